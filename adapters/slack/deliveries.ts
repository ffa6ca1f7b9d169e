import type { ModalView } from '@slack/types'
import type { Asker } from './asker.ts'
import { sendFile, showOnly } from './for-one.ts'
import { LIMITS } from './limits.ts'
import type { Responder } from './responder.ts'
import { slackErrorName } from './slack-error.ts'
import type { Rendered, SlackMessage } from './slack-message.ts'
import type { Workspace } from './workspace.ts'
import { writeOver } from './write-over.ts'
import type { Place, Posted } from './writer.ts'

/** A way for an answer to reach people. */
export interface Delivery {
  /** Shows that work goes on, and how far it is when that is known. Called when it takes longer than a moment. */
  working(done?: number, total?: number): Promise<void>
  /** Shows the answer in its place. @returns what was posted for others to see. */
  answer(rendered: Rendered): Promise<Posted[]>
}

/** Tells how far work is. */
export type Progress = (done: number, total: number) => void

/** Works, shows that it works when it takes longer than a second, and delivers. */
export async function deliver(
  delivery: Delivery,
  work: (progress: Progress) => Promise<Rendered>,
): Promise<Posted[]> {
  let far: [number, number] | [] = []
  let shown: Promise<void> = Promise.resolve()
  const show = () => {
    // A working sign that fails must not cost the answer.
    shown = shown.then(() => delivery.working(...far)).catch(() => {})
  }
  const first = setTimeout(show, LIMITS.workingAfterMilliseconds)
  const again = setInterval(() => far.length > 0 && show(), LIMITS.progressMilliseconds)
  const rendered = await work((done, total) => {
    far = [done, total]
  }).finally(() => {
    clearTimeout(first)
    clearInterval(again)
  })
  await shown
  return await delivery.answer(rendered)
}

/**
 * The answer to a button, for the asker's eyes, through its response address. `replace`: in the place of the
 * message that the button stands under, which must be the asker's alone.
 */
export function privately(
  workspace: Workspace,
  asker: Asker,
  responder: Responder,
  { replace } = { replace: true },
): Delivery {
  return {
    async working(done) {
      // Its few uses are for the answer, so progress is not shown here.
      if (replace && done === undefined) await responder.say(workingMessage(asker), { replace })
    },
    async answer({ messages, file }) {
      for (const [index, message] of messages.entries()) {
        await responder.say(message, { replace: replace && index === 0 })
      }
      await sendFile(workspace, asker.user, file)
      return []
    },
  }
}

/** The answer to a mention, for the asker's eyes; an hourglass on the mention shows the work. */
export function underMention(workspace: Workspace, asker: Asker, place: Place, ts: string): Delivery {
  const { gestures } = workspace
  const mention = { channel: place.channel, ts }
  let marked = false
  return {
    async working() {
      if (marked) return
      await gestures.mark(mention, LIMITS.workingReaction)
      marked = true
    },
    async answer(rendered) {
      await showOnly(workspace, place, asker.user, rendered)
      // The answer is there: a sign that stays costs nobody anything.
      if (marked) await gestures.unmark(mention, LIMITS.workingReaction).catch(() => {})
      return []
    },
  }
}

/** The answer for all in a channel, thread or direct message. Earlier posts are written over. */
export function openly(workspace: Workspace, asker: Asker, place: Place, earlier: Posted[] = []): Delivery {
  const posted = [...earlier]
  return {
    async working(done, total) {
      const message = workingMessage(asker, done, total)
      if (posted[0] === undefined) posted.push(await workspace.writer.post(place, message))
      // What stands there from before stays until the new answer is there.
      else if (earlier.length === 0) await workspace.writer.update(posted[0], message)
    },
    async answer(rendered) {
      return await writeOver(workspace.writer, place, rendered, posted, earlier.length === 0)
    },
  }
}

/** The answer in a modal that is open already. */
export function inModal(
  workspace: Workspace,
  asker: Asker,
  id: string,
  viewOf: (messages: SlackMessage[]) => ModalView,
): Delivery {
  return {
    working: (done, total) => workspace.windows.update(id, viewOf([workingMessage(asker, done, total)])),
    async answer({ messages, file }) {
      await workspace.windows.update(id, viewOf(messages))
      await sendFile(workspace, asker.user, file)
      return []
    },
  }
}

/**
 * The answer in a modal that `working` opens and that becomes the answer; in a message, for the asker's eyes, when there is
 * none: because it was quick, the trigger was too old to open one, or the person closed it.
 */
export function inNewModal(
  workspace: Workspace,
  asker: Asker,
  responder: Responder,
  trigger: string,
  viewOf: (messages: SlackMessage[]) => ModalView,
): Delivery {
  const plain = privately(workspace, asker, responder, { replace: false })
  let modal: string | undefined
  return {
    async working(done, total) {
      const view = viewOf([workingMessage(asker, done, total)])
      if (modal === undefined) modal = await workspace.windows.open(trigger, view)
      else await workspace.windows.update(modal, view)
    },
    async answer(rendered) {
      if (modal === undefined) return await plain.answer(rendered)
      try {
        return await inModal(workspace, asker, modal, viewOf).answer(rendered)
      } catch (error) {
        // Closed meanwhile: the answer is not lost.
        if (slackErrorName(error) !== 'not_found') throw error
        return await plain.answer(rendered)
      }
    },
  }
}

/** A message that only says that work goes on, and how far it is. */
export function workingMessage({ phrases }: Asker, done?: number, total?: number): SlackMessage {
  const far = done === undefined || total === undefined ? '' : ` ${Math.round((done / total) * 100)} %`
  const text = `⏳ ${phrases.working}${far}`
  return { text, blocks: [{ type: 'context', elements: [{ type: 'plain_text', text }] }] }
}
