import { codedError } from './contract/errors.ts'
import type { People } from './contract/people.ts'
import { answersFor } from './contract/phrases/answers/index.ts'
import type { Origin, TaskInput, TaskRequest } from './contract/request.ts'

/** The part of People that says what somebody wants. */
export type Wishes = Pick<People, 'settings'>

/** A request as its people want it; `notes` say what was left out. */
interface Consented {
  input: TaskInput
  origin: Origin
  notes: string[]
}

/**
 * Leaves out what people wrote who asked not to be analysed (what they themselves ask about their own words stays),
 * and fills in the asker's language.
 * @throws OPTED_OUT when nothing is left.
 */
export async function respectWishes({ input, origin }: TaskRequest, people: Wishes): Promise<Consented> {
  const optedOut = await whoOptedOut(input, origin, people)
  const own = await withLanguage(origin, people)
  if ('text' in input) {
    if (optedOut.has(input.author)) throw codedError('OPTED_OUT')
    return { input, origin: own, notes: [] }
  }
  const messages = input.messages.filter(({ author }) => !optedOut.has(author))
  const missing = input.messages.length - messages.length
  if (missing > 0 && messages.length === 0) throw codedError('OPTED_OUT')
  return { input: missing > 0 ? { messages } : input, origin: own, notes: leftOut(missing, origin) }
}

async function whoOptedOut(
  input: TaskInput,
  origin: Origin,
  people: Wishes,
): Promise<Set<string | undefined>> {
  const written = 'text' in input ? [input.author] : input.messages.map(({ author }) => author)
  const others = [...new Set(written)].filter((author) => author !== undefined && author !== origin.user)
  const asked = await Promise.all(others.map((author) => settingsOf(author!, origin, people)))
  return new Set(others.filter((_, index) => asked[index]!.neverAnalyse))
}

async function withLanguage(origin: Origin, people: Wishes): Promise<Origin> {
  if (origin.user === undefined || origin.language !== undefined) return origin
  const { language } = await settingsOf(origin.user, origin, people)
  return language === undefined ? origin : { ...origin, language }
}

function settingsOf(user: string, { platform, workspace = '' }: Origin, people: Wishes) {
  return people.settings({ platform, workspace, user })
}

const leftOut = (missing: number, { locale }: Origin) =>
  missing === 0 ? [] : [answersFor(locale).wishes.leftOut(missing)]
