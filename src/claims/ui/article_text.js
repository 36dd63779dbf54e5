// What is selected, as the piece it stands in and how many characters (code points) into it, at both ends.
const marked = (root, article) => {
  const selection = (root.getSelection ?? document.getSelection.bind(document)).call(root)
  const composed = selection?.getComposedRanges?.({ shadowRoots: [root] })?.[0]
  const range = composed ?? (selection?.rangeCount ? selection.getRangeAt(0) : null)
  if (!range || (range.startContainer === range.endContainer && range.startOffset === range.endOffset)) return null
  const end = (node, offset) => {
    const span = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("span[data-start]")
    if (!span || !article.contains(span)) return null
    const before = node.nodeType === Node.TEXT_NODE ? [...node.data.slice(0, offset)].length : offset ? Infinity : 0
    return { at: Number(span.dataset.start), into: Math.min(before, [...span.textContent].length) }
  }
  const from = end(range.startContainer, range.startOffset)
  const to = end(range.endContainer, range.endOffset)
  return from && to ? { from, to } : null
}

export default function ({ data, parentElement, setTriggerValue }) {
  const article = parentElement.querySelector("article")
  const choose = (id) => {
    if (!marked(parentElement, article)) setTriggerValue("chosen", id)
  }
  article.onmouseup = () => {
    const words = data.marking && marked(parentElement, article)
    if (words) setTriggerValue("marked", words)
  }
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
    span.dataset.start = piece.start
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
