/**
 * An element with properties, attributes and what is in it. Text is always text, never HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `class`, `on…` and attributes; undefined and false are left out
 * @param {...(Node | string | undefined)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== undefined))
  return made
}
