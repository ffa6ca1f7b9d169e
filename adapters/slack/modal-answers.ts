import type { Action, Reply } from '../../src/contract/reply.ts'
import { type AnswerParts, answer } from './answer.ts'
import type { Ask } from './ask.ts'
import { type Delivery, deliver, inModal, inNewModal } from './deliveries.ts'
import { answerModal, type ModalState } from './modal.ts'
import type { Responder } from './responder.ts'
import type { SlackMessage } from './slack-message.ts'

/** Opens a modal at once, since a trigger lives three seconds, and fills it when the answer is there. */
export async function showInModal(
  state: ModalState,
  parts: AnswerParts,
  responder: Responder,
  trigger: string,
): Promise<void> {
  const { workspace, asker } = parts
  const atOnce = true
  await fill(state, parts, (viewOf) => inNewModal(workspace, asker, responder, trigger, viewOf), { atOnce })
}

/** Answers what a modal asks, in it. */
export async function fillModal(state: ModalState, parts: AnswerParts, id: string): Promise<void> {
  await fill(state, parts, (viewOf) => inModal(parts.workspace, parts.asker, id, viewOf))
}

/**
 * Answers a slash command: in a message, or in a modal when it takes longer than a moment, because Slack replaces no message
 * that a command made (https://github.com/slackapi/bolt-js/issues/2287).
 */
export async function fillCommand(
  state: ModalState,
  parts: AnswerParts,
  responder: Responder,
  trigger: string,
): Promise<void> {
  await fill(state, parts, (viewOf) => inNewModal(parts.workspace, parts.asker, responder, trigger, viewOf))
}

type ViewOf = (messages: SlackMessage[]) => ReturnType<typeof answerModal>

/** When the answer offers a choice, such as another language, its modal gets a menu. */
async function fill(
  state: ModalState,
  parts: AnswerParts,
  deliveryOf: (viewOf: ViewOf) => Delivery,
  { atOnce } = { atOnce: false },
) {
  let shown = state
  const delivery = deliveryOf((messages) => answerModal(shown, parts.asker.phrases, messages))
  // Where no modal opens, the answer comes all the same.
  if (atOnce) await delivery.working().catch(() => {})
  await deliver(delivery, async (progress) => {
    const { reply, rendered } = await answer(state.ask, { ...parts, progress })
    shown = { ...state, ask: withMenu(state.ask, reply) }
    return rendered
  })
}

/** The ask with the choice that its answer offers and the value that the answer has, such as the language it came in. */
function withMenu(ask: Ask, { actions = [], data }: Reply): Ask {
  const offers = (action: Action) => action.choose !== undefined && action.task === ask.task
  const offer = actions.find(offers)
  if (offer?.choose === undefined) return ask
  const { option } = offer.choose
  const current = data[option]
  const options = { ...offer.options, ...(typeof current === 'string' && { [option]: current }) }
  return { ...ask, options, choose: offer.choose }
}
