// Kiosk: the loop over the page, the countdown, a fresh start, and what happens when the server or the page fails. All
// of it runs without the server; times are those of a clock that nobody sets.
{
  const told = JSON.parse(document.getElementById("explorer-kiosk").textContent)
  const SCENE_MS = 8000, TICK_MS = 1000, BEAT_MS = 15000, PATIENCE_MS = 2500, PROBE_MS = 3000, LONGEST_START_MS = 45000
  const PRESS_MS = 3000, NIGHT_H = 3, LEAST_UP_MS = 2 * 3600e3, MOST_UP_MS = 26 * 3600e3
  const began = performance.now()
  const now = () => performance.now()
  const wall = told.wall ? new URLSearchParams(window.location.search).get("wall") : ""
  const home = wall ? `?wall=${encodeURIComponent(wall)}` : "" // of what a visit has written into the address nothing else stays
  const find = (query) => document.querySelector(query)
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text ?? "" })
  const state = { mode: "loop", scene: -1, since: 0, touched: now(), entered: 0, lost: 0, probing: 0, beaten: 0, missed: 0, loaded: -Infinity,
    leaving: false, stale: false }

  // The page below: ready to be touched, or ill.
  const isConnected = () => find("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED"
  const isReady = () => isConnected() && !state.stale && find(".st-key-kiosk_stage") !== null
  const isBroken = () => find("[data-testid=stException], [data-testid=stAlert], .st-key-kiosk_fault") !== null
  const press = (name) => find(`.st-key-${name} button`)?.click()
  const spoken = () => (document.documentElement.lang === "en" ? told.words.en : told.words.zh)

  const ask = (path, options) => fetch(path, { cache: "no-store", signal: AbortSignal.timeout(PROBE_MS), ...options })

  // The loop.
  const layer = make("div", "")
  layer.id = "kiosk-loop"
  const stage = make("div", "kiosk-scenes"), call = make("div", "kiosk-call"), bar = make("div", "kiosk-pace")
  const sign = make("div", "kiosk-sign", told.words.zh.title)
  sign.append(make("small", "", told.words.en.title))
  for (const [code, words] of Object.entries(told.words)) {
    const button = make("button", "kiosk-enter", words.call)
    button.dataset.language = code
    call.append(button)
  }
  layer.append(stage, sign, call, bar)
  const still = make("div", "kiosk-scene kiosk-still on")
  still.append(make("i", "kiosk-waves"), make("h1", "", told.words.zh.title), make("p", "", told.words.en.title))
  stage.append(still)

  const { card, sheets, isArrived, isUpright } = window.explorerScenes
  // Pictures of the loop and of the questions, one after the other: a browser has six connections to a server, and while it
  // draws, signs of life and wishes must get through. A scene without its picture is left out.
  async function fetchScenes(boxes) {
    for (const box of boxes) {
      for (const picture of sheets(box)) {
        await new Promise((done) => {
          picture.onload = done
          picture.onerror = () => { box.remove(); done() }
          picture.src = picture.dataset.src
        })
        if (!box.isConnected) break
      }
    }
  }
  async function fetchAhead(addresses) {
    for (const address of addresses) {
      try { await (await fetch(address, { signal: AbortSignal.timeout(120000) })).blob() } catch { /* fetched when it is needed */ }
    }
  }
  let loading = false
  async function load() {
    if (loading || stage.children.length > 1 || now() - state.loaded < PROBE_MS) return
    loading = true
    state.loaded = now()
    try {
      const answer = await ask("hall/loop.json", { signal: AbortSignal.timeout(60000) })
      if (answer.ok) {
        const { scenes, ahead } = await answer.json()
        const boxes = scenes.map(card)
        stage.append(...boxes)
        fetchScenes(boxes).then(() => fetchAhead(ahead[isUpright() ? "tall" : "wide"]))
      }
    } catch { /* the still picture stands; the next tick asks again */ }
    loading = false
  }
  const say = (text) => {
    const speech = window.speechSynthesis, code = /[\u4e00-\u9fff]/.test(text) ? "zh" : "en"
    if (!told.voice || !speech) return
    const voice = speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(code))
    speech.cancel()
    if (voice) speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }))
  }
  const arrived = () => [...stage.children].filter(isArrived)
  const next = () => {
    const cards = arrived().length > 1 ? arrived() : [still, ...arrived()]
    state.scene = (state.scene + 1) % cards.length
    for (const one of stage.children) one.classList.toggle("on", one === cards[state.scene])
    bar.classList.toggle("odd")
    if (state.mode === "loop") say(cards[state.scene].querySelector("p").textContent)
  }

  // Modes.
  const show = (mode) => {
    state.mode = mode
    document.documentElement.dataset.kiosk = mode
    state.since = now()
  }
  const enter = (language) => {
    state.touched = state.entered = now()
    show("visit")
    if (language && language !== told.language) setTimeout(() => press(`kiosk_lang_${language}`), 0)
  }
  async function reload() {
    if (state.leaving) return
    state.leaving = true
    try {
      if ((await ask("hall/beat")).ok) {
        window.explorerForget()
        window.location.replace(window.location.pathname + home)
        setTimeout(() => { state.leaving = false }, 20000)
        return
      }
    } catch { /* no server: the loop goes on */ }
    state.leaving = false
  }
  const finish = () => {
    const seconds = Math.round((now() - state.entered) / 1000)
    const language = document.documentElement.lang === "en" ? "en" : "zh"
    ask("hall/visit", { method: "POST", body: JSON.stringify({ seconds, language }), keepalive: true }).catch(() => {})
    window.speechSynthesis?.cancel()
    leave()
    reload()
  }
  // What a visitor has left on the page is seen by nobody: it can be touched again only after a fresh start.
  const leave = () => {
    count.remove()
    state.stale = true
    show("loop")
  }

  // The countdown: any touch stays.
  const count = make("div", "")
  count.id = "kiosk-count"
  count.append(make("p", ""), make("strong", ""), make("button", "kiosk-stay"))
  const warn = (left) => {
    const [text, number, stay] = count.children
    text.textContent = spoken().leaving
    stay.textContent = spoken().stay
    number.textContent = String(left)
    if (!count.isConnected) document.body.append(count)
  }

  // A cut cable leaves a socket that looks alive: two signs of life without an answer count as a lost server.
  const beat = () => ask(`hall/beat?mode=${state.mode}`, { signal: AbortSignal.timeout(10000) }).then(() => { state.missed = 0 }, () => { state.missed += 1 })
  const isNight = () => new Date().getHours() === NIGHT_H && now() - began > LEAST_UP_MS
  const tick = () => {
    const quiet = now() - state.touched, idle = told.idle * 1000
    if (state.mode === "visit") {
      if (quiet > idle + told.countdown * 1000) finish()
      else if (quiet > idle) warn(Math.max(1, Math.ceil((idle + told.countdown * 1000 - quiet) / 1000)))
    } else {
      if (now() - state.since > SCENE_MS) { state.since = now(); next() }
      if (stage.children.length < 2) load()
      else if (still.classList.contains("on") && arrived().length > 1) next()
      if (isNight() || now() - began > MOST_UP_MS) reload()
    }
    layer.classList.toggle("waiting", !isReady())
    const isIll = isBroken() || state.missed > 1 || (now() - began > PATIENCE_MS && !isConnected()) || (now() - began > LONGEST_START_MS && !isReady())
    state.lost = isIll ? state.lost || now() : 0
    const isLost = isIll && now() - state.lost > PATIENCE_MS && now() - began > PROBE_MS * 3
    if (isLost && !state.stale) leave()
    if ((isLost || state.stale) && now() - state.probing > PROBE_MS) { state.probing = now(); reload() }
    if (now() - state.beaten > BEAT_MS) { state.beaten = now(); beat() }
  }

  // Touches. The first one only wakes; it never presses what lies under the loop.
  const onSign = (event) => event.composedPath().some((node) => node.classList?.contains("kiosk-sign") || node.classList?.contains("st-key-kiosk_sign"))
  let held = 0
  window.addEventListener("pointerdown", (event) => {
    state.touched = now()
    if (count.isConnected) setTimeout(() => count.remove(), 400) // so that the touch presses nothing below
    clearTimeout(held)
    if (onSign(event) && isReady()) held = setTimeout(() => { enter(""); press("kiosk_operator") }, PRESS_MS)
  }, { capture: true, passive: true })
  for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, () => clearTimeout(held), { capture: true, passive: true })
  window.addEventListener("keydown", () => { state.touched = now(); count.remove() }, { capture: true })
  layer.addEventListener("click", (event) => {
    event.stopPropagation()
    if (isReady()) enter(event.target.closest?.(".kiosk-enter")?.dataset.language ?? "")
  })
  window.addEventListener("click", (event) => {
    const keys = event.composedPath().map((node) => node.className).filter((name) => typeof name === "string").join(" ")
    if (/st-key-kiosk_(end|restart)\b/.test(keys)) setTimeout(finish, 0)
    if (/st-key-kiosk_(low|high)\b/.test(keys)) document.documentElement.classList.toggle("kiosk-low")
  })

  // A picture that is on its way does not stand in for the next one.
  const isPicture = (node) => node.tagName === "IMG" && node.closest(".st-key-kiosk_picture")
  new MutationObserver((changes) => {
    for (const { target } of changes) if (isPicture(target) && !target.complete) target.style.opacity = 0
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["src"] })
  document.addEventListener("load", ({ target }) => { if (target.tagName && isPicture(target)) target.style.opacity = "" }, { capture: true })

  // What a question says is spoken too.
  let heard = ""
  const listen = () => {
    const text = state.mode === "visit" ? find(".st-key-kiosk_words [data-testid=stMarkdownContainer]")?.textContent ?? "" : ""
    if (text && text !== heard) say(text)
    heard = text
  }

  // For a wall that a tablet drives (kiosk_wall.js).
  window.explorerKiosk = {
    isWall: told.wall, press, enter, state, isReady, words: told.words, stay: () => count.remove(), touch: () => { state.touched = now() },
  }

  const start = () => {
    document.body.append(layer)
    show("loop")
    load()
    setInterval(() => { tick(); if (told.voice) listen() }, TICK_MS)
  }
  document.body ? start() : document.addEventListener("DOMContentLoaded", start)
}
