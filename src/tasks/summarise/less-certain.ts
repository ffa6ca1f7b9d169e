import type { Model } from '../../contract/model.ts'
import type { AnswerPhrases } from '../../contract/phrases/answers/index.ts'
import type { ChatMessage } from '../../contract/request.ts'
import { detectLanguage } from '../../text/language.ts'
import { languageName } from '../../text/languages.ts'

/** Messages from all over the conversation are as good as all of them to see its language. */
const SAMPLE_MESSAGES = 40
/** Of one message: a long one must not speak for all. */
const SAMPLE_CHARACTERS = 100

/** A remark when the conversation is surely in a language that the model was not trained on. */
export function lessCertain(
  messages: readonly ChatMessage[],
  model: Model | undefined,
  { language: spoken, summary }: AnswerPhrases,
): string[] {
  const { language, sure } = detectLanguage(sampleOf(messages))
  if (!model || !sure || language === undefined || model.languages.from.includes(language)) return []
  const name = (code: string) => languageName(code, spoken)
  return [summary.lessCertain(name(language), model.languages.from.map(name))]
}

function sampleOf(messages: readonly ChatMessage[]): string {
  const step = Math.max(1, Math.floor(messages.length / SAMPLE_MESSAGES))
  return messages
    .filter((_, index) => index % step === 0)
    .map(({ text }) => text.slice(0, SAMPLE_CHARACTERS))
    .join('\n')
}
