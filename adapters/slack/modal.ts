import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import { type Ask, askSchema } from './ask.ts'
import { LIMITS } from './limits.ts'
import { section } from './notices.ts'
import { pack, unpack } from './pack.ts'
import { PRESS } from './press.ts'
import type { SlackMessage } from './slack-message.ts'

const stateSchema = z.object({
  ask: askSchema,
  place: z.object({ channel: z.string(), thread: z.string().exactOptional() }),
})

/** What an answer's modal remembers while it is open: what was asked, and where it would be shared to. */
export type ModalState = z.infer<typeof stateSchema>

/** The select menu of an answer's modal. */
export const CHOICE = 'choice'

/** The modal that shows an answer, or that work goes on. With `choose` in its ask it has a menu, for example of languages. */
export function answerModal(
  state: ModalState,
  phrases: InterfacePhrases,
  messages: SlackMessage[],
): ModalView {
  const { ask } = state
  const answer = messages.flatMap((message) => message.blocks)
  const [menu, blocks] = ask.choose
    ? [[choiceMenu(ask, ask.choose, phrases)], answer.map(withoutChoiceButton)]
    : [[], answer]
  return {
    type: 'modal',
    callback_id: 'answer',
    title: { type: 'plain_text', text: phrases.titles[ask.task] ?? phrases.name },
    close: { type: 'plain_text', text: phrases.close },
    private_metadata: encodeState(state),
    blocks: [...menu, ...blocks].slice(0, LIMITS.modalBlocks),
  }
}

/** The menu offers what the button would. */
function withoutChoiceButton(block: KnownBlock): KnownBlock {
  if (block.type !== 'actions') return block
  const isButton = ({ action_id = '' }: { action_id?: string }) => action_id.startsWith(`${PRESS.choose}:`)
  return { ...block, elements: block.elements.filter((element) => !isButton(element)) }
}

function choiceMenu(ask: Ask, choose: NonNullable<Ask['choose']>, phrases: InterfacePhrases): KnownBlock {
  const option = ({ label, value }: { label: string; value: string }) => ({
    text: { type: 'plain_text' as const, text: label.slice(0, LIMITS.optionLabel) },
    value,
  })
  const chosen = choose.choices.find(({ value }) => value === ask.options[choose.option])
  return {
    type: 'actions',
    block_id: CHOICE,
    elements: [
      {
        type: 'static_select',
        action_id: CHOICE,
        placeholder: { type: 'plain_text', text: phrases.chooseLanguage },
        options: choose.choices.slice(0, LIMITS.options).map(option),
        ...(chosen && { initial_option: option(chosen) }),
      },
    ],
  }
}

/** A modal of one text. */
export function noticeModal(phrases: InterfacePhrases, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'notice',
    title: { type: 'plain_text', text: phrases.name },
    close: { type: 'plain_text', text: phrases.close },
    blocks: [section(text)],
  }
}

function encodeState(state: ModalState): string {
  const packed = pack(state)
  if (packed.length <= LIMITS.privateMetadata) return packed
  // Too long a text: the buttons go on working where Parley can read the message itself.
  const { source } = state.ask
  if (source.kind !== 'message' || source.text === undefined) return pack({ place: state.place })
  const { text: _, ...reference } = source
  return encodeState({ ...state, ask: { ...state.ask, source: reference } })
}

/** What `answerModal` remembers in a view, or undefined when it is of another version. */
export const decodeState = (metadata: string | undefined) => unpack(metadata, stateSchema)

/** Where an answer's modal was opened from: known even when what was asked was too long to remember. */
export const decodePlace = (metadata: string | undefined) =>
  unpack(metadata, stateSchema.pick({ place: true }))?.place
