import { escapeHtml } from '../../../src/text/escape-html.ts'
import type { BlockElement, MrkdwnElement, PlainTextElement } from './block-kit.ts'
import { mrkdwnHtml } from './mrkdwn-html.ts'

/** A text object, or nothing. */
export function textHtml(text: PlainTextElement | MrkdwnElement | undefined): string {
  if (text === undefined) return ''
  return text.type === 'mrkdwn' ? mrkdwnHtml(text.text) : escapeHtml(text.text)
}

/** A button, a menu, a text field …, as it looks before anybody touches it. */
export function elementHtml(element: BlockElement): string {
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
      return `<span>${textHtml(element)}</span>`
    case 'button':
      return `<span class="button ${escapeHtml(element.style ?? '')}">${textHtml(element.text)}</span>`
    case 'checkboxes':
      return choicesHtml('checkbox', element.options, element.initial_options ?? [])
    case 'radio_buttons':
      return choicesHtml('radio', element.options, element.initial_option ? [element.initial_option] : [])
    case 'plain_text_input':
      return `<div class="field${element.multiline ? ' tall' : ''}">${fieldText(element)}</div>`
    case 'overflow':
      return '<span class="button overflow">⋯</span>'
    case 'image':
      return `<img alt="${escapeHtml(element.alt_text)}" src="${escapeHtml(element.image_url)}">`
    default:
      return menuHtml(element)
  }
}

function fieldText({ initial_value, placeholder }: BlockElement): string {
  return initial_value ? escapeHtml(initial_value) : `<span class="hint">${textHtml(placeholder)}</span>`
}

function menuHtml({ initial_option, initial_options, placeholder }: BlockElement): string {
  const chosen = [initial_option ?? initial_options ?? []].flat()
  const text = chosen.map((option) => textHtml(option.text)).join(', ')
  return `<div class="menu">${text || `<span class="hint">${textHtml(placeholder)}</span>`}<span class="caret"></span></div>`
}

function choicesHtml(kind: string, options: BlockElement[], initial: BlockElement[]): string {
  const rows = options.map((option) => {
    const checked = initial.some(({ value }) => value === option.value) ? ' checked' : ''
    const description = option.description ? `<small>${textHtml(option.description)}</small>` : ''
    return `<label><input type="${kind}"${checked}><span>${textHtml(option.text)}${description}</span></label>`
  })
  return `<div class="choices">${rows.join('')}</div>`
}
