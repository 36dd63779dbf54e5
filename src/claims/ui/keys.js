/* The keys that Streamlit's own shortcuts cannot be: "?" and V, and saving what is still being typed. */
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

export default function () {
  window.addEventListener("keydown", onKey, true)
  return () => window.removeEventListener("keydown", onKey, true)
}
