const slides = [...document.querySelectorAll(".slide")]
const here = () => {
  const middle = innerHeight / 2
  return Math.max(0, slides.findIndex(slide => slide.getBoundingClientRect().bottom > middle))
}
const go = place => slides[Math.min(slides.length - 1, Math.max(0, place))].scrollIntoView()
const keys = {
  ArrowRight: () => go(here() + 1), ArrowDown: () => go(here() + 1), PageDown: () => go(here() + 1), " ": () => go(here() + 1),
  ArrowLeft: () => go(here() - 1), ArrowUp: () => go(here() - 1), PageUp: () => go(here() - 1),
  Home: () => go(0), End: () => go(slides.length - 1),
  b: () => slides[here()].querySelector(".before") && slides[here()].classList.toggle("compared"),
  s: () => slides[here()].querySelectorAll("details").forEach(one => { one.open = !one.open }),
  f: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
}
document.addEventListener("keydown", event => {
  const action = keys[event.key] ?? keys[event.key.toLowerCase()]
  if (!action || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("summary, a, button")) return
  event.preventDefault()
  action()
})
document.addEventListener("click", event => {
  const mark = event.target.closest(".mark-of-source")
  const list = mark?.closest("article").querySelector("details")
  if (!list) return
  event.preventDefault()
  list.open = true
  list.querySelectorAll(".asked").forEach(one => one.classList.remove("asked"))
  const source = list.querySelector(`[data-source="${mark.hash.slice(2)}"]`)
  source?.classList.add("asked")
  source?.scrollIntoView({ block: "nearest" })
})
