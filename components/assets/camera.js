// Reports where the first live map of the page looks once it has come to rest, so that address, code and pictures can
// show the same; and, while the page asks for it, the place that is pressed. What the page itself sent the map to is not
// reported: the first rest of a map is its own.
const LOOK_MS = 250, STILL = 3, SLIP_PX = 8

export default function ({ data, setTriggerValue }) {
  const watch = (window.__explorerCamera ??= { timer: 0, owner: null, map: null, reported: "" })
  const owner = {}
  watch.owner = owner
  clearTimeout(watch.timer)
  let last = "", still = 0
  const look = () => {
    const [map, camera] = window.explorerCamera?.() ?? [null, ""]
    still = camera && camera === last ? still + 1 : 0
    last = camera
    if (still === STILL) {
      const isFirst = watch.map?.deref() !== map
      if (!isFirst && camera !== watch.reported) setTriggerValue("camera", camera)
      if (isFirst) watch.map = new WeakRef(map)
      watch.reported = camera
    }
    watch.timer = setTimeout(look, LOOK_MS)
  }
  watch.timer = setTimeout(look, LOOK_MS)

  watch.presses?.abort()
  watch.presses = new AbortController()
  const options = { capture: true, passive: true, signal: watch.presses.signal }
  let down = null
  window.explorerPicking = !!data?.pick
  if (data?.pick) {
    window.addEventListener("pointerdown", (event) => { down = event.isPrimary && event.button === 0 ? event : null }, options)
    window.addEventListener("pointerup", (event) => {
      const slip = down ? Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) : Infinity
      const place = slip <= SLIP_PX ? window.explorerPlace?.(event) : ""
      if (place) setTriggerValue("place", place)
    }, options)
  }
  return () => {
    if (watch.owner !== owner) return
    clearTimeout(watch.timer)
    watch.presses.abort()
    window.explorerPicking = false
  }
}
