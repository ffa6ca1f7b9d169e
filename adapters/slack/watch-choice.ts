import {
  type ChannelChange,
  DIGEST_TIME,
  type DigestPlan,
  type TranslationPlan,
} from '../../src/contract/channels.ts'
import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import { weekdaysOf } from '../../src/text/digest-schedule.ts'
import { WATCH_INPUT } from './watch-blocks.ts'

interface Chosen {
  selected_option?: { value: string } | null
  selected_options?: { value: string }[] | null
  selected_conversation?: string | null
  selected_user?: string | null
  selected_users?: string[] | null
  selected_time?: string | null
}

/** What stands in a modal, as Slack gives it back. */
export type ViewValues = Readonly<Record<string, Record<string, Chosen>>>

export type WatchChange = Pick<ChannelChange, 'mood' | 'moodReactions' | 'alertTo' | 'digest' | 'translation'>

const at = (values: ViewValues, id: string): Chosen => values[id]?.[id] ?? {}
const channelIn = (values: ViewValues, id: string) => at(values, id).selected_conversation ?? undefined
const valueIn = (values: ViewValues, id: string) => at(values, id).selected_option?.value

/** What was chosen in `watchInputs`. */
export function chosenWatch(values: ViewValues): WatchChange {
  const ticked = (at(values, WATCH_INPUT.switches).selected_options ?? []).map(({ value }) => value)
  const [channel, person] = [
    channelIn(values, WATCH_INPUT.alertChannel),
    at(values, WATCH_INPUT.alertPerson).selected_user ?? undefined,
  ]
  return {
    mood: ticked.includes('mood'),
    moodReactions: ticked.includes('moodReactions'),
    alertTo: channel !== undefined ? { channel } : person !== undefined ? { person } : undefined,
    digest: digestIn(values),
    translation: translationIn(values),
  }
}

function digestIn(values: ViewValues): DigestPlan | undefined {
  const weekdays = weekdaysOf(valueIn(values, WATCH_INPUT.digest))
  if (weekdays.length === 0) return undefined
  const channel = channelIn(values, WATCH_INPUT.digestChannel)
  const persons = at(values, WATCH_INPUT.digestPersons).selected_users ?? []
  const to = channel !== undefined ? { channel } : persons.length > 0 ? { persons } : undefined
  const time = at(values, WATCH_INPUT.digestAt).selected_time ?? DIGEST_TIME
  return { at: time, weekdays, ...(to && { to }) }
}

function translationIn(values: ViewValues): TranslationPlan | undefined {
  const languages = languagesIn(values)
  if (languages.length === 0) return undefined
  const where = valueIn(values, WATCH_INPUT.where)
  const channel = channelIn(values, WATCH_INPUT.mirror)
  const language = valueIn(values, WATCH_INPUT.mirrorLanguage)
  return {
    languages,
    ...((where === 'thread' || where === 'below') && { where }),
    ...(channel !== undefined && language !== undefined && { mirror: { channel, language } }),
  }
}

const languagesIn = (values: ViewValues) =>
  (at(values, WATCH_INPUT.languages).selected_options ?? []).map(({ value }) => value)

/** What cannot be as it was chosen, by the input to say it at; undefined when all can. @param own the channel's id. */
export function choiceErrors(
  values: ViewValues,
  own: string,
): ((words: InterfacePhrases['watch']) => Record<string, string>) | undefined {
  const person = at(values, WATCH_INPUT.alertPerson).selected_user
  const persons = at(values, WATCH_INPUT.digestPersons).selected_users ?? []
  const languages = languagesIn(values)
  const mirror = channelIn(values, WATCH_INPUT.mirror)
  const language = valueIn(values, WATCH_INPUT.mirrorLanguage)
  const whole = languages.length > 0 && language !== undefined && mirror !== own
  const wrong = [
    [channelIn(values, WATCH_INPUT.alertChannel) && person, WATCH_INPUT.alertPerson, 'eitherOr'],
    [
      channelIn(values, WATCH_INPUT.digestChannel) && persons.length > 0,
      WATCH_INPUT.digestPersons,
      'eitherOr',
    ],
    [languages.length === 1, WATCH_INPUT.languages, 'twoLanguages'],
    [mirror !== undefined && !whole, WATCH_INPUT.mirror, 'mirrorBoth'],
  ] as const
  const found = wrong.filter(([is]) => is)
  if (found.length === 0) return undefined
  return (words) => Object.fromEntries(found.map(([, id, phrase]) => [id, words[phrase]]))
}
