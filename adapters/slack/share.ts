import { errorCode } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { whyRefused } from '../../src/contract/why-refused.ts'
import { answer } from './answer.ts'
import type { Ask } from './ask.ts'
import type { Asker } from './asker.ts'
import { deliver, openly } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { originalOf } from './living-answers.ts'
import type { Responder } from './responder.ts'
import { slackError } from './slack-error.ts'
import type { Workspace } from './workspace.ts'
import type { Place } from './writer.ts'

interface ShareParts {
  desk: Desk
  workspace: Workspace
  asker: Asker
  place: Place
  responder: Responder
}

/**
 * Shows an answer to the channel, with who shared it. It is made anew, so that nothing need be kept until somebody shares.
 * @returns why it could not be shared, in the asker's language.
 */
export async function share(ask: Ask, parts: ShareParts): Promise<string | undefined> {
  const { desk, workspace, asker, place } = parts
  const deed = { kind: 'answer-publicly', task: ask.task } as const
  const refused = await whyRefused(desk.house, { task: 'share', deed, origin: asker.origin })
  if (refused !== undefined) return refused
  const note = asker.phrases.sharedBy(asker.name)
  const made = await answer(ask, {
    desk,
    workspace,
    asker,
    controls: false,
    shareable: false,
    note,
    pictures: true,
  })
  if (made.reply.error) return made.reply.error.message
  try {
    const posted = await deliver(openly(workspace, asker, place), async () => made.rendered)
    const { source } = ask
    if (source.kind === 'message') {
      const original = originalOf(workspace.team, source.channel, source.ts)
      await desk.living.remember(original, `share-${posted[0]!.ts}`, {
        posted,
        ask: asAnswered(ask, made.reply),
      })
    }
    return undefined
  } catch (error) {
    const known = slackError(error)
    if (errorCode(known) === 'INTERNAL') throw error
    return known.message
  }
}

/** The ask with the language that the answer came in: asked anew after an edit, it must not be that of who edits. */
function asAnswered(ask: Ask, { data }: Reply): Ask {
  if (ask.task !== 'translate' || typeof data.to !== 'string') return ask
  return { ...ask, options: { ...ask.options, to: data.to } }
}
