// A notes window or a phone in a presenter's room: shows its scene, counts the time on, and sends wishes.
{
  const RETRY_MS = 2000, LOST_MS = 3000
  const place = location.pathname.replace(/\/$/, "")
  const at = (id) => document.getElementById(id)
  const STARTING = { lost: "连接已断开，正在重新连接…… · Connection lost, trying again…", gone: "这次放映还没有开始或已经结束。 · This talk has not begun or is over." }
  let scene = null, heard = 0, lost = 0

  document.body.dataset.as = new URLSearchParams(location.search).get("as") === "notes" ? "notes" : "phone"

  const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`
  const time = () => {
    if (!scene) return
    const since = (performance.now() - heard) / 1000
    const step = scene.step_elapsed + since
    at("step-time").textContent = scene.seconds ? `${minutes(step)} / ${minutes(scene.seconds)}` : minutes(step)
    at("step-time").classList.toggle("late", Boolean(scene.seconds) && step > scene.seconds)
    at("talk-time").textContent = `${minutes(scene.elapsed + since)} / ${minutes(scene.total)}`
    at("talk-time").classList.toggle("late", scene.elapsed + since > scene.total)
  }

  const status = (text) => Object.assign(at("status"), { textContent: text, hidden: !text })

  const show = (text) => {
    scene = JSON.parse(text)
    heard = performance.now()
    const { words } = scene
    document.documentElement.lang = scene.lang
    document.title = `${words.place} ${scene.heading}`
    for (const [id, value] of Object.entries({
      story: scene.story, count: words.place, heading: scene.heading, notes: scene.notes, said: scene.said,
      next: scene.next || words.end, "step-label": words.step_time, "talk-label": words.talk_time, "next-label": words.next,
      back: words.back, on: words.on, before: words.before, levers: words.levers, clock: words.clock,
    })) at(id).textContent = value
    at("back").disabled = scene.step <= 1
    at("on").disabled = scene.step >= scene.count
    at("before").disabled = !scene.has_before
    at("levers").disabled = !scene.has_levers
    at("before").setAttribute("aria-pressed", scene.before)
    at("levers").setAttribute("aria-pressed", scene.levers_out)
    for (const part of document.querySelectorAll("main, nav")) part.hidden = false
    status(scene.away ? words.away : "")
    time()
  }

  const listen = () => {
    const events = new EventSource(`${place}/events`)
    events.addEventListener("open", () => {
      lost = clearTimeout(lost) ?? 0
      if (scene) status(scene.away ? scene.words.away : "")
    })
    events.addEventListener("scene", (event) => show(event.data))
    events.addEventListener("error", () => {
      lost ||= setTimeout(() => status(scene?.words.lost ?? STARTING.gone), scene ? LOST_MS : 0)
      if (events.readyState !== EventSource.CLOSED) return
      setTimeout(listen, RETRY_MS)  // a room that is not there yet, or not yet again
    })
  }

  const send = (wish) => fetch(`${place}/wish`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish),
  }).then((answer) => {
    if (answer.ok) navigator.vibrate?.(15)
    else if (answer.status === 404) status(STARTING.gone)
  }).catch(() => status(scene?.words.lost ?? STARTING.lost))

  const WISHES = { on: { by: 1 }, back: { by: -1 }, before: { toggle: "before" }, levers: { toggle: "levers" }, clock: { clock: true } }
  for (const [id, wish] of Object.entries(WISHES)) at(id).addEventListener("click", () => send(wish))
  const KEYS = { PageDown: "on", ArrowRight: "on", " ": "on", PageUp: "back", ArrowLeft: "back", b: "before", B: "before", l: "levers", L: "levers" }
  window.addEventListener("keydown", (event) => {
    const button = KEYS[event.key] && at(KEYS[event.key])
    if (!button || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (!button.disabled) button.click()
  })
  setInterval(time, 500)
  listen()
}
