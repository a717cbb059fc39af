// Kiosk: nothing of the browser answers to a visitor, nothing of a visit is written down. Runs before every other script.
{
  const told = JSON.parse(document.getElementById("explorer-kiosk").textContent)
  const root = document.documentElement
  root.classList.add("kiosk")
  if (told.reach === "seated") root.classList.add("kiosk-low")
  const millimetre = () => {
    const px = Math.hypot(window.innerWidth, window.innerHeight) / (told.inches * 25.4)
    root.style.setProperty("--mm", `${px.toFixed(3)}px`)
  }
  millimetre()
  window.addEventListener("resize", millimetre)

  // Cookies and storage of the browser: this page writes none, and throws away what an earlier one has left.
  for (const pair of document.cookie.split(";")) {
    document.cookie = `${pair.split("=")[0].trim()}=; path=/; max-age=0`
  }
  Object.defineProperty(document, "cookie", { get: () => "", set: () => {}, configurable: true })
  const forget = () => {
    for (const store of ["localStorage", "sessionStorage"]) {
      try { window[store].clear() } catch { /* a browser without it has nothing to forget */ }
    }
  }
  forget()
  Storage.prototype.setItem = () => {}
  window.explorerForget = forget

  const stop = (event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const type of ["contextmenu", "dragstart", "dragover", "drop", "selectstart", "copy", "cut", "paste", "auxclick",
    "gesturestart", "gesturechange", "beforeprint"]) {
    window.addEventListener(type, stop, { capture: true, passive: false })
  }
  // Two fingers or a resting palm neither zoom nor scroll; the wheel with Ctrl neither.
  window.addEventListener("touchmove", (event) => { if (event.touches.length > 1 && event.cancelable) event.preventDefault() }, { capture: true, passive: false })
  window.addEventListener("wheel", (event) => { if (event.ctrlKey) stop(event) }, { capture: true, passive: false })

  // Keys that move the focus and press what has it; on a locked machine every other key does nothing.
  const USED = new Set(["Tab", "Enter", " ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])
  for (const type of ["keydown", "keyup", "keypress"]) {
    window.addEventListener(type, (event) => {
      if (told.locked && (!USED.has(event.key) || event.ctrlKey || event.metaKey || event.altKey)) stop(event)
    }, { capture: true })
  }
  if (told.locked) {
    window.open = () => null
    window.print = () => {}
    window.addEventListener("click", (event) => { if (event.composedPath().some((node) => node.tagName === "A")) stop(event) }, { capture: true })
  }

  // As many touches a second as hands make. A palm or a drumming child does not get more through.
  const MOST_A_SECOND = 5
  const taps = []
  window.addEventListener("click", (event) => {
    const now = performance.now()
    while (taps.length && now - taps[0] > 1000) taps.shift()
    if (taps.length >= MOST_A_SECOND) stop(event)
    else taps.push(now)
  }, { capture: true })
}
