import type { Handle } from '../../contract/adapter.ts'
import type { Channel } from '../../contract/channels.ts'
import { codedError, ERRORS, type ErrorCode } from '../../contract/errors.ts'
import type { Failed } from '../../contract/failed.ts'
import type { HeardMessage } from '../../contract/observation.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import { languageName } from '../../text/languages.ts'

/** A message in another language. */
export interface Translated {
  text: string
  notes: string[]
  models: string[]
}

/** `late`: there is too much to do, so it is let go; `failed`: it might have succeeded later; `none`: there is nothing worth showing. */
export type Translation = Translated | 'late' | 'failed' | 'none'

export interface Translating {
  channel: Channel
  message: HeardMessage
  from: string
  to: string
  /** BCP 47: of the words around it. */
  locale: string | undefined
  signal: AbortSignal
}

export type Translator = (asked: Translating) => Promise<Translation>

/** A translation that would come later is no help any more. */
export const PATIENCE_MILLISECONDS = 5 * 60_000

const LATE: readonly ErrorCode[] = ['OVERLOADED', 'EXPIRED']
/** Nothing that an operator could mend. */
const EXPECTED: readonly ErrorCode[] = ['OPTED_OUT', 'NOT_ALLOWED', 'REPETITION', 'CANCELLED', 'CLOSING']

export interface TranslatorParts {
  handle: Handle
  /** The clock of this machine, which deadlines are measured by. */
  clock(): number
  failed: Failed
}

/** Translates at background priority; what is in that language already stays as it is. */
export function createTranslator({ handle, clock, failed }: TranslatorParts): Translator {
  return async ({ channel, message, from, to, locale, signal }) => {
    const { text, author } = message
    if (from === to) return { text, notes: [], models: [] }
    const { platform, workspace } = channel
    const reply = await handle(
      {
        kind: 'task',
        task: 'translate',
        input: { text, author },
        options: { from, to },
        origin: { platform, workspace, channel: channel.channel, ...(locale !== undefined && { locale }) },
        priority: 'background',
        deadline: clock() + PATIENCE_MILLISECONDS,
      },
      { signal },
    )
    if (reply.error) {
      const { code, message: reason } = reply.error
      if (LATE.includes(code)) return 'late'
      if (!EXPECTED.includes(code)) failed('a message could not be translated', codedError(code, reason))
      return ERRORS[code].retry ? 'failed' : 'none'
    }
    if (reply.text === undefined || reply.text.trim() === text.trim()) return 'none'
    const { language, translation } = answersFor(locale)
    const title = translation.title(languageName(from, language), languageName(to, language))
    return { text: reply.text, notes: [title, ...reply.notes], models: reply.models }
  }
}
