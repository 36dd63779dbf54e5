export default function ({ data, parentElement, setTriggerValue }) {
  const article = parentElement.querySelector("article")
  const choose = (id) => setTriggerValue("chosen", id)
  const numberButton = (claim) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = claim.number
    button.setAttribute("aria-label", claim.label)
    button.setAttribute("aria-pressed", String(claim.id === data.chosen))
    button.dataset.claim = claim.id
    button.onclick = () => choose(claim.id)
    return button
  }
  const words = (piece) => {
    const span = document.createElement("span")
    span.textContent = piece.text
    if (piece.claims.length) {
      const innermost = piece.claims[piece.claims.length - 1]
      span.className = `claim ${piece.state}` + (piece.claims.includes(data.chosen) ? " chosen" : "")
      span.onclick = () => choose(innermost)
    }
    return span
  }
  const focused = parentElement.activeElement?.dataset?.claim
  article.lang = data.language
  article.replaceChildren(
    ...data.paragraphs.map((paragraph) => {
      const p = document.createElement("p")
      p.dir = "auto"
      for (const piece of paragraph) p.append(...piece.begins.map(numberButton), words(piece))
      return p
    }),
  )
  if (focused) article.querySelector(`button[data-claim="${focused}"]`)?.focus()
}
