/* The keys that Streamlit's own shortcuts cannot be: "?" and V; and handing over what is still being typed. */
const typing = (element) => element?.matches?.("input, textarea, select, [contenteditable='true']")

const onKey = (event) => {
  const modified = event.ctrlKey || event.metaKey
  if (modified && (event.key === "s" || event.key === "Enter") && typing(document.activeElement)) {
    document.activeElement.blur() // a field hands its text over only when it is left
    return
  }
  if (modified || event.altKey || typing(event.composedPath()[0])) return
  if (event.key === "?") document.querySelector(".st-key-desk_keys button")?.click()
  if (event.key === "v") {
    event.preventDefault()
    document.querySelector("[class*='st-key-verdict_rating_'] input")?.focus()
  }
}

/* A field hands its text over only when it is left: on the page of a claim after a pause in typing too, to be kept. */
const KEPT = "[data-testid='stTextArea'] textarea, [data-testid='stTextInput'] input:not([type='search'])"
const PAUSE = 1500 // milliseconds
let pause = 0

const handOver = (field) => {
  if (!field.isConnected) return
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))
  if (document.activeElement === field) field.dispatchEvent(new FocusEvent("focusin", { bubbles: true }))
}

const onInput = (event) => {
  const field = event.target
  if (!/\/claim\/?$/.test(location.pathname) || !field?.matches?.(KEPT)) return
  clearTimeout(pause)
  pause = setTimeout(() => handOver(field), PAUSE)
}

export default function () {
  window.addEventListener("keydown", onKey, true)
  window.addEventListener("input", onInput, true)
  return () => {
    window.removeEventListener("keydown", onKey, true)
    window.removeEventListener("input", onInput, true)
  }
}
