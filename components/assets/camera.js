// Reports where the first live map of the page looks once it has come to rest, so that address, code and pictures can
// show the same. What the page itself sent the map to is not reported: the first rest of a map is its own.
const LOOK_MS = 250, STILL = 3

export default function ({ setTriggerValue }) {
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
  return () => {
    if (watch.owner === owner) clearTimeout(watch.timer)
  }
}
