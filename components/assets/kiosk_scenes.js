// Kiosk: the scenes of the loop. A scene is a map in sheets that come one after the other, rings where something opens, and
// large words. Every movement is a CSS animation that begins when the scene is on; at rest everything is there.
{
  const LASTS_S = { flow: 1.8, rise: 1.2, light: .55, bloom: 1.6 }, FIRST_S = .5, MOST_SPOTS = 24
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text ?? "" })
  const isUpright = () => window.innerHeight > 1.15 * window.innerWidth
  const shape = () => (isUpright() ? "tall" : window.innerWidth > 2.5 * window.innerHeight ? "broad" : "wide")

  const map = ({ size, sheets, spots }) => {
    const box = make("div", "kiosk-map")
    box.style.aspectRatio = `${size[0]} / ${size[1]}`
    let begins = FIRST_S
    for (const { address, manner } of sheets) {
      const sheet = Object.assign(new Image(), { alt: "", decoding: "async", className: `kiosk-sheet ${manner}` })
      sheet.dataset.src = address
      sheet.style.setProperty("--begins", `${begins}s`)
      begins += LASTS_S[manner] ?? 0
      box.append(sheet)
    }
    for (const [x, y] of spots.slice(0, MOST_SPOTS)) {
      const spot = make("i", "kiosk-spot")
      spot.style.cssText = `left: ${100 * x}%; top: ${100 * y}%; --begins: ${(FIRST_S + LASTS_S.flow * x).toFixed(2)}s`
      box.append(spot)
    }
    return box
  }

  // A heading breaks after its own stops only, and its letters are as large as its longest part allows.
  const ems = (text) => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 1 : .6), 0)
  const heading = (text) => {
    const title = make("h1", ""), parts = text.split(/(?<=[，：；])/)
    title.append(...parts.map((part, place) => { const span = make("span", "", part); span.style.setProperty("--place", place); return span }))
    title.style.setProperty("--ems", Math.max(...parts.map(ems)).toFixed(2))
    return title
  }
  // The figure stands large in its sentence, its grade as a small mark beside it.
  const sentence = ({ sentence: text, value, mark }) => {
    const line = make("p", "kiosk-sentence"), at = value ? text.indexOf(value) : -1
    const figure = make("span", "kiosk-figure")
    figure.append(make("strong", "", value), make("sup", "kiosk-grade", mark))
    if (at >= 0) line.append(text.slice(0, at), figure, text.slice(at + value.length))
    else line.append(text, ...(value ? [document.createElement("br"), figure] : []))
    return line
  }

  const card = (scene) => {
    const box = make("figure", "kiosk-scene"), words = make("figcaption", "")
    words.append(heading(scene.zh.heading), sentence(scene.zh))
    if (scene.zh.label) words.append(make("small", "kiosk-label", scene.zh.label))
    words.append(make("p", "kiosk-other", scene.en.heading))
    box.append(map(scene.looks[shape()]), words)
    return box
  }
  const sheets = (box) => [...box.querySelectorAll("img")]
  const isArrived = (box) => sheets(box).length > 0 && sheets(box).every((one) => one.naturalWidth > 0)

  window.explorerScenes = { card, sheets, isArrived, isUpright, heading }
}
