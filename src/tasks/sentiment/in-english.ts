import { errorCode } from '../../contract/errors.ts'
import type { TaskTools } from '../../contract/task.ts'
import { detectLanguage } from '../../text/language.ts'
import { languageName } from '../../text/languages.ts'
import { routeOf } from '../translate/route.ts'
import { translateText } from '../translate/translate-text.ts'

/** The text as the sentiment model can read it: as it is, or translated to English, saying so. */
export async function inEnglish(
  text: string,
  from: string | undefined,
  tools: TaskTools,
): Promise<{ text: string; notes: string[] }> {
  const detected = detectLanguage(text)
  const language = from ?? (detected.sure ? detected.language : undefined)
  if (
    language === undefined ||
    tools.infer.find('text-classification', { job: 'sentiment', from: language })
  ) {
    return { text, notes: [] }
  }
  const name = languageName(language)
  const route = routeOf(language, 'en', tools.infer)
  if (route === undefined) {
    return { text, notes: [`the text looks ${name}, which the models here do not read: do not rely on this`] }
  }
  const translated = await translateText(text, route, tools).catch((error: unknown) => {
    if (errorCode(error) !== 'REPETITION') throw error
    return undefined
  })
  if (translated === undefined) {
    return { text, notes: [`the text looks ${name}, but its translation failed: do not rely on this`] }
  }
  return { text: translated.text, notes: [`via English (from ${name})`, ...translated.notes] }
}
