// A page without a mouse. Before everything stands one stop, the skip link, from which the arrow keys go through the parts
// of the page: every control is a few tabs from the beginning of its part. And a focus whose element goes away does not
// fall back to the top of the page: it returns to what opened the element, or stays beside it.
{
  const { home, ...words } = JSON.parse(document.getElementById("explorer-words").textContent)
  const spoken = () => words[document.documentElement.lang] ?? Object.values(words)[0]
  const MOST_STOPS = 10, SLACK = 3, LONGEST_NAME = 28
  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]"
  // What a part begins with; a weak one only where the part before it has grown too long.
  const STRONG = "h1, h2, h3, [data-testid=stDeckGlJsonChart], [data-testid=stDataFrame]"
  const WEAK = "h4, [data-testid=stVegaLiteChart], [role=radiogroup], [role=tablist], [data-testid=stBidiComponentIsolated]"

  // Of a row of choices the first is a stop, and arrow keys reach the others.
  const isChoice = (node) => {
    const row = node.closest("[data-testid=stButtonGroup]")
    return row && node.tagName === "BUTTON" && node !== row.querySelector("button:not(label button)")
  }
  const isStop = (node) =>
    node.matches(STOPS) && node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true }) &&
    !isChoice(node) && !node.matches("canvas *")
  function* walk(root) {
    for (const node of root.children) {
      if (node.inert) continue
      yield node
      if (node.shadowRoot) yield* walk(node.shadowRoot)
      yield* walk(node)
    }
  }
  const short = (text) => {
    const line = (text ?? "").replace(/\s+/g, " ").trim()
    return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line
  }
  const own = (node) =>
    short(node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.innerText || node.title || node.alt)
  const nameOf = (node) => {
    const kind = { stDeckGlJsonChart: "map", stDataFrame: "table", stVegaLiteChart: "chart" }[node.dataset.testid]
    const frame = node.closest("[data-testid=stElementContainer]") ?? node
    const about = kind === "chart" ? frame.querySelector("button[aria-label]")?.getAttribute("aria-label").replace(/^[^:：]*[:：] ?/, "")
      : kind === "table" ? [...node.querySelectorAll("th")].map((cell) => cell.textContent.trim()).find(Boolean) : ""
    return kind ? short(`${spoken()[kind]} ${about ?? ""}`) : own(node)
  }

  // The parts of the page: name, first stop, and how many stops each has. Behind a table always begins a new one, since
  // its cells are stops of their own.
  const parts = () => {
    const main = document.querySelector("[data-testid=stMain]")
    const found = []
    let begun = null, table = null
    for (const node of main ? walk(main) : []) {
      if (node.matches(STRONG)) begun = { name: nameOf(node), strong: true }
      else if (node.matches(WEAK) && !begun?.strong) begun = { name: nameOf(node), strong: false }
      if (node.dataset?.testid === "stDataFrame") table = node
      if (!isStop(node)) continue
      const isBehind = table && !table.contains(node)
      const last = found.at(-1)
      const isFull = last?.stops >= MOST_STOPS && (node.tagName !== "BUTTON" || last.stops >= MOST_STOPS + SLACK)
      if (!last || isBehind || begun?.strong || isFull || (begun && last.stops > MOST_STOPS / 2))
        found.push({ name: begun?.name || own(node) || spoken().rest, stop: node, stops: 0 })
      if (isBehind) table = null
      begun = null
      found.at(-1).stops += 1
    }
    return found
  }

  const link = (text, act) => {
    const node = Object.assign(document.createElement("a"), { href: "#", textContent: text })
    node.addEventListener("click", (event) => {
      event.preventDefault()
      act()
    })
    return node
  }
  const toContent = () => {
    const content = document.querySelector("[data-testid=stMain]")
    content?.setAttribute("tabindex", "-1")
    content?.focus()
  }
  const menu = Object.assign(document.createElement("nav"), { id: "explorer-skips" })
  const first = Object.assign(link("", toContent), { id: "explorer-skip" })
  const hint = Object.assign(document.createElement("span"), { id: "explorer-skip-hint" })
  first.setAttribute("aria-describedby", hint.id)
  menu.append(first, hint)
  const list = () => {
    const links = parts().map(({ name, stop }) => link(name, () => (stop.isConnected ? stop.focus() : toContent())))
    links.forEach((node) => { node.tabIndex = -1 })
    menu.append(...links)
  }
  const clear = () => { while (menu.lastChild !== hint) menu.lastChild.remove() }
  menu.addEventListener("focusin", (event) => {
    if (menu.contains(event.relatedTarget)) return
    clear()
    list()
  })
  menu.addEventListener("focusout", (event) => { if (!menu.contains(event.relatedTarget)) clear() })
  menu.addEventListener("keydown", (event) => {
    const links = [...menu.querySelectorAll("a")], at = links.indexOf(document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    links.at(to % links.length).focus()
  })
  const mount = () => {
    if (first.textContent !== spoken().skip) {
      first.textContent = spoken().skip
      hint.textContent = spoken().arrows
      menu.setAttribute("aria-label", spoken().parts)
    }
    if (!menu.isConnected) document.body?.prepend(menu)
  }

  // Only for the keyboard: a hand on the glass would find its own keyboard opened by a field that takes the focus.
  const OPENERS = 20
  let byKeyboard = false, last = null, around = [], waiting = 0
  const openers = []
  const keyOf = (node) => node.closest?.("[class*=st-key-]")?.className.match(/st-key-[^\s]+/)?.[0]
  const firstStop = (root) => [...walk(root)].find((node) => isStop(node) && getComputedStyle(node).opacity !== "0")
  const SLIDE = ".st-key-present_slide" // its keys need no focus, and a skip link that takes it would lie over the picture
  const regain = () => {
    waiting = 0
    if (document.querySelector(SLIDE)) return
    if (!byKeyboard || !last || last.isConnected || document.activeElement !== document.body) return
    if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running") return void later()
    for (let place = openers.length - 1; place >= 0; place -= 1) {
      const { node, key } = openers[place]
      const again = !node.isConnected && key && document.querySelector(`.${CSS.escape(key)}`)
      const target = node.isConnected && isStop(node) ? node : again && firstStop(again)
      if (!target) continue
      openers.length = place
      return target.focus({ preventScroll: false })
    }
    const beside = around.find((node) => node.isConnected && node !== document.body && firstStop(node))
    if (beside) firstStop(beside).focus({ preventScroll: true })
  }
  const later = () => { waiting ||= setTimeout(regain, 120) }
  const listen = (type, act) => window.addEventListener(type, act, { capture: true, passive: true })
  listen("keydown", () => { byKeyboard = true })
  listen("pointerdown", () => { byKeyboard = false })
  listen("focusin", (event) => {
    const path = event.composedPath().filter((node) => node instanceof Element)
    if (menu.contains(path[0])) return
    ;[last, ...around] = path
  })
  // A search that opens by a key takes what is typed next.
  const SEARCH = "[role=dialog] .st-key-search_again input"
  const toSearch = (tries) => {
    const field = document.querySelector(SEARCH), now = document.activeElement
    if (field && (now === document.body || now?.getAttribute("role") === "dialog")) return field.focus()
    if (tries && !field) setTimeout(toSearch, 50, tries - 1)
  }
  listen("focusin", (event) => {
    if (byKeyboard && event.composedPath()[0]?.getAttribute?.("role") === "dialog") toSearch(20)
  })
  listen("click", (event) => {
    const node = event.composedPath().find((one) => one instanceof HTMLButtonElement)
    if (!node) return
    openers.push({ node, key: keyOf(node) })
    if (openers.length > OPENERS) openers.shift()
  })

  new MutationObserver(() => {
    mount()
    if (document.activeElement === document.body && last && !last.isConnected) later()
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["lang", "data-test-script-state"] })
}
