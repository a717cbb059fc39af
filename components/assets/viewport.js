// Tells the server what only the browser knows (WebGL, width), and applies what only the browser can (text size, language).
const ROOT_PX = 16

// A map that already draws is answer enough: a context of our own costs a software renderer 60 ms before the first map.
function hasWebGL() {
  if (document.querySelector("canvas[class$=gl-canvas]")?.getContext("webgl2")) return true
  try {
    const canvas = document.createElement("canvas")
    const gl = canvas.getContext("webgl2") || canvas.getContext("webgl")
    gl?.getExtension("WEBGL_lose_context")?.loseContext()
    return !!gl
  } catch { return false }
}

export default function (component) {
  const { data, setStateValue } = component
  const wanted = window.explorerSize?.(data?.size) ?? 1
  document.documentElement.style.fontSize = `${ROOT_PX * wanted}px`
  window.explorerViewer = data?.viewer ?? ""
  document.documentElement.lang = data?.language === "en" ? "en" : "zh-CN"
  const bridge = window.__explorerViewport ?? (window.__explorerViewport = { webgl: data?.known?.[0] !== "0" })
  bridge.send = () => {
    const round = (px) => Math.round(px / 20) * 20
    const report = [bridge.webgl ? 1 : 0, wanted, round(window.innerWidth), round(window.innerHeight)].join(":")
    // The next visit starts with the right size at once.
    document.cookie = `${data.cookie}=${report}; path=/; max-age=31536000; samesite=strict`
    if (data?.known !== report) setStateValue("report", report)
  }
  bridge.owner = component
  if (!bridge.listening) {
    bridge.listening = new AbortController()
    let waiting = 0
    const wait = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => bridge.send(), 400)
    }
    window.addEventListener("resize", wait, { signal: bridge.listening.signal })
  }
  bridge.send()
  if (!bridge.asked) {
    bridge.asked = true
    const ask = () => {
      bridge.webgl = hasWebGL()
      bridge.send()
    }
    window.requestIdleCallback ? window.requestIdleCallback(ask, { timeout: 3000 }) : setTimeout(ask, 1500)
  }
  if (data?.theme) {
    const url = new URL(window.location.href)
    if (url.searchParams.get("embed_options") !== `${data.theme}_theme`) {
      url.searchParams.set("embed_options", `${data.theme}_theme`)
      window.location.replace(url)
    }
  }
  return () => {
    if (bridge.owner !== component) return
    bridge.listening.abort()
    bridge.listening = null
  }
}
