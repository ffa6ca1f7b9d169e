import { element } from './element.js'

/** A command to copy. */
export function curlView(curl, words) {
  const said = element('span', { role: 'status', class: 'hidden' })
  const copy = element('button', { type: 'button', class: 'quiet' }, words.copy)
  const text = element('code', {}, curl)
  copy.addEventListener('click', async () => {
    const done = await copied(text, words)
    copy.textContent = done
    said.textContent = done
    setTimeout(() => copy.replaceChildren(words.copy), 2000)
  })
  const head = element(
    'div',
    { class: 'head' },
    element('h3', { id: 'curl-title' }, words.fromProgram),
    copy,
    said,
  )
  const code = element('pre', { tabindex: '0', 'aria-labelledby': 'curl-title' }, text)
  return element('section', { class: 'card curl', 'aria-labelledby': 'curl-title' }, head, code)
}

/** Copies, or selects where the browser lets no page copy (without https). */
async function copied(text, words) {
  try {
    await navigator.clipboard.writeText(text.textContent)
    return words.copied
  } catch {
    getSelection()?.selectAllChildren(text)
    return words.selected
  }
}
