import { isDeepStrictEqual } from 'node:util'
import type { ChannelSettings } from '../../contract/channels.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Reply } from '../../contract/reply.ts'

/**
 * What all in a channel are told when what is done with its mood changes: what it means, who changed it, how to stay out of
 * it. Undefined when nothing of that did.
 */
export function announcement(
  settings: ChannelSettings,
  before: ChannelSettings,
  by?: string,
): Reply | undefined {
  const { mood: words } = answersFor(settings.locale)
  const [changed, lines] = [settings.mood !== before.mood, detailsOf(settings, before)]
  if (!changed && lines.length === 0) return undefined
  const title = changed ? (settings.mood ? words.switchedOn : words.switchedOff) : words.changed
  const text = [...(changed && settings.mood ? [words.switchedOnHow] : []), ...lines].join('\n')
  return {
    ...{ title, ...(text !== '' && { text }), notes: by === undefined ? [] : [words.by(by)] },
    ...{ models: [], data: {}, visibility: 'public' },
  }
}

/** What comes with a mood that is measured; with one that is not, it goes unsaid. */
function detailsOf(settings: ChannelSettings, before: ChannelSettings): string[] {
  if (!settings.mood) return []
  const { mood: words } = answersFor(settings.locale)
  const { moodReactions, alertTo } = settings
  const earlier = before.mood ? before : { moodReactions: false, alertTo: undefined }
  return [
    ...(moodReactions === earlier.moodReactions
      ? []
      : [moodReactions ? words.reactionsOn : words.reactionsOff]),
    ...(isDeepStrictEqual(alertTo, earlier.alertTo) ? [] : [alertTo ? words.alertsOn : words.alertsOff]),
  ]
}
