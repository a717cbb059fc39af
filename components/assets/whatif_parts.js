// Levers and outcome cards of the what-if pages. This code and all fixed words come once with the page; a move of a
// lever then sends figures only.
//
// One registry joins the two: `live` holds the parts on the page by their element, `words` the fixed words by kind of
// part, `draw` this code. Pages come and go in any order, so a part waits until the words of its kind are there.
const registry = (window.__explorerParts ??= { live: new Map(), words: new Map() })
// Streamlit calls what is returned when the element goes, and at once for a call that a newer one has overtaken.
window.__part = (component) => {
  const host = component.parentElement
  registry.live.set(host, component)
  registry.draw?.(component)
  return () => {
    if (registry.live.get(host) === component) registry.live.delete(host)
  }
}
for (const component of window.__parts ?? []) if (component.parentElement.isConnected) window.__part(component)
window.__parts = []
const REST_MS = 140
let hands = 0
let lastKey = 0

const read = (data) => (data instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(data)) : data)

function make(tag, className, ...children) {
  const node = document.createElement(tag)
  if (className) node.className = className
  node.append(...children)
  return node
}

// The name that is read aloud begins with the words on the button; `more` says of what, or what for.
function press(className, text, more, act) {
  const node = make("button", className, text)
  node.type = "button"
  if (more) {
    node.title = more
    node.setAttribute("aria-label", `${text}\u3000${more}`)
  }
  node.addEventListener("click", act)
  return node
}

function style(ink) {
  const rules = `
  :host, div { box-sizing: border-box }
  .root { font-family: ${ink.font}; color: ${ink.text}; font-size: 1rem; line-height: 1.35 }
  .root { --half: .55rem } @media (pointer: coarse) { .root { --half: .8rem } .root button { min-height: 2.5rem }
    .rail { height: 2.9rem } }
  .soft { color: ${ink.soft}; font-size: .875rem }
  button { font: inherit; color: inherit; background: none; border: 1px solid transparent; border-radius: .35rem;
    cursor: pointer; min-height: 2rem; min-width: 2rem; padding: 0 .45rem; white-space: nowrap; flex: none }
  button:hover:not(:disabled) { border-color: ${ink.primary}; color: ${ink.primary} }
  button:disabled { color: ${ink.faint}; cursor: default; opacity: .55 }
  button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid ${ink.primary}; outline-offset: 1px }
  .bar { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding-bottom: .4rem;
    border-bottom: 1px solid ${ink.grid} }
  select, input[type=number] { font: inherit; color: ${ink.text}; background: ${ink.panel};
    border: 1px solid ${ink.grid}; border-radius: .35rem; padding: .2rem .4rem; min-height: 2rem }
  select { flex: 1 1 9rem; min-width: 0 }
  input[type=number] { width: 6.2rem; text-align: right }
  .framed { border-color: ${ink.border} }
  .sure { background: ${ink.primary}; color: ${ink.ground} }
  .bare { border: 0; padding: .7rem 0 0 } .past { padding: 0 }
  .aim { display: flex; align-items: center; gap: .35rem; white-space: nowrap } .aim[hidden] { display: none }
  .bare select { flex: 0 1 17rem } .past.bar { margin-left: auto; padding: 0 } .head button { padding: 0 .25rem }
  @media (max-width: 700px) { .bare select { flex: 1 1 9rem } .past.bar { margin-left: 0 } }
  input::placeholder { color: ${ink.soft}; opacity: 1 }
  .years { display: flex } .years button { border-radius: 0; margin-left: -1px; white-space: nowrap }
  .years [aria-pressed=true] { background: ${ink.primary}; color: ${ink.ground} }
  .years [aria-pressed=true]:hover:not(:disabled) { color: ${ink.ground} }
  .row { padding: .45rem 0 .5rem; border-bottom: 1px solid ${ink.grid} }
  .head { display: flex; gap: .3rem; align-items: center }
  .head label { flex: 1 1 auto; min-width: 0 }
  .moved label { font-weight: 700 }
  .rail { position: relative; height: 2.4rem; margin: 0 .1rem }
  .rail input { position: absolute; left: 0; right: 0; bottom: 0; width: 100%; height: calc(2 * var(--half) + .2rem); margin: 0; appearance: none;
    background: none; cursor: pointer; touch-action: pan-y }
  input[type=range]::-webkit-slider-runnable-track { height: .36rem; border-radius: .2rem;
    background: linear-gradient(to right, ${ink.primary} var(--at, 0%), ${ink.grid} var(--at, 0%)) }
  input[type=range]::-moz-range-track { height: .36rem; border-radius: .2rem; background: ${ink.grid} }
  input[type=range]::-moz-range-progress { height: .36rem; border-radius: .2rem; background: ${ink.primary} }
  input[type=range]::-webkit-slider-thumb { appearance: none; width: calc(2 * var(--half)); height: calc(2 * var(--half)); margin-top: calc(.18rem - var(--half));
    border-radius: 50%; background: ${ink.primary}; border: 2px solid ${ink.ground} }
  input[type=range]::-moz-range-thumb { width: calc(2 * var(--half)); height: calc(2 * var(--half)); box-sizing: border-box; border-radius: 50%;
    background: ${ink.primary}; border: 2px solid ${ink.ground} }
  .tick { position: absolute; top: 0; transform: translateX(-50%); font-size: .875rem; line-height: 1.1rem;
    cursor: default; pointer-events: auto }
  .tick::after { content: ""; position: absolute; left: 50%; top: 1.1rem; height: .55rem; border-left: 2px solid currentColor }
  .legend { display: flex; flex-wrap: wrap; gap: 0 .9rem }
  .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.6rem, 1fr)); gap: .6rem }
  .card { display: flex; flex-direction: column; border: 1px solid ${ink.grid}; border-radius: .5rem; background: ${ink.panel};
    overflow: hidden; min-width: 0 }
  .chosen { border-color: ${ink.primary}; box-shadow: inset 0 3px 0 ${ink.primary} }
  .card .soft { font-size: .85rem }
  .card .look { text-align: left; border: 0; border-radius: 0; padding: .45rem .7rem 0; display: flex; flex-direction: column; align-items: flex-start; flex: 1 1 auto;
    white-space: normal }
  .value { font-size: 1.55rem; font-weight: 700; line-height: 1.25; overflow-wrap: anywhere }
  @media (max-width: 700px) { .value { font-size: 1.2rem } }
  .good { color: ${ink.good} } .bad { color: ${ink.bad} }
  .foot div { min-width: 0 } .foot { display: flex; justify-content: space-between; align-items: center; gap: .3rem; padding: 0 .3rem .15rem .7rem }
  .told { font-size: .85rem; display: flex; flex-wrap: wrap; gap: 0 .6rem } .told span { white-space: nowrap }
  .foot button { padding: 0 .4rem } .foot > div { white-space: nowrap }
  .root:lang(en) .told span, .root:lang(en) .foot > div { white-space: normal }
  .root:lang(en) .value { font-size: 1.2rem }
  .beyond { height: 1.5rem; padding-top: .3rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; line-height: 1.2rem }
  @media (max-width: 700px) { .beyond { white-space: normal; height: 3rem } }
  .answer { line-height: 1.6; min-height: 4.8rem } .root:lang(en) .answer { min-height: 6.4rem } .warned { color: ${ink.warn} }
  .headline { margin: 0; font-size: 1.375rem; font-weight: 700; line-height: 1.4 } .stands { line-height: 1.6 }
  .badge { background: ${ink.panel}; border: 1px solid ${ink.grid}; border-radius: .35rem; padding: 0 .4rem; margin-right: .4rem;
    font-size: .875rem; overflow-wrap: anywhere }
  @media (forced-colors: active) {
    .years [aria-pressed=true] { background: Highlight; color: HighlightText; forced-color-adjust: none }
    .chosen { outline: 3px solid Highlight; outline-offset: -3px }
    input[type=range]::-webkit-slider-runnable-track { border: 1px solid CanvasText; background: Canvas }
    input[type=range]::-moz-range-track { border: 1px solid CanvasText }
    input[type=range]::-webkit-slider-thumb { background: Highlight; border-color: CanvasText; forced-color-adjust: none }
    button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid Highlight }
  }
  `
  return make("style", "", rules)
}

const minus = (text) => text.replace("-", "\u2212")
const plain = (value) => minus(String(Number(value.toFixed(4))))

function typed(value, decimals) {
  return value.toFixed(Number(value.toFixed(decimals)) === value ? decimals : 4)
}

function place(lever, value) {
  const part = (value - lever.low) / (lever.high - lever.low)
  return `calc(var(--half) + ${Math.min(Math.max(part, 0), 1)} * (100% - 2 * var(--half)))`
}

function tick(lever, value, sign, ink, label) {
  const node = make("span", "tick", sign)
  node.style.left = place(lever, value)
  node.style.color = ink
  node.title = label
  node.setAttribute("aria-hidden", "true")
  return node
}

// One lever: title, exact figure, back to the baseline, source; the slider with the printed figures on it.
function leverRow(id, words, send) {
  const lever = words.levers[id], say = words.say
  const range = make("input"), exact = make("input")
  const row = { id, lever, range, held: false, sent: null, waiting: 0, late: null }
  Object.assign(range, { type: "range", min: lever.low, max: lever.high, step: lever.step, id: `range_${id}` })
  Object.assign(exact, { type: "number", step: lever.step, min: lever.low, max: lever.high, title: say.exact })
  exact.setAttribute("aria-label", `${lever.title} ${say.exact}`)
  const label = make("label", "")
  label.htmlFor = range.id
  label.title = lever.about
  row.legend = make("div", "legend soft")
  row.ticks = make("div", "")
  row.reset = press("soft", say.resetShort, `${lever.title}\u3000${say.reset}`, () => commit(lever.base))
  const source = press("soft", say.sourceShort, `${lever.title}\u3000${say.source}`, () => send("asked", id))
  row.node = make("div", "row", make("div", "head", label, exact, row.reset, source),
    make("div", "rail", row.ticks, range), row.legend)
  const commit = (value, hand = ++hands) => {
    clearTimeout(row.waiting)
    row.waiting = 0
    if (value === row.sent) { settle(); return afterDrawing() }
    row.sent = value
    row.late = null
    send("moved", { lever: id, value, hand })
  }
  // The server may have held the value back while the hand was still on the slider.
  const settle = () => {
    if (row.late === null || row.held) return
    range.value = row.sent = row.late
    show(row.late)
  }
  const show = (value) => {
    exact.value = typed(value, lever.decimals)
    range.style.setProperty("--at", place(lever, value))
    range.setAttribute("aria-valuetext", `${plain(value)} ${lever.unit}`)
  }
  range.addEventListener("pointerdown", () => { row.held = true; hands += 1 })
  for (const end of ["pointerup", "pointercancel"]) range.addEventListener(end, () => { row.held = false })
  range.addEventListener("keydown", (event) => {
    if (event.timeStamp - lastKey > 1000) hands += 1
    lastKey = event.timeStamp
  })
  const rested = () => commit(Number(range.value), hands)
  underTheHand(row, rested)
  range.addEventListener("input", () => {
    const value = known(row, Number(range.value))
    if (value !== Number(range.value)) range.value = value
    show(value)
    if (!row.followed(value)) row.waiting ||= setTimeout(rested, patience(row))
  })
  range.addEventListener("change", () => { if (row.byPointer || !row.waiting) rested() })
  exact.addEventListener("change", () => commit(exact.value === "" ? null : Number(exact.value)))
  row.update = (state) => {
    if (!state.follows) row.state = state
    const now = state.moved[id] ?? lever.base, before = state.before[id]
    label.textContent = `${id in state.moved ? words.ink.user : lever.grade} ${lever.label}`
    row.node.classList.toggle("moved", id in state.moved)
    row.reset.disabled = now === lever.base || Boolean(state.locked)
    const marks = lever.ticks.filter((t) => t.inside).map((t) => tick(lever, t.value, t.sign, words.ink[t.kind], t.label))
    const ghost = before === undefined ? [] : [[before, "\u25CC", words.ink.text, `${say.before} ${plain(before)}`]]
    const held = state.held?.[id]
    const limit = held === undefined ? [] : [[held, "\u25C0", words.ink.bad, `${say.held} ${plain(held)}`]]
    const own = [[lever.base, "|", words.ink.soft, `${say.base} ${plain(lever.base)}`], ...ghost, ...limit]
    range.disabled = exact.disabled = Boolean(state.locked)
    row.ticks.replaceChildren(...marks, ...own.map((o) => tick(lever, ...o)))
    const said = [...lever.ticks.map((t) => t.label), ...own.map((o) => `${o[1]} ${o[3]}`)]
    row.legend.replaceChildren(...said.map((text) => make("span", "", text)))
    if (state.follows) return
    row.late = now
    if (row.held || row.waiting) return
    row.sent = now
    range.value = now
    show(now)
    row.stood()
  }
  return row
}

// Back to the baseline for all takes two clicks.
function resetAll(words, send) {
  const all = press("framed", words.say.all, "", () => ask(true))
  const yes = press("sure", words.say.sure, "", () => { ask(false); send("reset", true) })
  const no = press("framed", words.say.keep, "", () => ask(false))
  const ask = (asked) => { all.hidden = asked; yes.hidden = no.hidden = !asked; (asked ? no : all).focus() }
  yes.hidden = no.hidden = true
  const update = (count) => {
    all.disabled = !count
    all.textContent = count ? words.say.count.replace("#", count) : words.say.all
    if (!count) { all.hidden = false; yes.hidden = no.hidden = true }
  }
  return { nodes: [all, yes, no], update }
}

// Undo, redo and replay, by button or by key.
function historyBar(words, send) {
  const names = ["undo", "redo", "replay"], keys = ["ctrl+z", "ctrl+y", "alt+p"]
  const buttons = names.map((name) => press("framed", words.say[name][0], "", () => send(name, true)))
  buttons.forEach((button, at) => {
    button.dataset.keys = keys[at]
    button.title = words.say[names[at]][1]
    button.setAttribute("aria-keyshortcuts", words.say[names[at]][1].replace("Ctrl", "Control"))
  })
  const node = make("div", "bar bare", ...buttons)
  const update = (can) => buttons.forEach((button, at) => { button.disabled = !can.includes(names[at]) })
  return { node, update }
}

function pressKey(event) {
  const at = event.composedPath()[0]
  const typing = /^(TEXTAREA|INPUT)$/.test(at.tagName ?? "") && at.type !== "range"
  const name = `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${event.key?.toLowerCase()}`
  const buttons = [...registry.live.keys()].flatMap((host) => [...host.querySelectorAll("[data-keys]")])
  const button = buttons.find((one) => one.dataset.keys === name)
  if (typing || !button) return
  event.preventDefault()
  button.click()
}

function leverPanel(root, state, words, send) {
  const choice = make("select")
  choice.setAttribute("aria-label", words.say.groups)
  for (const [id, title] of words.groups) choice.append(new Option(title, id))
  choice.addEventListener("change", () => send("group", choice.value))
  const reset = resetAll(words, send)
  const note = make("div", "soft", state.group === "assumptions" ? words.say.assumptions : "")
  const rows = state.shown.map((id) => leverRow(id, words, send))
  root.append(make("div", "bar", choice, ...reset.nodes), note, ...rows.map((row) => row.node))
  return (now) => {
    choice.value = now.group
    reset.update(Object.keys(now.moved).length)
    rows.forEach((row) => row.update(now))
  }
}

// Which outcome and which year the chart shows, the viewer's own target of that year, and the way back.
function lookBar(root, state, words, send) {
  const outcome = make("select"), years = make("div", "years"), aim = make("input"), label = make("label", "aim soft")
  outcome.setAttribute("aria-label", words.say.outcome)
  for (const [title, members] of words.outcomes) {
    const group = make("optgroup", "", ...members.map(([id, name]) => new Option(name, id)))
    group.label = title
    outcome.append(group)
  }
  outcome.addEventListener("change", () => send("out", outcome.value))
  years.setAttribute("role", "group")
  years.setAttribute("aria-label", words.say.year)
  const buttons = words.years.map(([year, title]) => press("framed", title, "", () => send("year", year)))
  years.append(...buttons)
  Object.assign(aim, { type: "number", step: "any", placeholder: words.say.unset })
  aim.addEventListener("change", () => send("aim", aim.value === "" ? null : Number(aim.value)))
  const name = make("span", "")
  label.append(name, aim)
  const past = historyBar(words, send)
  past.node.classList.add("past")
  root.append(make("div", "bar bare", outcome, years, label, past.node))
  return (now) => {
    outcome.value = now.out
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(words.years[at][0] === now.year)))
    name.textContent = now.aimed
    label.hidden = !now.aimed
    past.update(now.can)
    if (root.getRootNode().activeElement !== aim || now.aim !== null) aim.value = now.aim ?? ""
  }
}

// Outcome cards: a click on the figure shows its course, one on the sign below its formula and inputs.
function card(words, send) {
  const title = make("div", "soft told"), value = make("div", "value"), change = make("span", ""), stand = make("span", "")
  const foot = make("div", "soft")
  const look = make("button", "look", title, value, make("div", "told", change, stand))
  look.type = "button"
  let id = ""
  look.addEventListener("click", () => send("look", id))
  const formula = press("soft", words.say.formulaShort, words.say.formula, () => send("formula", id))
  const node = make("div", "card", look, make("div", "foot", foot, formula))
  const update = (c) => {
    id = c.id
    title.replaceChildren(...c.title.split("\u3000").map((words) => make("span", "", words)))
    value.textContent = c.value
    change.textContent = c.change
    change.className = c.tone || "soft"
    stand.textContent = c.stand
    stand.className = c.stand?.startsWith("\u00D7") ? "bad" : "soft"
    foot.textContent = c.foot
    node.classList.toggle("chosen", c.chosen)
    look.setAttribute("aria-pressed", String(Boolean(c.chosen)))
    formula.setAttribute("aria-label", `${words.say.formulaShort}\u3000${c.title}\u3000${words.say.formula}`)
  }
  return { node, update }
}

function cards(root, state, words, send) {
  const made = state.cards.map(() => card(words, send))
  root.append(make("div", "cards", ...made.map((one) => one.node)))
  return (now) => made.forEach((one, place) => one.update(now.cards[place]))
}

// What else the scenario moves: outcomes that have no card.
function beyondLine(root) {
  const node = make("div", "beyond soft")
  root.append(node)
  return (now) => { node.textContent = node.title = now.beyond }
}

function topOf(root, state, words, send) {
  const updates = [cards, beyondLine, lookBar].map((one) => one(root, state, words, send))
  return (now) => updates.forEach((update) => update(now))
}

// The answer above a chart, with the name of the open scenario: `**bold**`, and lines of warning in colour.
function answerOf(root) {
  const node = make("div", "answer")
  root.append(node)
  return (now) => {
    const lines = now.words.split("  \n").map(answerLine)
    if (now.badge) lines[0].prepend(make("span", "badge", now.badge))
    node.replaceChildren(...lines)
  }
}

function answerLine(text) {
  const warning = /^:orange\[(.*)\]$/s.exec(text)
  const parts = (warning?.[1] ?? text).split("**").map((part, place) => (place % 2 ? make("strong", "", part) : part))
  return make("div", warning ? "warned" : "", ...parts)
}

const KINDS = { levers: leverPanel, top: topOf, answer: answerOf }

function draw(component) {
  const state = read(component.data), host = component.parentElement, words = registry.words.get(state.kind)
  if (!words) return
  const shape = `${state.kind} ${state.group ?? ""} ${state.shown ?? ""} ${state.cards?.length ?? ""}`
  if (host.__shape !== shape || host.__words !== words) {
    const root = make("div", "root")
    host.replaceChildren(style(words.ink), root)
    const send = (event, value) => host.__component.setTriggerValue(event, value)
    Object.assign(host, { __shape: shape, __words: words, __update: KINDS[state.kind](root, state, words, send) })
  }
  host.__component = component
  host.__state = state
  host.__look = null
  host.__update(state)
  afterDrawing()
}

// Words for the kinds of the open page. What was added to the document goes when the last words go; words of a page that
// has been replaced in the meantime are not touched.
export default function ({ data }) {
  const given = read(data)
  const same = [...registry.words.values()].find((words) => JSON.stringify(words) === JSON.stringify(given))
  const words = same ?? given, owner = {}
  registry.owner = owner
  registry.words.clear()
  for (const kind of words.kinds) registry.words.set(kind, words)
  registry.draw = draw
  registry.release?.abort()
  registry.release = new AbortController()
  document.addEventListener("keydown", pressKey, { signal: registry.release.signal })
  for (const component of registry.live.values()) draw(component)
  return () => {
    if (registry.owner !== owner) return
    registry.words.clear()
    registry.release.abort()
  }
}
