// A wall without hands: it tells the tablet of its room what can be chosen, and does what the tablet asks for.
{
  const KEY = /^[A-Za-z0-9_-]{32}$/, PRESSED = /\bst-key-(kiosk_[a-z0-9_]+)/
  const REST_MS = 150, RETRY_MS = 2000
  const key = new URLSearchParams(location.search).get("wall") ?? ""
  if (window.explorerKiosk.isWall && KEY.test(key)) {
    const place = `hall/wall/${key}`
    const { press, enter, stay, touch, state, words, isReady } = window.explorerKiosk
    const root = document.documentElement
    root.classList.add("kiosk-wall")
    const NOT_FOR_TABLETS = new Set(["kiosk_operator", "kiosk_low", "kiosk_high"])

    const text = (query) => {
      const copy = document.querySelector(query)?.cloneNode(true)
      for (const icon of copy?.querySelectorAll("[data-testid=stIconMaterial], [role=img]") ?? []) icon.remove()
      return copy?.textContent.trim() ?? ""
    }
    const label = (button) => button.querySelector("[data-testid=stMarkdownContainer]")?.textContent.trim() ?? ""
    const name = (button) => PRESSED.exec(button.closest("[class*=st-key-kiosk_]")?.className ?? "")?.[1] ?? ""
    const buttons = () => [...document.querySelectorAll(".st-key-kiosk_stage button")]
      .map((button) => ({ id: name(button), label: label(button), main: button.dataset.testid === "stBaseButton-primary" }))
      .filter(({ id, label }) => id && label && !NOT_FOR_TABLETS.has(id))
    const entries = () => Object.entries(words).map(([code, { call }], place) => ({ id: `enter_${code}`, label: call, main: place === 0 }))

    const choices = (mode) => {
      if (mode === "leaving") return [{ id: "stay", label: words[root.lang === "en" ? "en" : "zh"].stay, main: true }]
      return { visit: buttons, loop: entries }[mode]?.() ?? []
    }
    const scene = () => {
      const counting = document.getElementById("kiosk-count") !== null
      const mode = state.mode === "visit" ? (counting ? "leaving" : "visit") : isReady() ? "loop" : "waiting"
      const lang = root.lang === "en" ? "en" : "zh"
      const heading = mode === "visit" ? text(".st-key-kiosk_words h1") : mode === "leaving" ? words[lang].leaving : words[lang].title
      const sentence = mode === "visit" ? text(".st-key-kiosk_words [data-testid=stCaptionContainer]") : ""
      return { mode, lang, heading: heading.slice(0, 300), sentence: sentence.slice(0, 300), choices: choices(mode).slice(0, 20) }
    }

    let last = "", resting = 0
    const send = () => {
      resting = 0
      const body = JSON.stringify(scene())
      if (body === last) return Promise.resolve()
      last = body
      return fetch(`${place}/scene`, { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: true })
        .then((answer) => { if (!answer.ok) last = "" }, () => { last = "" })
    }
    const tell = () => { resting ||= setTimeout(send, REST_MS) }

    const grant = ({ press: id }) => {
      const offered = scene().choices.some((one) => one.id === id)
      if (!offered) return
      touch()
      if (id === "stay") stay()
      else if (id.startsWith("enter_")) enter(id.slice("enter_".length))
      else press(id)
      tell()
    }
    const listen = () => {
      const events = new EventSource(`${place}/events`)
      events.addEventListener("open", () => { last = ""; tell() })
      events.addEventListener("wish", (event) => grant(JSON.parse(event.data)))
      events.addEventListener("error", () => {
        if (events.readyState !== EventSource.CLOSED) return
        last = ""
        setTimeout(() => send().finally(listen), RETRY_MS) // opens the room where a new server has none
      })
    }
    new MutationObserver(tell).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-kiosk", "lang"] })
    setInterval(tell, 1000)
    send().finally(listen)
  }
}
