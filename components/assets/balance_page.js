// The page of land, water, people and services, drawn from figures. It follows the code of levers and cards in one module.
const SVG = "http://www.w3.org/2000/svg"
const STAGES = [0, 37, 70]
const DECK = 186

function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  return node
}

function placed(className, styles, ...children) {
  const node = make("div", className, ...children)
  Object.assign(node.style, styles)
  return node
}

// Words between ** are bold; nothing else is read as more than text.
function rich(text) {
  return text.split("**").map((part, at) => (at % 2 ? make("b", "", part) : part))
}

function balanceStyle(ink) {
  const rules = `
  .root { container: page / inline-size }
  h2, h3 { margin: 0; font-weight: 700; line-height: 1.25 }
  h2 { font-size: 1.7rem; flex: 1 1 24rem } h3 { font-size: 1.15rem }
  .top { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center }
  .top .bar { padding: 0; border: 0 }
  .standing { font-weight: 700; margin-top: .15rem } .rests { margin: .1rem 0 .6rem }
  .extra { display: none }
  .panels { display: grid; gap: .8rem; margin-bottom: .8rem }
  .panel { container: panel / inline-size; border: 1px solid ${ink.grid}; border-radius: .5rem; padding: .55rem .9rem .6rem;
    display: flex; flex-direction: column; gap: .35rem; min-width: 0 }
  .title { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .6rem } .title h3 { flex: 1 1 auto }
  .title > div.soft { flex: 1 1 20rem; padding: .1rem 0 }
  .badge { color: ${ink.warn}; font-weight: 700; font-size: .875rem; border: 1px solid; border-radius: .35rem;
    padding: 0 .4rem; margin-left: .6rem }
  .words { font-size: .9rem } .warned { color: ${ink.warn}; font-weight: 700 }
  figure { margin: 0; position: relative; font-size: .9rem }
  figure svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible }
  .lay { position: absolute } .name { line-height: 1.05rem; transform: translateY(-50%) } .strong { font-weight: 700 }
  .edges { display: flex; position: relative; padding-top: 1.5rem }
  .edge { position: absolute; top: 0; white-space: nowrap; font-weight: 700; font-size: .8125rem }
  .line { position: absolute; top: 0; bottom: -.2rem; border-left: 2px solid ${ink.goal} }
  .strip { flex: 1; display: flex; height: 3.2rem; min-width: 0 }
  .part { display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center;
    overflow: hidden; line-height: 1.2; flex-basis: 0; min-width: 0; box-sizing: border-box }
  .part span { font-size: .8125rem }
  .under { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 .8rem; font-size: .8125rem; min-height: 1.2rem }
  .swatch { display: inline-block; width: .7rem; height: .7rem; margin-right: .3rem; vertical-align: -.05rem }
  .gauge { height: 1.2rem; position: relative; margin-top: .1rem } .gauge div { height: 100% }
  .water { height: 11.2rem } .people .name { white-space: nowrap }
  .people { flex: 1 1 auto; min-height: 11rem; margin: .5rem 6.4rem 1.4rem 2.4rem }
  .scale { position: absolute; color: ${ink.soft}; font-size: .8125rem; line-height: 1rem }
  .levers { display: grid; gap: .1rem 1.4rem; margin-top: .2rem } .levers[hidden] { display: none }
  .levers .row { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; align-content: start;
    border: 0; padding: 0 }
  .levers .head { display: contents } .levers label { line-height: 1.15; font-size: .95rem }
  .levers input[type=number] { grid-area: 1 / 2 / 2 / 4; width: 4.8rem; min-height: 1.7rem; padding: 0 .3rem; justify-self: end }
  .levers .rail { grid-area: 2 / 1 / 3 / 4; height: 2.1rem } .levers .legend { grid-area: 3 / 1; line-height: 1.15 }
  .levers button { grid-area: 3 / 2; min-height: 1.6rem; padding: 0 .35rem; align-self: start }
  .levers button:last-of-type { grid-area: 3 / 3 }
  .levers .tick { line-height: 1rem } .levers .tick::after { top: 1rem; height: .4rem }
  .need { display: grid; gap: .1rem .8rem; align-items: center; grid-template-columns: max-content minmax(0, 1fr); padding: .1rem 0; min-height: 1.45rem }
  .need .bars { display: flex; height: 1.05rem } .need .bars div { box-sizing: border-box }
  .need .figure, .need .beside { grid-column: 1 / -1; line-height: 1.25 }
  .need .beside { color: ${ink.soft}; font-size: .875rem }
  @container panel (min-width: 30rem) { .levers { grid-template-columns: 1fr 1fr } .levers .legend { min-height: 2.3em } .levers label { min-height: 2.2rem; display: flex; align-items: center } }
  @container panel (min-width: 60rem) { .levers { grid-template-columns: repeat(3, 1fr) }
    .need { grid-template-columns: max(7rem, 8%) 13% 22% minmax(0, 1fr); padding: 0 }
    .need .figure, .need .beside { grid-column: auto } }
  @container page (min-width: 50rem) { .panels { grid-template-columns: 1fr 1fr }
    .third { order: -1; grid-column: 1 / -1 } }
  @container page (min-width: 66rem) { .panels { grid-template-columns: 1fr 1fr 1fr } .third { order: 0; grid-column: auto }
    @container panel (max-width: 30rem) {
      .water { height: 8.8rem } .people { min-height: 9rem }
      .levers .row { grid-template-columns: minmax(0, 1fr) auto auto auto }
      .levers .rail { grid-area: 2 / 1 / 3 / 5; height: 1.9rem } .levers .legend { display: none }
      .levers label { font-size: .9rem } .levers input[type=number] { grid-area: 1 / 4; width: 4.6rem } .levers button { grid-area: 1 / 2; font-size: .8125rem }
      .levers button:last-of-type { grid-area: 1 / 3 } } }
  @container page (max-width: 84rem) { h2 { font-size: 1.3rem } }
  @container page (min-width: 100rem) { .levers { row-gap: .5rem } .water { height: 12.4rem } .need { min-height: 1.6rem }
    .extra { display: inline } .few { display: none } }
  .root:lang(en) .few { display: inline } .root:lang(en) .extra { display: none }
  .root:lang(en) h3 { font-size: 1rem } .root:lang(en) .levers label { font-size: .875rem }
  @container page (min-width: 66rem) { .root:lang(en) h2 { font-size: 1.4rem } }
  @container page (max-width: 44rem) { h2 { font-size: 1.3rem; flex-basis: 100% } .levers button { min-height: 2.2rem }
    .levers input[type=number] { min-height: 2.2rem } .panel { padding: .5rem .7rem } }
  `
  return make("style", "", rules)
}

// Box of one kind; what is not certain or not yet there is pale with an edge.
function coloured(words, kind, pale) {
  const hue = words.page.hue[kind]
  return pale ? { background: `${hue}2a`, border: `1px solid ${hue}` } : { background: hue, color: words.ink.ground }
}

function landPicture(words) {
  const say = words.page, line = say.floor, strip = make("div", "strip"), under = make("div", "under")
  const left = placed("edge", { right: `calc(${100 - line}% + .4rem)` }, say.limits[0])
  const right = placed("edge", { left: `calc(${line}% + .4rem)` }, say.limits[1])
  const edges = make("div", "edges", strip, left, right, placed("line", { left: `${line}%` }))
  const used = make("div", ""), fill = make("div", ""), gauge = placed("gauge", coloured(words, "land", true), fill)
  const node = make("figure", "", edges, under, used, gauge)
  const piece = ([kind, share, percent, area]) => {
    const inside = share >= 18, pale = kind === "other" || kind === "reserve"
    const box = placed("part", { flexGrow: share, ...coloured(words, kind, pale) })
    const name = `${say.parts[kind]} ${percent}`
    box.title = `${name} ${area}`
    if (inside) box.append(make("b", "", name), make("span", "", area))
    else if (share > 0) under.append(make("div", "", placed("swatch", coloured(words, kind, pale)), `${name} ${area}`))
    strip.append(box)
  }
  const update = (land) => {
    strip.replaceChildren()
    under.replaceChildren()
    land.parts.forEach(piece)
    used.textContent = land.usedWords
    used.className = land.used > 1 ? "bad strong" : ""
    Object.assign(fill.style, { width: `${Math.min(land.used, 1) * 100}%` }, coloured(words, land.used > 1 ? "gap" : "people"))
  }
  return { node, update }
}

function stream([kind, start, from, to, thick], words) {
  const x0 = STAGES[start], x1 = STAGES[start + 1], xm = (x0 + x1) / 2
  const d = `M${x0} ${from}C${xm} ${from} ${xm} ${to} ${x1} ${to}v${thick}C${xm} ${to + thick} ${xm} ${from + thick} ${x0} ${from + thick}Z`
  return shape("path", { d, fill: words.page.hue[kind], opacity: .34 })
}

function waterPicture(words) {
  const say = words.page, node = make("figure", "water"), y = (value) => `${(value / DECK) * 100}%`
  node.setAttribute("role", "img")
  const box = ([kind, stage, top, bottom]) =>
    placed("lay", { left: `${STAGES[stage]}%`, top: y(top), height: y(Math.max(bottom - top, 1)), width: ".55rem",
      background: say.hue[kind] })
  const name = ([kind, stage, at, figure]) => {
    const room = (STAGES[stage + 1] ?? 100) - STAGES[stage]
    return placed(`lay name ${kind === "gap" ? "bad strong" : kind === "nature" ? "" : "strong"}`,
      { left: `calc(${STAGES[stage]}% + .9rem)`, top: y(at), maxWidth: `calc(${room}% - 1rem)` }, `${say.ways[kind]} ${figure}`)
  }
  const update = (water) => {
    const picture = shape("svg", { viewBox: `0 0 100 ${DECK}`, preserveAspectRatio: "none", "aria-hidden": "true" })
    picture.append(...water.streams.map((one) => stream(one, words)))
    node.replaceChildren(picture, ...water.nodes.map(box), ...water.names.map(name))
    const said = water.names.map(([kind, , , figure]) => `${say.ways[kind]} ${figure}`).join(say.and)
    node.setAttribute("aria-label", `${say.waterIs}${said}`)
  }
  return { node, update }
}

const across = (year) => ((year - 2023) / 12) * 100

function yearNote(year, lines, say) {
  const values = say.kinds.map((kind, at) => `${say.lines[kind]} ${lines[at][year - 2023]}`).join("\n")
  const node = placed("lay", { left: `${across(year) - 4}%`, width: "8%", top: 0, bottom: 0 })
  node.title = `${year}\n${values}`
  return node
}

function peopleMarks(people, words, y) {
  const say = words.page, hue = say.hue, at = across(people.year), marks = []
  for (const value of people.ticks) marks.push(placed("scale", { right: "calc(100% + .4rem)", top: `calc(${y(value)}% - .5rem)` }, String(value)))
  for (const year of [2023, 2025, 2030, 2035])
    marks.push(placed("scale", { left: `${across(year)}%`, top: "calc(100% + .3rem)", transform: "translateX(-50%)" }, String(year)))
  for (const [kind, value] of people.names)
    marks.push(placed("lay name strong", { left: "calc(100% + .6rem)", top: `${y(value)}%`, color: hue[kind] }, say.lines[kind]))
  for (const [kind, value, figure, below] of people.points) {
    marks.push(placed("lay", { left: `calc(${at}% - .3rem)`, top: `calc(${y(value)}% - .3rem)`, width: ".6rem", height: ".6rem",
      borderRadius: "50%", background: hue[kind] }))
    const side = at < 10 ? { left: `calc(${at}% + .5rem)` } : { right: `calc(${100 - at}% + .5rem)` }
    marks.push(placed("lay name strong", { ...side, top: `calc(${y(value)}% ${below ? "+" : "-"} .75rem)`, color: hue[kind] }, figure))
  }
  if (people.broken) {
    const [year, value, text] = people.broken, x = across(year)
    const side = x < 45 ? { left: `${x}%` } : { right: `calc(${100 - x}% + .6rem)` }
    marks.push(placed("lay name strong", { left: `calc(${x}% - .45rem)`, top: `${y(value)}%`, color: hue.gap, fontSize: "1.6rem" }, "\u00D7"))
    marks.push(placed("lay name strong", { ...side, top: `calc(${y(value)}% - 1.5rem)`, color: hue.gap, whiteSpace: "nowrap" }, text))
  }
  return marks
}

function peoplePicture(words) {
  const say = words.page, node = make("figure", "people")
  node.setAttribute("role", "img")
  const update = (people) => {
    const y = (value) => 100 - (value / people.top) * 100, [here, land, water] = people.lines
    const least = here.map((_, at) => Math.min(land[at], water[at]))
    const area = (upper, lower, kind, opacity) => {
      const edge = upper.map((value, at) => `${at} ${y(Math.max(value, lower[at]))}`)
      const back = lower.map((value, at) => `${at} ${y(value)}`).reverse()
      return shape("path", { d: `M${[...edge, ...back].join("L")}Z`, fill: say.hue[kind], opacity })
    }
    const rule = (d, stroke, width, dash = "none") =>
      shape("path", { d, stroke, "stroke-width": width, "stroke-dasharray": dash, fill: "none", "vector-effect": "non-scaling-stroke" })
    const picture = shape("svg", { viewBox: "0 0 12 100", preserveAspectRatio: "none", "aria-hidden": "true" })
    picture.append(...people.ticks.map((value) => rule(`M0 ${y(value)}H12`, words.ink.grid, 1)))
    picture.append(area(least, here, "people", .13), area(here, least, "gap", .45))
    const at = across(people.year) / 100 * 12
    picture.append(rule(`M${at} 0V100`, words.ink.soft, "0.08rem", "4 4"))
    say.kinds.forEach((kind, place) =>
      picture.append(rule(`M${people.lines[place].map((value, year) => `${year} ${y(value)}`).join("L")}`, say.hue[kind], "0.19rem")))
    const notes = people.lines[0].map((_, place) => yearNote(2023 + place, people.lines, say))
    node.replaceChildren(picture, ...peopleMarks(people, words, y), ...notes)
    const said = say.kinds.map((kind) => `${say.lines[kind]} ${people.points.find((p) => p[0] === kind)[2]}`).join(say.and)
    node.setAttribute("aria-label", `${say.peopleIs}${people.year} ${said}`)
  }
  return { node, update }
}

function needRow(words, name, beside) {
  const bars = make("div", "bars"), figure = make("div", "figure")
  const node = make("div", "need", make("b", "", name), bars, figure, make("div", "beside", beside))
  node.setAttribute("role", "listitem")
  const update = ([there, add, known, text]) => {
    const stock = placed("", { width: `${there * 100}%`, ...coloured(words, known ? "stock" : "unknown", !known) })
    bars.replaceChildren(stock, placed("", { width: `${add * 100}%`, ...coloured(words, "add") }))
    figure.textContent = text
  }
  return { node, update }
}

// Levers that decide most stand free, the others behind a button.
function leverGroup(id, words, send) {
  const rows = (ids) => (ids ?? []).map((lever) => leverRow(lever, words, send))
  const free = rows(words.page.free[id]), more = rows(words.page.more[id])
  const box = make("div", "levers", ...more.map((row) => row.node))
  const name = id === "services" ? words.page.adjust : words.page.further
  const opener = press("soft", name, name, () => { box.hidden = !box.hidden; opener.setAttribute("aria-expanded", String(!box.hidden)) })
  box.hidden = true
  opener.setAttribute("aria-expanded", "false")
  const nodes = [make("div", "levers", ...free.map((row) => row.node)), box]
  return { nodes, openers: more.length ? [opener] : [], rows: [...free, ...more] }
}

function formulaButton(id, words, send) {
  return press("soft", `${words.page.panels[id]}\u3000${words.say.formula}`, words.say.formulaShort, () => send("formula", id))
}

function panelOf(id, words, send, picture) {
  const group = leverGroup(id, words, send), head = make("h3", ""), badge = make("span", "badge", words.page.binds)
  const said = make("div", "words"), title = make("div", "title", head, ...group.openers, formulaButton(id, words, send))
  const node = make("section", id === "people" ? "panel third" : "panel", title, picture.node, said, ...group.nodes)
  const update = (now) => {
    head.replaceChildren(`${words.page.panels[id]}\u3000${now.figure[id]}`, ...(now.binds === id ? [badge] : []))
    picture.update(now[id])
    const [text, warned] = now.words[id] ?? [words.page.peopleNote, ""]
    said.replaceChildren(...rich(text), ...(warned ? [make("span", "warned", warned)] : []))
    group.rows.forEach((row) => row.update(now))
  }
  return { node, update }
}

function servicesPanel(words, send) {
  const say = words.page, group = leverGroup("services", words, send), head = make("h3", "")
  const list = press("soft", say.list, say.list, () => send("facilities", true))
  const rows = say.services.map((name, at) => needRow(words, name, say.beside?.[at] ?? ""))
  const box = make("div", "", ...rows.map((row) => row.node))
  box.setAttribute("role", "list")
  const title = make("div", "title", head, make("div", "soft", say.needsNote), ...group.openers, list, formulaButton("services", words, send))
  const node = make("section", "panel", title, ...group.nodes.slice(1), box)
  const update = (now) => {
    head.textContent = `${say.panels.services}\u3000${now.figure.services}`
    rows.forEach((row, at) => row.update(now.needs[at]))
    group.rows.forEach((row) => row.update(now))
  }
  return { node, update }
}

// The figures of ours that the answer rests on, as they stand now; a small screen names the first of them.
function restsOn(words, now) {
  const one = (id) => {
    const lever = words.levers[id], moved = id in now.moved, value = (now.moved[id] ?? lever.base).toLocaleString("en-US")
    return `${moved ? words.ink.user : lever.grade} ${lever.title} ${value}${lever.unit === "%" ? "" : " "}${lever.unit}`
  }
  const all = words.page.restsOn.map(one), [before, after] = words.page.rests.replace("{grade}", now.grade).split("{figures}")
  const short = words.page.restsFew.replace("{figures}", all.slice(0, 3).join(words.page.and)).replace("{n}", all.length)
  return [before, make("span", "few", short), make("span", "extra", all.join(words.page.and)), after]
}

function balancePage(root, state, words, send) {
  const answer = make("h2", ""), years = make("div", "years"), standing = make("div", "standing"), rests = make("div", "rests soft")
  answer.setAttribute("aria-live", "polite")
  years.setAttribute("role", "group")
  years.setAttribute("aria-label", words.say.year)
  const buttons = words.years.map(([year, title]) => press("framed", title, title, () => send("year", year)))
  years.append(...buttons)
  const past = historyBar(words, send), reset = resetAll(words, send), look = words.page.look
  const drawn = { land: landPicture(words), water: waterPicture(words), people: peoplePicture(words) }
  const panels = Object.keys(drawn).map((id) => panelOf(id, words, send, drawn[id])), services = servicesPanel(words, send)
  root.append(balanceStyle({ ...words.ink, ...look }), make("div", "top", answer, make("div", "bar", years, past.node, ...reset.nodes)),
    standing, rests, make("div", "panels", ...panels.map((panel) => panel.node)), services.node)
  return (now) => {
    answer.textContent = now.answer
    standing.replaceChildren(...now.standing.flatMap(([tone, text]) => [make("span", tone, ...rich(text)), "\u3000"]))
    rests.replaceChildren(...restsOn(words, now))
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(words.years[at][0] === now.year)))
    past.update(now.can)
    reset.update(Object.keys(now.moved).length)
    for (const panel of panels) panel.update(now)
    services.update(now)
  }
}

KINDS.balance = balancePage
