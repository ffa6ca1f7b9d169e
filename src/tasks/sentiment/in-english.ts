import { errorCode } from '../../contract/errors.ts'
import type { TaskCall, TaskTools } from '../../contract/task.ts'
import { detectLanguage } from '../../text/language.ts'
import { languageName } from '../../text/languages.ts'
import { routeOf } from '../translate/route.ts'
import { translateText } from '../translate/translate-text.ts'

/** The text as the sentiment model can read it: as it is, or translated to English, saying so. */
export async function inEnglish(
  { input: { text }, options, phrases }: TaskCall<{ text: string }>,
  tools: TaskTools,
): Promise<{ text: string; notes: string[] }> {
  const detected = detectLanguage(text)
  const from = options.from as string | undefined
  const language = from ?? (detected.sure ? detected.language : undefined)
  if (
    language === undefined ||
    tools.infer.find('text-classification', { job: 'sentiment', from: language })
  ) {
    return { text, notes: [] }
  }
  const { unread, notTranslated, viaEnglish } = phrases.sentiment
  const name = languageName(language, phrases.language)
  const route = routeOf(language, 'en', tools.infer)
  if (route === undefined) return { text, notes: [unread(name)] }
  const call = { phrases, progress() {}, piece() {} }
  const translated = await translateText(text, route, call, tools).catch((error: unknown) => {
    if (errorCode(error) !== 'REPETITION') throw error
    return undefined
  })
  if (translated === undefined) return { text, notes: [notTranslated(name)] }
  return { text: translated.text, notes: [viaEnglish(name), ...translated.notes] }
}
