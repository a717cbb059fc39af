// A button that copies a text, also where the browser's clipboard is closed to pages that came without encryption.
const SHOWN_MS = 2000

function copyBySelection(text) {
  const field = document.createElement("textarea")
  field.value = text
  field.style.position = "fixed"
  field.style.opacity = "0"
  const place = document.querySelector("[role=dialog]") ?? document.body
  place.append(field)
  field.select()
  const copied = document.execCommand("copy")
  field.remove()
  return copied
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector("button") ?? document.createElement("button")
  button.type = "button"
  button.textContent = data.label
  button.onclick = async () => {
    button.textContent = (await copy(data.text)) ? data.done : data.failed
    button.focus()
    setTimeout(() => (button.textContent = data.label), SHOWN_MS)
  }
  if (!button.isConnected) parentElement.append(button)
}
