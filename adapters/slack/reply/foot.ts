import type { ActionsBlock, Button, ContextBlock } from '@slack/types'
import type { Reply } from '../../../src/contract/reply.ts'
import { shorten } from '../../../src/text/split.ts'
import { LIMITS } from '../limits.ts'
import { mrkdwn, plain } from '../mrkdwn.ts'
import type { Control } from '../slack-message.ts'
import type { Part } from './part.ts'
import type { View } from './view.ts'

/** Below the answer: a quiet line of notes and models, and the controls. */
export function footOf(reply: Reply, view: View): Part[] {
  const quiet = [...reply.notes, ...reply.models].map((text) => mrkdwn(text, view.names).trim())
  const line = shorten(quiet.filter((text) => text !== '').join(' · '), LIMITS.contextCharacters)
  const context: Part[] = line === '' ? [] : [contextOf(line)]
  return [...context, ...controlsOf(view, context)]
}

function contextOf(text: string): Part {
  const block: ContextBlock = { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }
  return { block, spoken: text }
}

function controlsOf({ controls, names }: View, context: readonly Part[]): Part[] {
  const block: ActionsBlock = { type: 'actions', elements: [] }
  for (const control of controls) {
    if (control.value.length > LIMITS.buttonValueCharacters) continue
    if (block.elements.length === LIMITS.actionElements) break
    block.elements.push(buttonOf(control, names))
    const size = JSON.stringify([...context.map((part) => part.block), block]).length
    if (size > LIMITS.footCharacters) block.elements.pop()
  }
  return block.elements.length === 0 ? [] : [{ block, spoken: '' }]
}

function buttonOf({ id, label, value, style }: Control, names: View['names']): Button {
  const text = shorten(plain(label, names), LIMITS.buttonLabelCharacters)
  return {
    type: 'button',
    text: { type: 'plain_text', text, emoji: true },
    action_id: id,
    value,
    ...(style && { style }),
  }
}
