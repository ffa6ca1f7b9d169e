import { errorCode } from '../../src/contract/errors.ts'
import { whyRefused } from '../../src/contract/why-refused.ts'
import { answer } from './answer.ts'
import type { Ask } from './ask.ts'
import type { Asker } from './asker.ts'
import { openly } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { discordError } from './discord-error.ts'
import { originalOf } from './living-answers.ts'

/**
 * Shows an answer to the channel, with who shared it; one about a message replies to it. It is made anew, so that nothing
 * need be kept until somebody shares.
 * @returns why it could not be shared, in the asker's language.
 */
export async function share(
  ask: Ask,
  channel: string,
  asker: Asker,
  desk: Desk,
): Promise<string | undefined> {
  const deed = { kind: 'answer-publicly', task: ask.task } as const
  const refused = await whyRefused(desk.house, { task: 'share', deed, origin: asker.origin })
  if (refused !== undefined) return refused
  const note = asker.phrases.sharedBy(asker.name)
  const { reply, rendered } = await answer(ask, { desk, asker, controls: false, shareable: false, note })
  if (reply.error) return reply.error.message
  const { source } = ask
  const about = source.kind === 'message' && source.channel === channel ? source.message : undefined
  try {
    const posted = await openly(desk, { channel, ...(about && { replyTo: about }) }, rendered)
    const again = { task: ask.task, options: ask.options }
    if (about)
      await desk.living.remember(originalOf(channel, about), `share-${posted[0]!.id}`, { posted, again })
    return undefined
  } catch (error) {
    const known = discordError(error)
    if (errorCode(known) === 'INTERNAL') throw error
    return known.message
  }
}
