import type { ChannelSettings } from '../../contract/channels.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Reply } from '../../contract/reply.ts'
import { languageName } from '../../text/languages.ts'

const QUIET: Omit<Reply, 'title' | 'notes'> = { models: [], data: {}, visibility: 'public' }

/** What all in a channel are told when its translations begin, change or end. */
export function announcement({ translation, locale }: ChannelSettings, by?: string): Reply {
  const { language, translating: words, mood } = answersFor(locale)
  const notes = by === undefined ? [] : [mood.by(by)]
  if (translation === undefined) return { ...QUIET, notes, title: words.switchedOff }
  const { languages, where, mirror } = translation
  const name = (code: string) => languageName(code, language)
  const list = new Intl.ListFormat(language).format(languages.map(name))
  const how = [words.switchedOnHow(list), ...(where === undefined ? [words.onlyForWhoWants] : [])]
  const { channel = '', language: into = '' } = mirror ?? {}
  return {
    ...{ ...QUIET, notes, title: words.switchedOn, text: how.join(' ') },
    ...(mirror && { fields: [{ label: words.mirror(name(into)), text: channel, channel }] }),
  }
}
