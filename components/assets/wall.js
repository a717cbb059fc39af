// The tablet of a wall: shows what can be chosen there, and sends what is touched.
{
  const WAITING = "正在等待大屏…… · Waiting for the wall…", BUSY = "大屏正在准备…… · The wall is getting ready…"
  const RETRY_MS = 2000, LOST_MS = 2500, STUCK_MS = 2500
  const FOOT = /^kiosk_(home|end|lang_[a-z]+)$/
  const place = location.pathname.replace(/\/$/, "")
  const at = (id) => document.getElementById(id)
  let lost = 0, last = ""

  const wait = (text) => {
    last = ""
    at("heading").textContent = ""
    at("sentence").textContent = text
    at("choices").replaceChildren()
    at("foot").replaceChildren()
  }
  const send = (button, id) => {
    button.classList.add("pressed")
    setTimeout(() => button.classList.remove("pressed"), STUCK_MS)
    fetch(`${place}/wish`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ press: id }) })
      .then((answer) => { if (answer.status === 404) wait(WAITING) }, () => wait(WAITING))
  }
  const key = ({ id, label, main }) => {
    const button = Object.assign(document.createElement("button"), { textContent: label, className: main ? "main" : "" })
    button.dataset.choice = id
    button.addEventListener("click", () => send(button, id))
    return button
  }
  const show = (text) => {
    const { elapsed, step_elapsed, ...scene } = JSON.parse(text) // the room's clock is nothing to a tablet
    if (JSON.stringify(scene) === last) return
    if (scene.mode === "waiting") return wait(BUSY)
    last = JSON.stringify(scene)
    document.documentElement.lang = scene.lang
    at("heading").textContent = scene.heading
    at("sentence").textContent = scene.sentence
    at("choices").replaceChildren(...scene.choices.filter(({ id }) => !FOOT.test(id)).map(key))
    at("foot").replaceChildren(...scene.choices.filter(({ id }) => FOOT.test(id)).map(key))
  }
  const listen = () => {
    const events = new EventSource(`${place}/events`)
    events.addEventListener("open", () => { lost = clearTimeout(lost) ?? 0 })
    events.addEventListener("scene", (event) => show(event.data))
    events.addEventListener("error", () => {
      lost ||= setTimeout(() => { lost = 0; wait(WAITING) }, LOST_MS)
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS)
    })
  }
  for (const type of ["contextmenu", "dragstart", "selectstart"]) window.addEventListener(type, (event) => event.preventDefault())
  listen()
}
