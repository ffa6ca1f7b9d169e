import type { Block } from './block-kit.ts'
import { elementHtml, textHtml } from './element-html.ts'

/** Blocks as Slack shows them. Throws for a kind that nobody has drawn yet. */
export function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n')
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'header':
      return `<div class="header">${textHtml(block.text)}</div>`
    case 'divider':
      return '<hr>'
    case 'section':
      return sectionHtml(block)
    case 'context':
      return `<div class="context">${block.elements.map(elementHtml).join('')}</div>`
    case 'actions':
      return `<div class="actions">${block.elements.map(elementHtml).join('')}</div>`
    case 'input':
      return inputHtml(block)
    default:
      throw new Error(`No picture for a block of type ${block.type} yet.`)
  }
}

function sectionHtml({ text, fields = [], accessory }: Block): string {
  const columns = fields.map((field: Block) => `<div>${textHtml(field)}</div>`).join('')
  const body = `<div class="text">${textHtml(text)}${columns && `<div class="fields">${columns}</div>`}</div>`
  return `<div class="section">${body}${accessory ? elementHtml(accessory) : ''}</div>`
}

function inputHtml({ label, element, hint, optional }: Block): string {
  const note = optional ? ' <span class="hint">(optional)</span>' : ''
  const below = hint ? `<div class="hint">${textHtml(hint)}</div>` : ''
  return `<div class="input"><b>${textHtml(label)}${note}</b>${elementHtml(element)}${below}</div>`
}
