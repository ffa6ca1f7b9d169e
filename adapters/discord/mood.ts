import { type Client, GatewayIntentBits } from 'discord.js'
import type { Reply } from '../../src/contract/reply.ts'
import type { MoodPeriod } from '../../src/contract/watch.ts'
import { moodPeriod, withMoodChoices } from '../../src/text/mood-choices.ts'
import type { Ask, Source } from './ask.ts'
import { type Asker, channelOf } from './asker.ts'
import type { Desk } from './desk.ts'
import { rethrow } from './discord-error.ts'
import { originIn } from './origin-in.ts'
import { readable } from './readable.ts'
import { roomOf } from './room-of.ts'

/** How the mood of a channel was. @param here where it is asked. @param channel an id or a name. */
export const askMood = (period: MoodPeriod, here: string, channel = here): Ask => ({
  task: 'mood',
  options: { period },
  source: { kind: 'mood', channel, here },
})

/** Whether Discord lets Parley read what people write. */
export const readsContent = ({ options }: Client) => options.intents.has(GatewayIntentBits.MessageContent)

/**
 * The measured mood of a channel (of a thread's whole channel), for who may read it, with the other stretches of time to
 * choose. Where nothing is measured, who may switch it on and how.
 * @throws NOT_ALLOWED
 */
export async function moodReply(
  { options }: Ask,
  { channel: wanted, here }: Source & { kind: 'mood' },
  { desk, asker }: { desk: Desk; asker: Asker },
): Promise<Reply> {
  const { client, house } = desk
  const asked = { task: 'mood', origin: asker.origin }
  const shown = await house.admission.accountFor(asked, () =>
    readable(wanted, here, desk, asker).catch(rethrow),
  )
  const { channel } = await roomOf(client, shown)
  const period = moodPeriod(options)
  const origin = originIn(client, channel, asker)
  const reply = await house.watch.mood(channelOf(channel), period, origin)
  const { switchOn, noContent } = asker.phrases.watch
  const notes = readsContent(client) ? reply.notes : [...reply.notes, noContent]
  const how = () => house.policy.refusal({ kind: 'change-settings' }, origin) ?? switchOn
  return withMoodChoices({ ...reply, notes }, period, asker.phrases, how)
}
