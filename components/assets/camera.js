// Reports where the first live map of the page looks once it has come to rest, so that address, code and pictures can
// show the same; and, while the page asks for it, the place that is pressed. What the page itself sent the map to is not
// reported: the first rest of a map is its own.
const LOOK_MS = 250, STILL = 3, SLIP_PX = 8

export default function ({ data, setTriggerValue: tell }) {
  const watch = (window.__camera ??= { reported: "" })
  const owner = (watch.owner = {})
  clearTimeout(watch.timer)
  let last, still
  const look = () => {
    const [map, camera] = window.explorerCamera?.() ?? []
    still = camera && camera === last ? still + 1 : 0
    last = camera
    if (still === STILL) {
      const isFirst = watch.map?.deref() !== map
      if (!isFirst && camera !== watch.reported) tell("camera", camera)
      if (isFirst) watch.map = new WeakRef(map)
      watch.reported = camera
    }
    watch.timer = setTimeout(look, LOOK_MS)
  }
  watch.timer = setTimeout(look, LOOK_MS)
  watch.presses?.abort()
  watch.presses = new AbortController()
  let down
  if ((window.explorerPicking = data.pick)) {
    const on = (kind, act) => addEventListener(kind, act, { capture: true, signal: watch.presses.signal })
    on("pointerdown", (press) => { down = press.isPrimary && !press.button && press })
    on("pointerup", (end) => {
      const slip = down && Math.hypot(end.clientX - down.clientX, end.clientY - down.clientY)
      const place = down && slip <= SLIP_PX && window.explorerPlace?.(end)
      if (place) tell("place", place)
    })
  }
  return () => {
    if (watch.owner !== owner) return
    clearTimeout(watch.timer)
    watch.presses.abort()
    window.explorerPicking = false
  }
}
