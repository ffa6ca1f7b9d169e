import type { SlackView } from '../../adapters/slack/preview/block-kit.ts'
import { blocksHtml } from '../../adapters/slack/preview/blocks-html.ts'
import { textHtml } from '../../adapters/slack/preview/element-html.ts'

/** A modal with its title and buttons, or the App Home. */
export function viewHtml({ type, title, submit, close, blocks }: SlackView): string {
  if (type === 'home') return `<article class="home">${blocksHtml(blocks)}</article>`
  const buttons = [
    `<span class="button">${close ? textHtml(close) : 'Cancel'}</span>`,
    ...(submit ? [`<span class="button primary">${textHtml(submit)}</span>`] : []),
  ]
  return `<article class="modal"><header><div class="avatar small">P</div>${textHtml(title)}<span class="close">✕</span></header>
${blocksHtml(blocks)}
<footer>${buttons.join('')}</footer></article>`
}
