// Runs in the page before anything of Streamlit's.

// Text size: what the address asks for, else what suits the screen. Set before the first table measures its letters.
window.explorerSize = (wanted) => {
  const asked = Number(wanted)
  if ([1, 1.5, 2].includes(asked)) return asked
  const width = window.innerWidth
  // A large screen that is touched stands in a hall: its buttons are for fingers and read from two steps away.
  const hall = width >= 1600 && window.matchMedia("(pointer: coarse)").matches
  return width >= 3400 ? 2 : width >= 2400 || hall ? 1.5 : 1
}
{
  // A slide is set for a room from its first frame on, as the server will set it.
  const slide = /\/present\/?$/.test(window.location.pathname) && window.innerWidth >= 700 ? (window.innerWidth >= 3400 ? 2 : 1.5) : 0
  const size = window.explorerSize(new URLSearchParams(window.location.search).get("size") ?? slide)
  document.documentElement.style.fontSize = `${16 * size}px`
  // The server lays the first page out for this very screen: told before the first question goes out.
  const told = /(?:^|; )explorer_viewport=([01]):/.exec(document.cookie)
  const round = (px) => Math.round(px / 20) * 20
  const report = [told?.[1] ?? 1, size, round(window.innerWidth), round(window.innerHeight)].join(":")
  document.cookie = `explorer_viewport=${report}; path=/; max-age=31536000; samesite=strict`
}

// Theme: what the address asks for, what the browser remembers for this page, else the system's. For the first picture;
// Streamlit settles the live page's by the same order.
{
  const kept = () => {
    try { return localStorage.getItem(`stActiveTheme-${location.pathname}-v2`) } catch { return null } // no storage here
  }
  const stated = /(light|dark)_theme/.exec(new URLSearchParams(location.search).getAll("embed_options").join())?.[1]
  const theme = stated ?? /light|dark/i.exec(kept() ?? "")?.[0].toLowerCase()
  document.documentElement.classList.add(`explorer-${theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")}`)
}

// History: what the frame adds to an address by itself (the remembered state of a page, the language, a code) completes
// the visitor's step, and one touch or key makes one step, so that Back leads to what was seen before. Moving the map is no
// step: its camera takes the place of the last one.
{
  const push = History.prototype.pushState
  let fresh = false // a touch or key whose step is not written yet
  for (const gesture of ["pointerdown", "keydown"]) {
    window.addEventListener(gesture, () => { fresh = true }, { capture: true, passive: true })
  }
  window.addEventListener("popstate", () => { fresh = false })
  const withoutCamera = (url) => {
    const address = new URL(url ?? "", location.href)
    address.searchParams.delete("cam")
    return address.href
  }
  History.prototype.pushState = function (state, title, url) {
    const samePage = new URL(url ?? "", location.href).pathname === location.pathname
    const completes = samePage && (!fresh || withoutCamera(url) === withoutCamera(location.href))
    fresh = false
    return (completes ? this.replaceState : push).call(this, state, title, url)
  }
}

// Copy buttons: over http in an office network a browser gives pages no clipboard.
if (!navigator.clipboard) {
  const writeText = async (text) => {
    const area = document.createElement("textarea")
    area.value = text
    area.style.cssText = "position:fixed;opacity:0"
    document.body.append(area)
    area.select()
    const copied = document.execCommand("copy")
    area.remove()
    if (!copied) throw new DOMException("the browser refused to copy", "NotAllowedError")
  }
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true })
}

// The map draws every Chinese character on a small canvas of its own, in whatever sans-serif the machine has, and reads
// the pixels back. Here such a canvas writes in the family that the app brings, so that a machine without a Chinese font
// shows no boxes; and it is kept in main memory, because a reading from the graphics process waits for all drawing.
{
  const original = HTMLCanvasElement.prototype.getContext
  const font = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, "font")
  const shipped = {
    get() { return font.get.call(this) },
    set(value) { font.set.call(this, String(value).replace(/sans-serif$/, '"Noto Sans SC", sans-serif')) },
  }
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    if (kind !== "2d" || this.width > 64 || this.height > 64) return original.call(this, kind, options)
    const context = original.call(this, kind, { ...options, willReadFrequently: true })
    if (context && !Object.hasOwn(context, "font")) Object.defineProperty(context, "font", shipped)
    return context
  }
}

// The map library listens for a change of the pixel ratio and never stops (WebGLDevice.destroy of luma.gl leaves the
// observers of its canvas running), which would keep every map ever opened, and the page around it, in memory. The
// listeners of maps that have left the page are removed here.
{
  const ask = window.matchMedia.bind(window)
  const listeners = new Set()
  let timer = 0
  const release = () => {
    for (const entry of listeners)
      if (!entry.canvases.some((canvas) => canvas.deref()?.isConnected)) entry.query.removeEventListener("change", entry.listener)
    if (!listeners.size) timer = clearInterval(timer) ?? 0
  }
  window.matchMedia = (text) => {
    const query = ask(text)
    if (!String(text).startsWith("(resolution:")) return query
    query.addEventListener = (type, listener) => {
      const canvases = [...document.querySelectorAll("canvas")].map((canvas) => new WeakRef(canvas))
      listeners.add({ query, listener, canvases })
      timer ||= setInterval(release, 2000)
      MediaQueryList.prototype.addEventListener.call(query, type, listener)
    }
    query.removeEventListener = (type, listener) => {
      for (const entry of listeners) if (entry.query === query && entry.listener === listener) listeners.delete(entry)
      MediaQueryList.prototype.removeEventListener.call(query, type, listener)
    }
    return query
  }
}
