// The opening of 总览, once for a browser: names along the axis, the groups, the crossings beside one large counter. It
// waits for the map, and any key or press ends it. Everything it adds stands in one element, which goes with it.
const SECONDS = 6, LONGEST_WAIT_MS = 20000, LOOK_MS = 150
const SVG = "http://www.w3.org/2000/svg"

const make = (parent, tag, attributes, text) => {
  const node = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  if (text) node.textContent = text
  parent.append(node)
  return node
}
const appear = (node, at, from = {}) => node.animate(
  [{ opacity: 0, ...from }, { opacity: 1, transform: "none" }], { delay: at * 1000, duration: 450, fill: "both", easing: "ease-out" })

// Landmarks stand close together: their names take turns at the right and at the left of the axis.
function drawStops(picture, stops, ink, px) {
  stops.forEach(({ at: [x, y], name }, turn) => {
    const isRight = turn % 2 === 0
    const word = make(picture, "text", { x: x + (isRight ? 14 : -14), y: y + 0.35 * px, "text-anchor": isRight ? "start" : "end",
      "font-size": 1.1 * px, "font-weight": 700, fill: ink.axis, stroke: ink.ground, "stroke-width": 5, "paint-order": "stroke" }, name)
    appear(word, 0.2 + turn * 0.5)
    appear(make(picture, "circle", { cx: x, cy: y, r: 5, fill: ink.axis, stroke: ink.ground, "stroke-width": 2 }), 0.2 + turn * 0.5)
  })
}

// The map's own names of the groups come out of the veil as it clears.
function drawGroups(picture, groups) {
  groups.forEach(({ outline, tint }, turn) => {
    const d = `M${outline.map((point) => point.join(" ")).join("L")}Z`
    const area = make(picture, "path", { d, fill: tint, "fill-opacity": 0.45, stroke: tint, "stroke-width": 3 })
    area.animate([{ opacity: 0 }, { opacity: 1, offset: 0.3 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }],
      { delay: 2300 + turn * 220, duration: 1500, fill: "both" })
  })
}

function drawCounter(picture, counts, ink, [x, y], since, px) {
  counts.forEach(([number, scope], turn) => {
    const counter = make(picture, "text", { x, y, "font-size": 2.4 * px, "font-weight": 700, fill: ink.text, stroke: ink.ground,
      "stroke-width": 6, "paint-order": "stroke" }, number)
    make(counter, "tspan", { "font-size": px, dx: 0.4 * px }, scope)
    const end = turn === counts.length - 1 ? 1 : 0
    counter.animate([{ opacity: 0 }, { opacity: 1, offset: 0.15 }, { opacity: 1, offset: 0.9 }, { opacity: end }],
      { delay: (since + turn * 0.8) * 1000, duration: 800, fill: "both" })
  })
}

function draw(stage, { axis, stops, groups, crossings, unplaced, counts, ink, skip, size }) {
  const px = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const { clientWidth: width, clientHeight: height } = stage
  const picture = make(stage, "svg", { "data-explorer-opening": "", "aria-hidden": "true", width, height })
  picture.style.cssText = "position:absolute;inset:0;z-index:1;pointer-events:none"
  picture.style.fontFamily = "inherit"
  // Places count from the middle of the map, which may be a few px wider than it was asked for.
  const frame = stage.querySelector("[data-testid=stDeckGlJsonChart]") ?? stage
  const map = make(picture, "g", { transform: `translate(${(frame.clientWidth - size[0]) / 2} ${(frame.clientHeight - size[1]) / 2})` })
  const veil = make(picture, "rect", { width, height, fill: ink.ground })
  picture.append(map)
  veil.animate([{ opacity: 0 }, { opacity: 0.62, offset: 0.06 }, { opacity: 0.62, offset: 0.55 }, { opacity: 0 }],
    { duration: SECONDS * 1000, fill: "both" })
  const way = make(map, "path", { d: `M${axis.map((point) => point.join(" ")).join("L")}`, fill: "none", stroke: ink.axis,
    "stroke-width": 5, "stroke-linecap": "round", pathLength: 1, "stroke-dasharray": 1 })
  way.animate([{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }], { delay: 200, duration: 2300, fill: "both", easing: "ease-in-out" })
  drawStops(map, stops, ink, px)
  drawGroups(map, groups)
  const since = 3.6, each = 1.2 / Math.max(crossings.length, 1)
  crossings.forEach(({ at: [cx, cy], isOpen }, turn) => {
    const sign = make(map, "circle", { cx, cy, r: 6, fill: isOpen ? ink.crossing : ink.ground, stroke: ink.crossing, "stroke-width": 2.5 })
    appear(sign, since + turn * each)
  })
  const left = 2 * px, foot = height - 9.6 * px
  for (let turn = 0; turn < unplaced.count; turn++)
    appear(make(picture, "circle", { cx: left + 6 + turn * 18, cy: foot + 2 * px, r: 5, fill: "none", stroke: ink.soft, "stroke-width": 2 }), since)
  appear(make(picture, "text", { x: left + unplaced.count * 18 + 8, y: foot + 2.3 * px, "font-size": 0.875 * px, fill: ink.soft }, unplaced.word), since)
  drawCounter(picture, counts, ink, [left, foot], since, px)
  const hint = make(picture, "text", { x: width - px, y: height - 3 * px, "text-anchor": "end", "font-size": 0.875 * px, fill: ink.soft }, skip)
  hint.animate([{ opacity: 1 }, { opacity: 1, offset: 0.9 }, { opacity: 0 }], { duration: SECONDS * 1000, fill: "both" })
  return picture
}

export default function ({ data }) {
  const former = window.__explorerOpening
  if (former?.isOver || (former && former.data === JSON.stringify(data))) return former.leave
  former?.leave()
  const opening = window.__explorerOpening = { data: JSON.stringify(data), isOver: false }
  const listening = new AbortController()
  let timer = 0, picture = null
  opening.leave = () => {
    clearTimeout(timer)
    listening.abort()
    picture?.remove()
    picture = null
  }
  const end = () => {
    opening.isOver = true
    document.cookie = `${data.cookie}=1; path=/; max-age=31536000; samesite=strict`
    opening.leave()
  }
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    end()
    return opening.leave
  }
  for (const gesture of ["keydown", "pointerdown", "wheel"])
    window.addEventListener(gesture, end, { capture: true, passive: true, signal: listening.signal })
  const since = performance.now()
  const look = () => {
    const stage = document.querySelector(".st-key-overview_map, .st-key-overview_map_upright")
    if (performance.now() - since > LONGEST_WAIT_MS) return end()
    if (!stage || !window.explorerMapDrawn?.()) {
      timer = setTimeout(look, LOOK_MS)
      return
    }
    picture = draw(stage, data)
    timer = setTimeout(end, SECONDS * 1000)
  }
  timer = setTimeout(look, LOOK_MS)
  return opening.leave
}
