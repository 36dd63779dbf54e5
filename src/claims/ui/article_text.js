// What is selected of the article, as the piece it begins and ends in and how many characters (code points) into it.
const marked = (root, article) => {
  const selection = (root.getSelection ?? document.getSelection.bind(document)).call(root)
  const found = selection?.getComposedRanges?.({ shadowRoots: [root] })?.[0] ?? (selection?.rangeCount ? selection.getRangeAt(0) : null)
  if (!found) return null
  // What is drawn past the article ends outside of its tree, and a range cannot: there the article's own end is meant.
  const here = (node) => article.contains(node)
  if (!here(found.startContainer) && !here(found.endContainer)) return null  // marked somewhere else on the page
  const range = document.createRange()
  range.setStart(...(here(found.startContainer) ? [found.startContainer, found.startOffset] : [article, 0]))
  range.setEnd(...(here(found.endContainer) ? [found.endContainer, found.endOffset] : [article, article.childNodes.length]))
  if (range.collapsed) return null
  // However the mouse was drawn (past the end, over a number, by a triple click), the words in between are meant.
  const spans = [...article.querySelectorAll("span[data-start]")].filter((span) => span.firstChild && range.intersectsNode(span.firstChild))
  const place = (span, node, offset, otherwise) => {
    const characters = [...span.textContent].length
    const into = span.firstChild === node ? [...node.data.slice(0, offset)].length : otherwise * characters
    return { at: Number(span.dataset.start), into }
  }
  if (!spans.length) return null
  const from = place(spans[0], range.startContainer, range.startOffset, 0)
  const to = place(spans.at(-1), range.endContainer, range.endOffset, 1)
  return from.at + from.into < to.at + to.into ? { from, to } : null
}

// A double click is the beginning of a triple one: what is marked is said once the mouse has rested.
const RESTED = 350

export default function ({ data, parentElement, setTriggerValue }) {
  const article = parentElement.querySelector("article")
  const choose = (id) => {
    if (!marked(parentElement, article)) setTriggerValue("chosen", id)
  }
  const say = () => {
    const words = article.isConnected && marked(parentElement, article)
    if (words) setTriggerValue("marked", words)
  }
  const begun = () => document.addEventListener("mouseup", ended, { once: true })
  const ended = () => {
    clearTimeout(article.resting)
    article.resting = setTimeout(say, RESTED)
  }
  article.onmousedown = data.marking ? begun : null
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
