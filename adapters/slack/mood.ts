import type { Reply } from '../../src/contract/reply.ts'
import type { MoodPeriod } from '../../src/contract/watch.ts'
import { moodPeriod, withMoodChoices } from '../../src/text/mood-choices.ts'
import type { Ask, Source } from './ask.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { readable } from './readable.ts'
import { settingsRefusal } from './settings-refusal.ts'
import { rethrow } from './slack-error.ts'
import type { Workspace } from './workspace.ts'

/** How the mood of a channel was. @param here where it is asked. @param channel an id or a name. */
export const askMood = (period: MoodPeriod, here: string, channel = here): Ask => ({
  task: 'mood',
  options: { period },
  source: { kind: 'mood', channel, here },
})

/**
 * The measured mood of a channel, for who may read it, with the other stretches of time to choose. Where nothing is
 * measured, who may switch it on and how.
 * @throws NOT_ALLOWED
 */
export async function moodReply(
  { options }: Ask,
  { channel: wanted, here }: Source & { kind: 'mood' },
  { desk, workspace, asker }: { desk: Desk; workspace: Workspace; asker: Asker },
): Promise<Reply> {
  const asked = { task: 'mood', origin: asker.origin }
  const channel = await desk.house.admission.accountFor(asked, () =>
    readable(wanted, here, workspace, asker).catch(rethrow),
  )
  const period = moodPeriod(options)
  const place = { platform: 'slack', workspace: workspace.team, channel }
  const reply = await desk.house.watch.mood(place, period, { ...asker.origin, channel })
  const how = () => settingsRefusal(desk, asker, channel) ?? asker.phrases.watch.switchOn
  return withMoodChoices(reply, period, asker.phrases, how)
}
