// The lever under the hand. When a hand comes to a lever (hover, focus, press), the server is asked once for what the page
// says at each position of it; from then on entries of that table are shown as the hand moves, in the frame of the move,
// and the server hears of the position where the hand rests. Entries are the server's own words and figures. A position
// without an entry, a table that is late or of another state of the page: the lever follows the server.
const HOVER_MS = 150, KEY_REST_MS = 300, TABLE_MS = 500, MOST_TABLES = 6, SETTLE_MS = 200
const hand = (registry.hand ??= { tables: new Map(), asked: new Set(), shown: null, frame: 0, saved: new Map() })
const CARD = ["value", "change", "tone", "stand", "foot"]

// A table holds while everything but the lever itself stands as it did.
const others = (moved, id) => JSON.stringify(Object.entries(moved).filter(([name]) => name !== id).sort())
const placeOf = (state, id) => (state?.rest ? `${state.rest} ${id} ${others(state.moved, id)}` : "")
const step = (value) => value.toFixed(6)

async function askAlong(row) {
  const id = row.id, place = placeOf(row.state, id)
  if (!place || hand.tables.has(place) || hand.asked.has(place)) return
  hand.asked.add(place)
  const address = new URL(`along/${id}`, document.baseURI)
  const headers = { "x-explorer-viewer": window.explorerViewer ?? "" }
  const table = await fetch(address, { headers }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null)
  hand.asked.delete(place)
  if (!table) return
  const entries = new Map(table.entries.map(([at, entry]) => [step(at), entry]))
  hand.tables.set(placeOf(table, id), { charts: table.charts, entries, places: table.entries.map(([at]) => at) })
  if (hand.tables.size > MOST_TABLES) hand.tables.delete(hand.tables.keys().next().value)
  if (row.held || row.waiting) row.followed(Number(row.range.value))
}

// While a pointer drags a lever, it goes from one position that is known to the next; keys and figures go by single steps.
function known(row, value) {
  const places = row.held && hand.tables.get(placeOf(row.state, row.id))?.places
  return places?.length ? places.reduce((best, at) => (Math.abs(at - value) < Math.abs(best - value) ? at : best)) : value
}

// How long the server is not told of a hand without an entry: a finger's table is still on its way when it begins to move.
const patience = (row) => (hand.asked.has(placeOf(row.state, row.id)) ? TABLE_MS : REST_MS)

// Whether the page can say at once what it says at `value`; if so it does, in the next frame.
function follow(row, value) {
  const place = placeOf(row.state, row.id), table = place && hand.tables.get(place)
  const entry = table && table.entries.get(step(value))
  if (!entry) {
    row.isPast = Boolean(table)
    return false
  }
  if (hand.shown?.row !== row) hand.saved.clear()
  hand.shown = { row, value, entry, place, charts: table.charts, turn: row.state.turn }
  hand.frame ||= requestAnimationFrame(() => { hand.frame = 0; paint() })
  return true
}

// Levers are drawn anew only where one of them is held back or leaves its baseline: thumb and figure are the hand's.
function paint() {
  if (!hand.shown) return
  const { entry, charts } = hand.shown
  for (const host of registry.live.keys()) {
    const state = host.__state && at(host.__state), look = state?.moved && JSON.stringify([state.held, Object.keys(state.moved)])
    if (!state || (look && look === host.__look)) continue
    host.__look = look
    host.__update(state)
  }
  for (const [key, first] of Object.entries(charts)) redraw(key, { ...first, ...entry.charts[key] })
}

// The state of a part as the server would send it with the lever where the hand is.
function at(state) {
  const { row, value, entry } = hand.shown, own = entry[state.kind] ?? {}
  if (state.kind === "top") {
    const cards = state.cards.map((card, place) => ({ ...card, ...Object.fromEntries(CARD.map((part, n) => [part, own.cards[place][n]])) }))
    return { ...state, follows: true, cards, beyond: own.beyond }
  }
  if (state.moved) {
    const { [row.id]: _, ...moved } = state.moved
    return { ...state, follows: true, held: entry.held, moved: value === row.lever.base ? moved : { ...moved, [row.id]: value } }
  }
  const badge = own.badge === undefined ? state.badge : state.badges?.[own.badge] ?? ""
  return { ...state, ...own, follows: true, badge }
}

// After the server has drawn: what the hand shows stays while the hand is on its way, and goes when it is confirmed.
function afterDrawing() {
  const shown = hand.shown
  if (!shown) return
  const { row, value, place } = shown, id = row.id, now = row.state.moved[id] ?? row.lever.base
  const busy = row.held || row.waiting
  if (!row.node.isConnected || placeOf(row.state, id) !== place) return letGo()
  if (busy || row.state.turn === shown.turn && now !== value) {
    hand.frame ||= requestAnimationFrame(() => { hand.frame = 0; paint() })
    clearTimeout(hand.again)
    hand.again = setTimeout(paint, SETTLE_MS)
    return
  }
  if (now === value) hand.shown = null
  else letGo()
}

// Back to what the server said last. Charts that it has not drawn anew meanwhile get their rows back.
function letGo() {
  hand.shown = null
  for (const host of registry.live.keys()) {
    host.__look = null
    if (host.__state) host.__update(host.__state)
  }
  setTimeout(() => {
    if (hand.shown) return
    for (const [key, { rows, ours }] of hand.saved) {
      const view = chartView(key, Object.keys(rows[0] ?? {}))
      if (view && view.data(sourceOf(view))[0] === ours) view.data(sourceOf(view), rows).resize().runAsync()
    }
    hand.saved.clear()
  }, SETTLE_MS)
}

// The chart's own view, found by the data that its marks carry: in the container of this key where there is one, else the
// chart of the page with these columns.
function chartView(key, columns) {
  const inside = document.querySelectorAll(`[class*="st-key-${key}"] svg.marks`)
  for (const svg of inside.length ? inside : document.querySelectorAll("svg.marks")) {
    const view = viewOf(svg), row = view?.data(sourceOf(view))?.[0]
    if (row && columns.every((name) => name in row)) return view
  }
  return null
}

function viewOf(svg) {
  for (const node of svg.querySelectorAll("g")) {
    const item = node.__data__, context = item?.context ?? item?.mark?.group?.context
    if (context?.dataflow?.data) return context.dataflow
  }
  return null
}

// The name under which the view has the rows that were sent; the others follow from them.
const sources = new WeakMap()
function sourceOf(view) {
  if (!sources.has(view)) {
    const names = Object.keys(view.getState({ data: () => true, signals: () => false }).data)
    sources.set(view, names.find((name) => name.startsWith("source")) ?? "source")
  }
  return sources.get(view)
}

function redraw(key, columns) {
  const names = Object.keys(columns), view = chartView(key, names)
  if (!view) return
  const source = sourceOf(view)
  const rows = columns[names[0]].map((_, place) => Object.fromEntries(names.map((one) => [one, columns[one][place]])))
  if (!hand.saved.has(key)) {
    hand.saved.set(key, { rows: view.data(source).map((row) => Object.fromEntries(Object.entries(row))) })
  }
  hand.saved.get(key).ours = rows[0]
  view.data(source, rows).resize().runAsync()
}

// Hover, focus and press ask for the table; keys rest before the server hears of them.
function underTheHand(row, commit) {
  const { range } = row
  let hover = 0
  range.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !event.buttons) hover = setTimeout(() => askAlong(row), HOVER_MS)
  })
  range.addEventListener("pointerleave", () => clearTimeout(hover))
  range.addEventListener("focus", () => askAlong(row))
  range.addEventListener("pointerdown", () => { row.byPointer = true; askAlong(row) })
  range.addEventListener("keydown", () => { row.byPointer = false })
  range.addEventListener("blur", () => { if (row.waiting) commit() })
  // A key has gone past the positions round where the lever stood: ask again from where it stands now.
  row.stood = () => {
    if (!row.isPast) return
    row.isPast = false
    hand.tables.delete(placeOf(row.state, row.id))
    askAlong(row)
  }
  row.followed = (value) => {
    if (!follow(row, value)) return false
    clearTimeout(row.waiting)
    row.waiting = row.held ? 0 : setTimeout(commit, KEY_REST_MS)
    return true
  }
}
