// A chart that changes between two steps, or before and after, moves to its new figures instead of jumping: every mark
// goes from where it stood to where it stands. Only within one chart, known by the name in its marks' classes.
const MOVE_MS = 400, HOLD_MS = 3000 // a chart that is drawn anew is empty for a moment: so long its last one is held
const NUMBER = /-?\d*\.?\d+(?:e[-+]?\d+)?/g
const MOVING = ["d", "transform", "x2", "y2"]

// What can move, by its place: the classes of its groups and its turn among their marks.
function standing(svg) {
  const marks = new Map()
  for (const group of svg.querySelectorAll("g[class^=mark-]")) {
    const name = group.getAttribute("class")
    let turn = 0
    for (const node of group.children) {
      if (node.tagName === "g") continue
      const values = {}
      for (const attribute of MOVING) if (node.hasAttribute(attribute)) values[attribute] = node.getAttribute(attribute)
      let key = `${name}#${turn++}`
      while (marks.has(key)) key += "+" // groups of one name, as in a chart of several panels
      marks.set(key, { node, values })
    }
  }
  return { of: [...new Set([...svg.querySelectorAll("g[class^=mark-]")].map((g) => g.getAttribute("class")))].join(), marks }
}

// Two values of one attribute with the numbers that lie between them, or null where their form differs.
function between(from, to) {
  if (from === to || from.replace(NUMBER, "#") !== to.replace(NUMBER, "#")) return null
  const first = from.match(NUMBER).map(Number), last = to.match(NUMBER).map(Number)
  return (share) => {
    let turn = 0
    return to.replace(NUMBER, () => {
      const at = turn++
      return first[at] === last[at] ? last[at] : (first[at] + (last[at] - first[at]) * share).toFixed(2)
    })
  }
}

// What has to move from `shown` to `now`: both by place.
function moves(shown, now) {
  const found = []
  for (const [key, { node, values }] of now.marks) {
    const old = shown.marks.get(key)?.values
    for (const attribute of old ? Object.keys(values) : []) {
      const value = old[attribute] && between(old[attribute], values[attribute])
      if (value) found.push({ key, node, attribute, value, end: values[attribute] })
    }
  }
  return found
}

// Watch the chart in `query` until `signal` aborts.
function watchChart(query, signal) {
  let shown = null, frame = 0, began = 0, moving = []
  const recent = new Map()
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)")
  const observer = new MutationObserver((records) => follow(records))
  const write = (share) => {
    for (const { key, node, attribute, value, end } of moving) {
      const now = share < 1 ? value(share) : end
      node.setAttribute(attribute, now)
      shown.marks.get(key).values[attribute] = now
    }
    observer.takeRecords() // our own
    if (share >= 1) moving = []
  }
  const play = (time) => {
    const share = Math.min(Math.max((time - began) / MOVE_MS, 0), 1)
    write(share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share))
    if (moving.length) frame = requestAnimationFrame(play)
  }
  function follow(records) {
    const svg = document.querySelector(`${query} svg.marks`)
    if (!svg) return // between two charts: the new one is compared with the last
    const now = standing(svg)
    // The chart is drawn in several strokes: what is under way goes on, unless its end has changed meanwhile.
    for (const { key, node, attribute, end } of moving) {
      const isNew = records.some((one) => one.target === node && one.attributeName === attribute)
      const mark = now.marks.get(key)
      if (!isNew && mark?.node === node) mark.values[attribute] = end
    }
    const isOn = moving.length > 0, time = performance.now()
    if (shown && shown.of !== now.of) recent.set(shown.of, { state: shown, time })
    for (const [of, one] of recent) if (time - one.time > HOLD_MS) recent.delete(of)
    const last = shown?.of === now.of ? shown : recent.get(now.of)?.state, start = calm.matches ? null : last
    cancelAnimationFrame(frame)
    moving = start ? moves(start, now) : []
    shown = now
    if (!moving.length) return
    for (const { key, attribute } of moving) now.marks.get(key).values[attribute] = start.marks.get(key).values[attribute]
    if (!isOn) began = time
    write(0)
    frame = requestAnimationFrame(play)
  }
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: MOVING })
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame)
    write(1)
    observer.disconnect()
  })
  follow([])
}
