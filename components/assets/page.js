// What stands around a page's own content: names for screen readers in the page's language, our own words for a lost
// connection, and the sheet that is printed.
{
  const { home, ...words } = JSON.parse(document.getElementById("explorer-words").textContent)
  const spoken = () => words[document.documentElement.lang] ?? Object.values(words)[0]
  const element = (tag, id, rest) => Object.assign(document.createElement(tag), { id, ...rest })

  // Names that Streamlit gives its own buttons in English only.
  const NAMED = "button, a, nav, section, img, canvas, input, div[data-testid=stTable]"
  const ATTRIBUTES = ["aria-label", "title", "alt", "placeholder"]
  const places = new Map()
  for (const { names } of Object.values(words)) names.forEach((name, place) => places.set(name, place))
  const beginnings = Object.values(words).flatMap((one) => one.beginnings.map((start, place) => ({ start, place })))
  const own = (name) => {
    const begun = beginnings.find(({ start }) => name.startsWith(start))
    return begun ? spoken().beginnings[begun.place] + name.slice(begun.start.length) : spoken().names[places.get(name)] ?? name
  }
  const translate = (node) => {
    for (const attribute of ATTRIBUTES) {
      const name = node.getAttribute(attribute)
      if (name && own(name) !== name) node.setAttribute(attribute, own(name))
    }
  }
  // The words of a place for files: Streamlit's own are English, and the limit is part of them.
  const DROP = "[data-testid=stFileUploaderDropzone]"
  const SAID = `${DROP} button p, ${DROP} [data-testid=stFileUploaderDropzoneInstructions] span`
  const LIMIT = /^(\d+)MB per file(?: • )?/
  const reword = (node) => {
    const text = node.firstChild
    if (text?.nodeType !== Node.TEXT_NODE) return
    const said = LIMIT.test(text.data) ? text.data.replace(LIMIT, (_, n) => `${spoken().limit.replace("{n}", n)} `).trim() : own(text.data)
    if (said !== text.data) text.data = said
  }
  // A key printed on a button is no part of its name.
  const PARTS = { ctrl: "Control", cmd: "Meta", "⌘": "Meta" }
  const keyShortcut = (kbd) => {
    const keys = kbd.textContent.split("+").map((part) => PARTS[part.trim().toLowerCase()] ?? part.trim()).join("+")
    kbd.closest("button")?.setAttribute("aria-keyshortcuts", keys)
    kbd.setAttribute("aria-hidden", "true")
    kbd.removeAttribute("aria-label")
  }

  // Streamlit's dialog asks in English for the internet and hides the page. Ours leaves the page to be read.
  const PATIENCE_MS = 2500
  let lost = 0, met = false
  const connection = () => {
    const state = document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState
    met ||= state === "CONNECTED"
    const dialog = [...document.querySelectorAll("[role=dialog]")].find((one) => /Connection error/.test(one.textContent))
    if (dialog) {
      dialog.parentElement.style.visibility = "hidden"
      dialog.querySelector("button[aria-label=Close], button")?.click()
    }
    if (state === "CONNECTED" || !(met || dialog)) {
      lost = clearTimeout(lost) ?? 0
      document.getElementById("explorer-connection")?.remove()
      return
    }
    lost ||= setTimeout(() => {
      const text = spoken()[state === "DISCONNECTED_FOREVER" ? "closed" : "lost"]
      const bar = document.getElementById("explorer-connection") ?? element("div", "explorer-connection", { role: "alert" })
      if (bar.textContent !== text) bar.textContent = text
      if (!bar.isConnected) document.body.append(bar)
      lost = 0
    }, dialog ? 0 : PATIENCE_MS)
  }

  // A closed side bar stays in the document, beside the screen: nothing in it may take the focus.
  let opened = false
  const closeSideBar = () => {
    const bar = document.querySelector("[data-testid=stSidebar]")
    if (!bar) return
    const opener = document.querySelector("[data-testid=stExpandSidebarButton]")
    const closed = opener !== null
    if (bar.inert !== closed) bar.inert = closed
    if (closed && opened) {
      opened = false
      if (document.activeElement === document.body) opener.focus()
    }
    opened ||= !closed
  }

  // Streamlit gives no letters to a button while a field has the focus. A slider takes none.
  window.addEventListener("keydown", (event) => {
    const field = event.composedPath()[0]
    if (field?.type !== "range" || event.key?.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toUpperCase()
    const button = [...document.querySelectorAll("button[aria-keyshortcuts]")].find((one) => one.getAttribute("aria-keyshortcuts") === key)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  })

  const lookAround = () => {
    waiting = 0
    document.querySelectorAll(NAMED).forEach(translate)
    document.querySelectorAll(SAID).forEach(reword)
    document.querySelectorAll("button kbd[aria-label]").forEach(keyShortcut)
  }
  let waiting = 0
  new MutationObserver(() => {
    connection()
    closeSideBar()
    waiting ||= setTimeout(lookAround, 300)
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-connection-state", "lang"] })

  // The sheet is made by the server from the state of the address. By Ctrl+P there is time for its letters; where the
  // browser's own menu prints, it has to be there before the event ends.
  const sheetAddress = () => `print/${location.pathname.split("/").pop() || home}${location.search}`
  const VIEWER = "X-Explorer-Viewer"
  const clear = () => {
    document.getElementById("explorer-sheet")?.remove()
    document.documentElement.classList.remove("explorer-printing")
  }
  const lay = (html) => {
    clear()
    document.body.append(element("div", "explorer-sheet", { innerHTML: html }))
    document.documentElement.classList.add("explorer-printing")
  }
  window.addEventListener("beforeprint", () => {
    if (document.getElementById("explorer-sheet")) return
    const request = new XMLHttpRequest()
    request.open("GET", sheetAddress(), false)
    request.setRequestHeader(VIEWER, window.explorerViewer ?? "")
    try { request.send() } catch { return } // without a server the page itself is printed
    if (request.status === 200) lay(request.responseText)
  })
  window.addEventListener("afterprint", clear)
  window.addEventListener("keydown", async (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key?.toLowerCase() !== "p") return
    event.preventDefault()
    event.stopImmediatePropagation()
    const answer = await fetch(sheetAddress(), { headers: { [VIEWER]: window.explorerViewer ?? "" } }).catch(() => null)
    if (answer?.ok) {
      const html = await answer.text()
      lay(html)
      const sheet = document.getElementById("explorer-sheet")
      await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px "Noto Sans SC"`, sheet.textContent)))
    }
    window.print()
  }, { capture: true })
}
