import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt'
import { z } from 'zod'
import { onAction } from './actions.ts'
import { answer } from './answer.ts'
import { type Ask, askSchema } from './ask.ts'
import type { Asker } from './asker.ts'
import { deliver, openly, privately } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { CHOICE, decodePlace, decodeState, noticeModal } from './modal.ts'
import { fillModal, showInModal } from './modal-answers.ts'
import { notice } from './notices.ts'
import { unpack } from './pack.ts'
import { PRESS } from './press.ts'
import { createResponder, type Responder } from './responder.ts'
import { share } from './share.ts'
import type { Workspace } from './workspace.ts'
import type { Place } from './writer.ts'

/** A button or menu that was used, and the means to react. */
interface Press {
  desk: Desk
  workspace: Workspace
  asker: Asker
  body: BlockAction
  value: string | undefined
  place: Place
  responder: Responder
}

/** The buttons under answers, in messages and modals. */
export function addButtons(app: App, desk: Desk): void {
  const handlers: [RegExp, (press: Press) => Promise<unknown>][] = [
    [new RegExp(`^${PRESS.ask}:`), askAgain],
    [new RegExp(`^${PRESS.choose}:`), openChoice],
    [new RegExp(`^${CHOICE}$`), choose],
    [new RegExp(`^${PRESS.rate}:`), rate],
    [new RegExp(`^${PRESS.share}$`), shareIt],
  ]
  for (const [pattern, handler] of handlers) {
    onAction(app, desk, 'button', pattern, async ({ workspace, body, action }) => {
      const place = placeOf(body)
      const asker = await desk.asker(workspace, body.user.id, place)
      const value = (action as ButtonAction).value ?? (action as StaticSelectAction).selected_option?.value
      const responder = responderOf(body, workspace, place)
      await handler({ desk, workspace, asker, body, value, place, responder })
    })
  }
}

/** Where the pressed thing stands; of a modal, where it was opened from. */
function placeOf(body: BlockAction): Place {
  const place = decodePlace(body.view?.private_metadata)
  if (place) return place
  const { thread_ts } = body.container as { thread_ts?: string }
  const thread = thread_ts ?? (body.message?.thread_ts as string | undefined)
  return { channel: body.channel?.id ?? body.user.id, ...(thread && { thread }) }
}

function responderOf(body: BlockAction, workspace: Workspace, place: Place): Responder {
  const fallback = (message: Parameters<Workspace['writer']['ephemeral']>[2]) =>
    workspace.writer.ephemeral(place, body.user.id, message)
  return createResponder({ responseUrl: body.response_url, fallback })
}

const partsOf = ({ desk, workspace, asker }: Press, shareable = true) => ({
  desk,
  workspace,
  asker,
  controls: true,
  shareable,
})

async function askAgain(press: Press): Promise<void> {
  const { workspace, asker, body, responder, place } = press
  const ask = unpack(press.value, askSchema)
  if (ask === undefined) return await tooOld(press)
  if (body.view) return await fillModal({ ask, place }, partsOf(press), body.view.id)
  const direct = place.channel.startsWith('D')
  const own = direct && body.message ? [{ channel: place.channel, ts: body.message.ts }] : undefined
  const isPrivate = (body.container as { is_ephemeral?: boolean }).is_ephemeral === true
  const delivery = own
    ? openly(workspace, asker, place, own)
    : privately(workspace, asker, responder, { replace: isPrivate })
  await deliver(delivery, async (progress) => {
    return (await answer(ask, { ...partsOf(press, !direct), progress })).rendered
  })
}

/** "Other language": a modal with a menu; choosing from it answers there. */
async function openChoice(press: Press): Promise<void> {
  const { body, place, responder } = press
  const ask = unpack(press.value, askSchema)
  if (ask?.choose === undefined) return await tooOld(press)
  const first = ask.choose.choices[0]!
  const state = { ask: { ...ask, options: { ...ask.options, [ask.choose.option]: first.value } }, place }
  if (body.view) await fillModal(state, partsOf(press), body.view.id)
  else await showInModal(state, partsOf(press), responder, body.trigger_id)
}

async function choose(press: Press): Promise<void> {
  const { body, value, place } = press
  const state = decodeState(body.view?.private_metadata)
  if (state?.ask.choose === undefined || body.view === undefined) return await tooOld(press)
  const ask: Ask = { ...state.ask, options: { ...state.ask.options, [state.ask.choose.option]: value } }
  await fillModal({ ask, place }, partsOf(press), body.view.id)
}

const rating = z.object({
  answer: z.string(),
  task: z.string(),
  models: z.array(z.string()),
  good: z.boolean(),
})

async function rate(press: Press): Promise<void> {
  const { desk, asker, value } = press
  const feedback = unpack(value, rating)
  if (feedback === undefined) return await tooOld(press)
  await desk.house.people.rate(asker.person, feedback)
  await tell(press, asker.phrases.thanks)
}

async function shareIt(press: Press): Promise<void> {
  const ask = unpack(press.value, askSchema)
  if (ask === undefined) return await tooOld(press)
  const { desk, workspace, asker, place, responder } = press
  const refused = await share(ask, { desk, workspace, asker, place, responder })
  await tell(press, refused ?? asker.phrases.shared)
}

const tooOld = (press: Press) => tell(press, press.asker.phrases.tooOld)

/** A short word to the presser: under a modal on top of it, else beside the answer. */
async function tell({ workspace, asker, body, place, responder }: Press, text: string): Promise<void> {
  const message = notice(text).messages[0]!
  if (!body.view) return await responder.say(message, { replace: false })
  const view = noticeModal(asker.phrases, text)
  // What took longer than the trigger lives, or was closed meanwhile, is told where the modal came from.
  await workspace.windows.push(body.trigger_id, view).catch(async () => {
    await workspace.writer.ephemeral(place, asker.user, message)
  })
}
