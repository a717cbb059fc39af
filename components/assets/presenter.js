// Keys and clicker of the presenter, controls that fade, full screen, and what the next map needs, fetched beforehand.
// A step is told by its number, so that of two quick presses neither is lost.
const REST_MS = 3000
const STEPS = { PageDown: 1, ArrowRight: 1, " ": 1, PageUp: -1, ArrowLeft: -1 }
const FIELDS = "input:not([type=range]), textarea, select, [contenteditable=true]"
const root = document.documentElement

const fullScreen = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.())?.catch(() => {})
const isOpen = () => document.querySelector("[role=dialog], [data-testid=stPopoverBody]") !== null

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
  if (event.ctrlKey || event.metaKey || event.altKey || isOpen() || target.matches?.(FIELDS)) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const onSlider = target.type === "range" && !key.startsWith("Page")
  const onButton = key === " " && target.closest?.("button")?.matches(":focus-visible")
  if ((onSlider && (key.startsWith("Arrow") || key === "Home" || key === "End")) || onButton) return
  const last = talk.data.count
  const acts = {
    Home: () => talk.go(1), End: () => talk.go(last), b: () => talk.say("before", !talk.data.before),
    l: () => talk.say("levers", !talk.data.levers), "/": () => talk.say("search", true),
    Escape: () => talk.say("leave", true), f: fullScreen,
  }
  const act = key in STEPS ? () => talk.go(talk.at + STEPS[key]) : acts[key]
  if (!act) return
  event.preventDefault()
  event.stopImmediatePropagation()
  act()
}

export default function ({ data, setTriggerValue }) {
  const talk = (window.__explorerPresenter ??= { fetched: new Set(), at: 0 })
  const owner = {}
  Object.assign(talk, { owner, data })
  if (talk.asked === undefined || talk.asked === data.step) {
    talk.at = data.step
    talk.asked = undefined
  }
  talk.say = (name, value) => setTriggerValue("act", { name, value })
  talk.go = (number) => {
    const nearest = Math.min(Math.max(number, 1), talk.data.count)
    if (nearest === talk.at) return
    talk.at = talk.asked = nearest
    talk.say("go", nearest)
  }
  fetchAhead(talk, data.next)
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
    wake()
  }
  return () => {
    if (talk.owner !== owner) return
    talk.listening?.abort()
    talk.listening = null
    talk.asked = undefined
  }
}
