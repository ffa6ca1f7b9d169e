import {
  type Channel,
  type ChannelChange,
  type DigestPlan,
  PLAN_LIMITS,
  type TranslationPlan,
} from './contract/channels.ts'
import { codedError } from './contract/errors.ts'
import { languageCode } from './text/languages.ts'

const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** @throws BAD_REQUEST for a plan that cannot be followed. */
export function checkPlans({ channel }: Channel, { digest, translation }: ChannelChange): void {
  if (digest) checkDigest(digest)
  if (translation) checkTranslation(translation, channel)
}

function checkDigest({ at, weekdays, to }: DigestPlan): void {
  check(CLOCK_TIME.test(at), `A digest needs a time from 00:00 to 23:59, such as 09:00, not ${shown(at)}.`)
  const days =
    weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) && areDifferent(weekdays)
  check(
    weekdays.length > 0 && days,
    `A digest needs weekdays, each once, from 1 (Monday) to 7 (Sunday), not ${shown(weekdays)}.`,
  )
  if (to === undefined) return
  const ids = 'channel' in to ? [to.channel] : to.persons
  const few = ids.length > 0 && ids.length <= PLAN_LIMITS.persons && areDifferent(ids) && !ids.includes('')
  check(few, `A digest goes to a channel or to 1 to ${PLAN_LIMITS.persons} persons, not to ${shown(to)}.`)
}

function checkTranslation({ languages, where, mirror }: TranslationPlan, channel: string): void {
  const named = mirror ? [...languages, mirror.language] : languages
  const unknown = named.find((code) => languageCode(code) !== code)
  check(
    unknown === undefined,
    `Languages are given as two letters such as fr; ${shown(unknown)} is none that Parley knows.`,
  )
  check(
    languages.length >= 2 && languages.length <= PLAN_LIMITS.languages && areDifferent(languages),
    `A channel is translated between 2 to ${PLAN_LIMITS.languages} languages, each once, not ${shown(languages)}.`,
  )
  check(
    where === undefined || where === 'thread' || where === 'below',
    `Translations stand in the thread or below, not ${shown(where)}.`,
  )
  check(
    mirror === undefined || (mirror.channel !== channel && mirror.channel !== ''),
    'A channel is mirrored into another channel, not into itself.',
  )
}

const areDifferent = (values: readonly unknown[]) => new Set(values).size === values.length
const shown = (value: unknown) => JSON.stringify(value)

function check(holds: boolean, message: string): void {
  if (!holds) throw codedError('BAD_REQUEST', message)
}
