// A changed map in one frame. The base map first draws a changed style without its new picture of cells and, when that
// has come, everything again: without a graphics card each time takes up to 200 ms. Here the picture is fetched beside the
// style and put in the place of the one before, and the style follows with it. A map whose renderer cannot be reached, or
// whose style has other pictures than before, changes as it would by itself.
{
  const MAPS = "[data-testid=stDeckGlJsonChart] .mapboxgl-map"
  const PICTURE_MS = 2000 // the style does not wait longer for a picture
  const known = new WeakSet()

  // The digests of the pictures that a style's address names, in their order: `a.b.c:1`.
  const digests = (style) => {
    const cells = typeof style === "string" && style.startsWith("map/style.json?") && new URLSearchParams(style.slice(15)).get("cells")
    return cells ? cells.split(":")[0].split(".") : []
  }
  const address = (digest) => `/map/made/${digest}.png`
  // Those on the map that are to give way; none where the corners or the number may differ.
  const replaced = (map, style) => {
    const named = digests(style)
    const sources = named.map((_, place) => map.getSource(`cells-${place}`))
    if (!sources.every((source) => source?.updateImage && source.image) || map.getSource(`cells-${named.length}`)) return []
    return named.map((digest, place) => [sources[place], address(digest)]).filter(([source, url]) => source.url !== url)
  }
  const exchanged = (map, [source, url]) => new Promise((then) => {
    const done = (event) => {
      if (event.type === "sourcedata" && (event.sourceId !== source.id || event.sourceDataType !== "metadata")) return
      clearTimeout(timer)
      map.off("sourcedata", done)
      map.off("error", done)
      then()
    }
    const timer = setTimeout(done, PICTURE_MS, { type: "late" })
    map.on("sourcedata", done)
    map.on("error", done)
    source.updateImage({ url, coordinates: source.coordinates })
  })
  const inOneFrame = (map) => {
    const change = map.setStyle.bind(map)
    let turn = 0
    map.setStyle = (style, options) => {
      const own = ++turn
      const pictures = map.style?.loaded() ? replaced(map, style) : []
      if (!pictures.length) return change(style, options)
      const json = fetch(style).then((answer) => (answer.ok ? answer.json() : style))
      Promise.all([json, ...pictures.map((one) => exchanged(map, one))])
        .then(([whole]) => own === turn && map.style && change(whole, options))
        .catch(() => own === turn && map.style && change(style, options))
      return map
    }
  }
  const look = () => {
    for (const node of document.querySelectorAll(MAPS)) {
      const map = window.explorerMapOf?.(node)
      if (!map || known.has(map)) continue
      known.add(map)
      inOneFrame(map)
    }
  }
  for (const kind of ["pointerdown", "keydown", "click"]) window.addEventListener(kind, look, { capture: true, passive: true })
}
