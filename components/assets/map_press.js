// Pressing things on a map. deck.gl asks the graphics processor what is under the pointer and waits for the answer at
// every move and press: without a graphics card 50 to 700 ms, and a press that takes more than 250 ms by the clock of its
// gesture recogniser is no click any more. Here the same features are searched in memory (well under 1 ms); the element is
// outlined before the next frame and reported to Streamlit at the release. A map whose deck cannot be reached, or with
// pickable layers of another kind, keeps deck.gl's own picking.
{
  const CHART = "[data-testid=stDeckGlJsonChart]"
  const CONTROLS = "[data-testid=stDeckGlJsonChartZoomButton], [data-testid=stElementToolbar], button, a, input"
  const SLACK_PX = { mouse: 6, pen: 10, touch: 12 } // how far a pointer may slip between press and release
  const PRESSED_MS = 4000 // the outline of a press never stays longer than this
  const LINE_SLACK_PX = 2
  const SVG = "http://www.w3.org/2000/svg"
  const decks = new WeakMap() // root of a deck's events → deck, null where it keeps its own picking

  // Deck and base map stand in refs of the React components that hold their elements.
  const inRef = (node, pick) => {
    const key = Object.keys(node).find((name) => name.startsWith("__reactFiber$"))
    for (let fiber = node[key]; fiber; fiber = fiber.return)
      for (let hook = fiber.memoizedState; hook; hook = hook.next) {
        const object = hook.memoizedState?.current && pick(hook.memoizedState.current, fiber)
        if (object) return object
      }
    return null
  }
  // Those of the layer manager: a layer of the props has no data before the next frame.
  const pickables = (deck) => deck.layerManager.getLayers().filter((layer) => layer.props.pickable && !layer.parent)
  const takeOver = (root) => {
    const deck = inRef(root.querySelector("canvas#deckgl-overlay") ?? root, (ref) => ref.deck?.getViewports && ref.deck)
    if (!deck?.deckPicker || !deck.layerManager?.getLayers().length) return undefined // not ready
    const click = deck.eventManager?.manager?.get?.("click")
    if (!click || !pickables(deck).every((layer) => layer.constructor.layerName === "GeoJsonLayer")) return null
    deck.setProps({ _pickable: false })
    click.set({ enable: false })
    return deck
  }
  const mapAt = (target) => {
    const chart = target instanceof Element && !target.closest(CONTROLS) ? target.closest(CHART) : null
    const root = chart?.querySelector("#deckgl-overlay")?.parentElement
    if (!root) return null
    if (!decks.has(root)) {
      const deck = takeOver(root)
      if (deck === undefined) return null
      decks.set(root, deck)
    }
    const deck = decks.get(root)
    return deck && { root, deck, chart }
  }

  // For a changed map, and below: the base map's renderer in an element of its class.
  window.explorerMapOf = (node) => inRef(node, (ref) => ref.getMap?.())

  // For the player of years: which style the first live map of the page has drawn, "" while it is drawing.
  window.explorerMapDrawn = () => {
    const node = document.querySelector(`${CHART} .mapboxgl-map`)
    const map = node && window.explorerMapOf(node)
    return map?.loaded() ? map.getStyle().metadata?.state ?? "" : ""
  }

  // For the page's first picture: calls once the first live map of the page has painted all its tiles. Its names may follow.
  const awaited = new WeakSet()
  window.explorerMapPainted = (then) => {
    const node = document.querySelector(`${CHART} .mapboxgl-map`)
    const map = node && window.explorerMapOf(node)
    if (!map || awaited.has(map)) return
    awaited.add(map)
    const look = () => {
      if (!map.areTilesLoaded() || !map.isStyleLoaded()) return
      map.off("render", look)
      then()
    }
    map.on("render", look)
    if (map.loaded()) look()
  }

  // For the camera in the address: the first live map of the page and where it looks.
  window.explorerCamera = () => {
    const node = document.querySelector(`${CHART} .mapboxgl-map`)
    const map = node && window.explorerMapOf(node)
    if (!map) return [null, ""]
    const { lng, lat } = map.getCenter()
    const lean = [Math.round(map.getPitch()), Math.round(map.getBearing())]
    const parts = [+lng.toFixed(5), +lat.toFixed(5), +map.getZoom().toFixed(2), ...(lean[0] || lean[1] ? lean : [])]
    return [node, parts.map((value) => value || 0).join(",")]
  }

  // For the viewer's own place: longitude and latitude under an event on a map, "" elsewhere.
  window.explorerPlace = (event) => {
    const map = mapAt(event.target)
    if (!map) return ""
    const { left, top } = map.root.getBoundingClientRect()
    const place = map.deck.getViewports()[0].unproject([event.clientX - left, event.clientY - top])
    return place.map((degrees) => degrees.toFixed(4)).join(",")
  }

  // Distances are taken in px around the pointer: x and y of a place are its offsets from it.
  const frame = (deck, x, y) => {
    const viewport = deck.getViewports()[0]
    const [lon, lat] = viewport.unproject([x, y])
    const [east] = viewport.unproject([x + 1, y])
    const [, south] = viewport.unproject([x, y + 1])
    const wide = Math.hypot(east - lon, viewport.unproject([x + 1, y])[1] - lat)
    const high = Math.hypot(viewport.unproject([x, y + 1])[0] - lon, south - lat)
    const metres = 111_320 * wide * Math.cos((lat * Math.PI) / 180)
    return { metres, reach: 40 * Math.max(wide, high), lon, lat, at: ([a, b]) => [(a - lon) / wide, (lat - b) / high] }
  }
  const boxes = new WeakMap()
  const box = (geometry) => {
    if (!boxes.has(geometry)) {
      const numbers = geometry.coordinates.flat(9)
      const xs = numbers.filter((_, n) => n % 2 === 0), ys = numbers.filter((_, n) => n % 2)
      const least = (list) => list.reduce((a, b) => Math.min(a, b)), most = (list) => list.reduce((a, b) => Math.max(a, b))
      boxes.set(geometry, [least(xs), least(ys), most(xs), most(ys)])
    }
    return boxes.get(geometry)
  }
  const isNear = (geometry, { lon, lat, reach }) => {
    const [west, south, east, north] = box(geometry)
    return lon >= west - reach && lon <= east + reach && lat >= south - reach && lat <= north + reach
  }
  const parts = ({ type, coordinates }) => (type.startsWith("Multi") ? coordinates : [coordinates])
  const toSegment = ([ax, ay], [bx, by]) => {
    const dx = bx - ax, dy = by - ay
    const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(ax + share * dx, ay + share * dy)
  }
  const toLine = (line, around) => {
    const points = line.map(around.at)
    return points.slice(1).reduce((least, point, n) => Math.min(least, toSegment(points[n], point)), Infinity)
  }
  const isInside = (rings, { lon, lat }) => rings.reduce((inside, ring) => {
    for (let n = 0, before = ring.length - 1; n < ring.length; before = n++) {
      const [ax, ay] = ring[n], [bx, by] = ring[before]
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
    }
    return inside
  }, false)

  // Points come before lines, lines before areas; of points and lines the nearest, of areas the topmost.
  const hit = (layer, around) => {
    const { data, getPointRadius, pointRadiusMinPixels, lineWidthScale, getLineWidth } = layer.props
    const features = data?.features ?? data
    if (!Array.isArray(features)) return null
    const radius = Math.max(pointRadiusMinPixels, (typeof getPointRadius === "number" ? getPointRadius : 0) / around.metres)
    const best = { Point: null, LineString: null, Polygon: null, far: { Point: radius, LineString: Infinity } }
    features.forEach((feature, index) => {
      const { geometry } = feature
      if (!geometry || !isNear(geometry, around)) return
      const kind = geometry.type.replace("Multi", "")
      if (kind === "Polygon") {
        if (parts(geometry).some((rings) => isInside(rings, around))) best.Polygon = { feature, index, layer }
        return
      }
      const width = typeof getLineWidth === "function" ? getLineWidth(feature, { index }) : getLineWidth
      const limit = kind === "Point" ? radius : (width * lineWidthScale) / 2 + LINE_SLACK_PX
      const far = parts(geometry).reduce(
        (least, part) => Math.min(least, kind === "Point" ? Math.hypot(...around.at(part)) : toLine(part, around)), Infinity)
      if (far <= limit && far <= best.far[kind]) {
        best[kind] = { feature, index, layer }
        best.far[kind] = far
      }
    })
    return best.Point ?? best.LineString ?? best.Polygon
  }
  const under = ({ root, deck }, event) => {
    const { left, top } = root.getBoundingClientRect()
    const x = event.clientX - left, y = event.clientY - top
    const around = frame(deck, x, y)
    for (const layer of pickables(deck).reverse()) {
      const target = hit(layer, around)
      if (target) return { ...target, x, y }
    }
    return null
  }

  // One outline for the whole page, moved to the map that needs it.
  let outline = null, stands = null, timer = 0
  const clear = () => {
    outline?.remove()
    clearInterval(timer)
    outline = stands = null
  }
  const pathOf = (geometry, viewport, radius) => {
    const place = (point) => viewport.project(point).map((px) => px.toFixed(1)).join(" ")
    if (geometry.type.endsWith("Point"))
      return parts(geometry).map((point) => {
        const [x, y] = viewport.project(point)
        return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`
      }).join("")
    const lines = parts(geometry).flatMap((part) => (geometry.type.endsWith("Polygon") ? part : [part]))
    return lines.map((line) => `M${line.map(place).join("L")}`).join("")
  }
  const draw = ({ root, deck }, target, state) => {
    clear()
    const { feature, layer } = target
    const viewport = deck.getViewports()[0]
    const isLine = feature.geometry.type.endsWith("LineString")
    const [red, green, blue] = layer.props.highlightColor
    const colour = `rgb(${red} ${green} ${blue})`
    outline = document.createElementNS(SVG, "svg")
    outline.setAttribute("data-explorer-press", state)
    outline.setAttribute("aria-hidden", "true")
    outline.style.cssText = "position:absolute;inset:0;width:100%;height:100%;pointer-events:none;overflow:hidden"
    const path = document.createElementNS(SVG, "path")
    const firm = state === "pressed"
    const radius = Math.max(layer.props.pointRadiusMinPixels, 8)
    path.setAttribute("d", pathOf(feature.geometry, viewport, radius))
    path.setAttribute("fill", isLine ? "none" : colour)
    path.setAttribute("fill-opacity", firm ? 0.3 : 0.14)
    path.setAttribute("fill-rule", "evenodd")
    path.setAttribute("stroke", colour)
    path.setAttribute("stroke-opacity", firm ? 1 : 0.7)
    path.setAttribute("stroke-width", (isLine ? 7 : 2) + (firm ? 1.5 : 0))
    path.setAttribute("stroke-linejoin", "round")
    outline.append(path)
    root.append(outline)
    stands = { root, feature, state, viewport }
  }
  const hover = (map, event) => {
    const target = under(map, event)
    map.deck.cursorState.isHovering = !!target
    const tip = target && map.deck.props.getTooltip?.({ object: target.feature, index: target.index, layer: target.layer })
    map.deck.tooltip?.setTooltip(tip ?? null, target?.x, target?.y)
    if (stands?.state === "pressed" && stands.root === map.root) return
    if (!target) clear()
    else if (stands?.feature !== target.feature || stands.viewport !== map.deck.getViewports()[0]) draw(map, target, "under")
  }

  // The outline of a press goes when the page has answered, or when the map moves under it.
  const scriptRuns = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running"
  const untilAnswered = (deck) => {
    const end = performance.now() + PRESSED_MS
    let ran = false
    clearInterval(timer)
    timer = setInterval(() => {
      const runs = scriptRuns()
      ran ||= runs
      if ((ran && !runs) || performance.now() > end || stands?.viewport !== deck.getViewports()[0]) clear()
    }, 100)
  }
  // Each report differs from the one before, so that the page answers although the element was reported already, and
  // a second press does not take the first one back: the index is counted on past the length of the layer.
  let reports = 0
  const report = ({ deck }, target) => {
    const { feature, index, layer } = target ?? { feature: undefined, index: -1, layer: null }
    const length = layer ? (layer.props.data.features ?? layer.props.data).length : 0
    deck.props.onClick({ index: layer ? index + length * ++reports : -1, object: feature, layer, picked: !!layer })
  }

  let press = null
  const listen = (type, act) => window.addEventListener(type, act, { capture: true, passive: true })
  listen("pointerdown", (event) => {
    const map = mapAt(event.target)
    const another = press && !event.isPrimary
    press = null
    if (!map || another || !event.isPrimary || event.button !== 0 || event.ctrlKey) return clear()
    // While the page takes places, a press selects nothing, and takes back what was selected: Streamlit pales other words.
    const target = map.deck.props.onClick && !window.explorerPicking ? under(map, event) : null
    press = { map, target, id: event.pointerId, x: event.clientX, y: event.clientY }
    target ? draw(map, target, "pressed") : clear()
  })
  listen("pointermove", (event) => {
    if (press && event.pointerId === press.id) {
      const slack = SLACK_PX[event.pointerType] ?? SLACK_PX.mouse
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) <= slack) return
      press = null
      return clear()
    }
    if (event.buttons || event.pointerType === "touch") return
    const map = mapAt(event.target)
    if (map) hover(map, event)
    else if (stands?.state === "under") clear()
  })
  listen("pointerup", (event) => {
    if (!press || event.pointerId !== press.id) return
    const { map, target } = press
    press = null
    if (!map.deck.props.onClick) return clear() // a map that only tells names, or a lost connection
    report(map, target)
    if (target) untilAnswered(map.deck)
  })
  listen("pointercancel", () => {
    press = null
    clear()
  })
  listen("wheel", () => { if (stands?.state === "under") clear() })
}
