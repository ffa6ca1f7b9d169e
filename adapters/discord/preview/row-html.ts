import { escapeHtml } from '../../../src/text/escape-html.ts'
import type { DiscordMessage } from '../discord-message.ts'

type Row = DiscordMessage['components'][number]

/** Buttons beside each other, or a menu, before anybody presses them. */
export function rowHtml({ components }: Row): string {
  return `<div class="row">${components.map(componentHtml).join('')}</div>`
}

function componentHtml(component: Row['components'][number]): string {
  if ('options' in component) {
    const shown = component.options.find((option) => option.default)?.label ?? component.placeholder ?? ''
    return `<span class="menu">${escapeHtml(shown)}<span class="caret"></span></span>`
  }
  const label = 'label' in component ? (component.label ?? '') : ''
  return `<span class="button">${escapeHtml(label)}</span>`
}
