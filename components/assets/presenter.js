// Keys and clicker of the presenter, controls that fade, full screen, and what the next map needs, fetched beforehand.
// Every press sends the whole wish (step, before, levers), so that of two quick presses neither is lost.
const REST_MS = 3000, RETRY_MS = 2000
const ROOM = "explorer-room"
const STEPS = { PageDown: 1, ArrowRight: 1, " ": 1, PageUp: -1, ArrowLeft: -1 }
const FIELDS = "input:not([type=range]), textarea, select, [contenteditable=true]"
const root = document.documentElement

const fullScreen = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.())?.catch(() => {})
const isThere = (query) => document.querySelector(query) !== null

// Files that a map's style names are kept by the browser for good: their names change with their content.
function fetchAhead(talk, address) {
  if (!address || talk.fetched.has(address)) return
  talk.fetched.add(address)
  fetch(address).then((answer) => answer.json()).then(({ sources }) => {
    for (const { data } of Object.values(sources ?? {})) {
      if (typeof data === "string" && !talk.fetched.has(data)) {
        talk.fetched.add(data)
        fetch(data).catch(() => {})
      }
    }
  }).catch(() => {})
}

function press(event, talk) {
  const target = event.composedPath()[0]
  if (event.ctrlKey || event.metaKey || event.altKey || isThere("[data-testid=stDialog]") || target.matches?.(FIELDS)) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const onSlider = target.type === "range" && !key.startsWith("Page")
  const onButton = key === " " && target.closest?.("button")?.matches(":focus-visible")
  if ((onSlider && (key.startsWith("Arrow") || key === "Home" || key === "End")) || onButton) return
  const { step, before, levers } = talk.wish, last = talk.count
  const go = (number) => () => {
    const nearest = Math.min(Math.max(number, 1), last)
    if (nearest !== step) talk.send({ step: nearest, before: false })
  }
  const acts = {
    Home: go(1), End: go(last), b: () => talk.send({ before: !before }), l: () => talk.send({ levers: !levers }),
    m: () => talk.send({ ask: "marks" }),
    "/": () => talk.send({ ask: "search" }), Escape: () => talk.send({ ask: "leave" }), f: fullScreen,
  }
  const act = key in STEPS ? go(step + STEPS[key]) : acts[key]
  if (!act || (key === "Escape" && isThere("[data-testid=stPopoverBody]"))) return
  event.preventDefault()
  event.stopImmediatePropagation()
  act()
}

// The scene goes to the room by way of the browser: with several processes behind a proxy the page is served by one of
// them and the room by another.
function tell(talk, changes) {
  const scene = JSON.stringify({ ...talk.scene, ...changes })
  if (!talk.room || scene === talk.sent) return
  talk.sent = scene
  fetch(`/room/${talk.room}/scene`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: scene, keepalive: true,
  }).catch(() => { talk.sent = "" })
}

// The room's phone and notes window: they ask by events, as keys do here.
function attend(talk, room) {
  if (talk.room === room) {
    tell(talk)
    return
  }
  talk.room = room
  talk.sent = ""
  talk.events?.close()
  talk.events = null
  if (!room) return
  const open = () => {
    talk.sent = ""
    tell(talk)
    const events = (talk.events = new EventSource(`/room/${room}/events`))
    events.addEventListener("wish", (event) => {
      const { by, step, toggle } = JSON.parse(event.data)
      const nearest = Math.min(Math.max(step ?? talk.wish.step + (by ?? 0), 1), talk.count)
      if (toggle) talk.send({ [toggle]: !talk.wish[toggle] })
      else if (nearest !== talk.wish.step) talk.send({ step: nearest, before: false })
    })
    events.addEventListener("error", () => {
      // The room is not there yet after a restart. Another try only while no newer one is under way.
      if (events.readyState === EventSource.CLOSED) setTimeout(() => talk.events === events && open(), RETRY_MS)
    })
  }
  open()
}

export default function ({ data, setStateValue }) {
  const talk = (window.__explorerPresenter ??= { fetched: new Set() })
  const owner = {}
  const { serial, step, before, levers, count } = data
  Object.assign(talk, { owner, count })
  if (!talk.wish || talk.wish.serial === serial) talk.wish = { serial, step, before, levers }
  talk.send = (changes) => {
    const { ask, ...lasting } = changes
    talk.wish = { ...talk.wish, ...lasting, serial: talk.wish.serial + 1 }
    setStateValue("wish", { ...talk.wish, ask: ask ?? "" })
  }
  fetchAhead(talk, data.next)
  if (data.room) sessionStorage.setItem(ROOM, data.room)
  talk.scene = data.scene
  attend(talk, sessionStorage.getItem(ROOM) ?? "")
  if (!talk.listening) {
    talk.listening = new AbortController()
    const { signal } = talk.listening
    let timer = 0
    const wake = () => {
      root.classList.remove("explorer-resting")
      clearTimeout(timer)
      timer = setTimeout(() => root.classList.add("explorer-resting"), REST_MS)
    }
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      root.classList.remove("explorer-resting")
    })
    for (const type of ["pointermove", "pointerdown", "touchstart", "focusin"]) {
      window.addEventListener(type, wake, { capture: true, passive: true, signal })
    }
    window.addEventListener("keydown", (event) => press(event, talk), { capture: true, signal })
    window.addEventListener("click", (event) => {
      if (event.composedPath().some((node) => node.classList?.contains("st-key-present_do_full"))) fullScreen()
    }, { capture: true, signal })
    watchChart(".st-key-present_chart", signal)
    wake()
  }
  return () => {
    if (talk.owner !== owner) return
    talk.listening?.abort()
    talk.listening = null
    tell(talk, { away: true })
    attend(talk, "")
    talk.wish = null
  }
}
