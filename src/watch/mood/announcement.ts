import type { ChannelSettings } from '../../contract/channels.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Reply } from '../../contract/reply.ts'

/** What all in a channel are told when the measuring begins or ends there. */
export function announcement({ mood, locale }: ChannelSettings): Reply {
  const { switchedOn, switchedOnHow, switchedOff } = answersFor(locale).mood
  return {
    ...(mood ? { title: switchedOn, text: switchedOnHow } : { title: switchedOff }),
    ...{ notes: [], models: [], data: {}, visibility: 'public' },
  }
}
