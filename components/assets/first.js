// The page's first picture. It stands in the document before anything of Streamlit's; scripts and style sheet, which
// would keep the browser from painting it, wait in a template until it is on the screen. It leaves in the frame in which
// the live page stands; over a map that is still drawing, the map's own place stays covered until the map is there.
{
  const UNPAINTED_MS = 400, LONGEST_MS = 10000, HEADLESS_MS = 1500, UNMOUNTED_MS = 3000, LOOK_MS = 50
  const FAULT = "[data-testid=stException], [data-testid=stAlertContentError], [role=dialog]"
  const MAP = "[data-testid=stDeckGlJsonChart]"
  const first = document.getElementById("explorer-first")
  const live = document.getElementById("explorer-live")
  const begin = () => {
    if (!live?.isConnected) return
    document.head.append(live.content)
    live.remove()
  }
  // A frame is painted before anything that its script has begun comes back. A page in the background has no frames.
  requestAnimationFrame(begin)
  setTimeout(begin, UNPAINTED_MS)

  const listening = new AbortController()
  const signal = listening.signal
  const picture = first.querySelector("svg")
  let stands = 0, timer = 0, limit = 0
  const leave = () => {
    listening.abort()
    watcher.disconnect()
    clearInterval(timer)
    clearTimeout(limit)
    document.documentElement.classList.remove("explorer-light", "explorer-dark")
    first.remove()
  }
  // Only the map's place stays covered, by the part of the picture that lies there: nothing moves. Streamlit sets the map
  // up a while after the run; until then its place is where the picture has it.
  const clip = (map) => {
    const { left, top, right, bottom } = map.getBoundingClientRect()
    first.style.clipPath = `inset(${top}px ${innerWidth - right}px ${innerHeight - bottom}px ${left}px)`
  }
  const look = () => {
    const app = document.querySelector("[data-testid=stApp]")
    if (!app) return
    limit ||= setTimeout(leave, LONGEST_MS)
    const main = app.querySelector("[data-testid=stMain]")
    if (document.querySelector(FAULT)) return leave()
    if (app.dataset.testScriptState !== "notRunning" || !main?.querySelector("[data-testid=stElementContainer]")) return
    stands ||= performance.now()
    timer ||= setInterval(look, LOOK_MS)
    const since = performance.now() - stands
    if (since < HEADLESS_MS && !main.querySelector("h1")) return // its script is still on the way
    if (since < UNMOUNTED_MS && main.querySelector("[data-testid=stSkeleton]")) return // and so are those of its elements
    const map = main.querySelector(MAP)
    const isLate = !map && since > UNMOUNTED_MS
    if (first.dataset.kind !== "map" || !picture || isLate) return leave()
    clip(map ?? picture)
    window.explorerMapPainted?.(leave)
  }
  const watcher = new MutationObserver(look)
  watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] })
  for (const gesture of ["pointerdown", "wheel", "keydown", "resize"])
    window.addEventListener(gesture, () => stands && leave(), { capture: true, passive: true, signal })
}
