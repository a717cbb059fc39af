// Controls of 以水四定: the year with the way back, and levers by panel. It follows the code of levers in one module; what
// is drawn and said on the page are charts and text of the page.
function balanceStyle(ink) {
  const rules = `
  .root { container: page / inline-size }
  .top .bar { padding: 0; border: 0; gap: .4rem }
  .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .groups { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: 2rem }
  .group { container: group / inline-size; position: relative; min-width: 0 }
  .group + .group::before { content: ""; position: absolute; top: 0; bottom: 0; left: -1rem; border-left: 1.5px solid ${ink.grid} }
  .levers { display: grid; gap: .1rem 1.4rem } .levers[hidden] { display: none }
  .levers .row { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; align-content: start;
    border: 0; padding: 0 }
  .levers .head { display: contents } .levers label { line-height: 1.15; font-size: .95rem }
  .levers input[type=number] { grid-area: 1 / 2 / 2 / 4; width: 4.8rem; min-height: 1.7rem; padding: 0 .3rem; justify-self: end }
  .levers .rail { grid-area: 2 / 1 / 3 / 4; height: 2.1rem } .levers .legend { grid-area: 3 / 1; line-height: 1.15 }
  .levers button { grid-area: 3 / 2; min-height: 1.6rem; padding: 0 .35rem; align-self: start }
  .levers button:last-of-type { grid-area: 3 / 3 }
  .levers .tick { line-height: 1rem } .levers .tick::after { top: 1rem; height: .4rem }
  .more { display: flex; justify-content: flex-end; flex-wrap: wrap } @media (pointer: fine) { .more button { min-height: 1.6rem } }
  @container group (min-width: 30rem) { .levers { grid-template-columns: 1fr 1fr } .levers .legend { min-height: 2.3em }
    .levers label { min-height: 2.2rem; display: flex; align-items: center } }
  @container group (min-width: 60rem) { .levers { grid-template-columns: repeat(3, 1fr) } }
  @container page (min-width: 62rem) { @container group (max-width: 30rem) {
    .levers .row { grid-template-columns: minmax(0, 1fr) auto auto auto }
    .levers .rail { grid-area: 2 / 1 / 3 / 5; height: 1.9rem } .levers .legend { display: none }
    .levers label { font-size: .9rem } .levers input[type=number] { grid-area: 1 / 4; width: 4.6rem }
    .levers button { grid-area: 1 / 2; font-size: .85rem } .levers button:last-of-type { grid-area: 1 / 3 } } }
  @container page (min-width: 100rem) { .levers .row .legend { display: flex; grid-area: 3 / 1 / 4 / 5; min-height: 0 } }
  .root:lang(en) .levers label { font-size: .875rem }
  @container page (max-width: 44rem) { .levers button, .levers input[type=number] { min-height: 2.2rem } }
  `
  return make("style", "", rules)
}

// Levers that decide most stand free, the others behind a button.
function leverGroup(id, words, send) {
  const say = words.page, rows = (ids) => (ids ?? []).map((lever) => leverRow(lever, words, send))
  const free = rows(say.free[id]), more = rows(say.more[id])
  const box = make("div", "levers", ...more.map((row) => row.node)), name = id === "services" ? say.adjust : say.further
  const opener = press("soft", name, say.panels[id], () => {
    box.hidden = !box.hidden
    opener.setAttribute("aria-expanded", String(!box.hidden))
  })
  box.hidden = true
  opener.setAttribute("aria-expanded", "false")
  const list = press("soft", say.list, "", () => send("facilities", true))
  const formula = press("soft", words.say.formulaShort, `${say.panels[id]}\u3000${words.say.formula}`, () => send("formula", id))
  const bar = make("div", "more", ...(more.length ? [opener] : []), ...(id === "services" ? [list] : []), formula)
  const node = make("div", "group", make("div", "levers", ...free.map((row) => row.node)), bar, box)
  node.setAttribute("role", "group")
  node.setAttribute("aria-label", say.panels[id])
  return { node, rows: [...free, ...more] }
}

function groupsOf(root, state, words, send) {
  const groups = state.shown.map((id) => leverGroup(id, words, send))
  root.append(balanceStyle(words.ink), make("div", "groups", ...groups.map((group) => group.node)))
  return (now) => groups.flatMap((group) => group.rows).forEach((row) => row.update(now))
}

// The year, undo, redo and replay, and back to the baseline. What the page answers is read aloud from here.
function yearBar(root, state, words, send) {
  const years = make("div", "years"), answer = make("div", "spoken"), past = historyBar(words, send), reset = resetAll(words, send)
  answer.setAttribute("aria-live", "polite")
  years.setAttribute("role", "group")
  years.setAttribute("aria-label", words.say.year)
  const buttons = words.years.map(([year, title]) => press("framed", title, "", () => send("year", year)))
  years.append(...buttons)
  root.append(balanceStyle(words.ink), make("div", "top", answer, make("div", "bar", years, past.node, ...reset.nodes)))
  return (now) => {
    answer.textContent = now.answer
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(words.years[at][0] === now.year)))
    past.update(now.can)
    reset.update(now.count)
  }
}

// The answer in a sentence, as the page's second heading.
function headlineOf(root) {
  const node = make("h2", "headline")
  root.append(node)
  return (now) => { node.textContent = now.words }
}

// How it stands, each sentence in its tone, and what it rests on.
function standingOf(root) {
  const node = make("div", "stands"), rests = make("div", "soft")
  root.append(node, rests)
  return (now) => {
    node.replaceChildren(...now.tones.flatMap(([tone, text], place) => {
      const words = text.split("**").map((part, n) => (tone || n % 2 || !text.includes("**") ? make("strong", tone, part) : part))
      return [...(place ? ["\u3000"] : []), ...words]
    }))
    rests.textContent = now.rests
  }
}

Object.assign(KINDS, { year: yearBar, groups: groupsOf, headline: headlineOf, standing: standingOf })
