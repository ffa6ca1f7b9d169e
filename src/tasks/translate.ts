import { codedError } from '../contract/errors.ts'
import type { AnswerPhrases } from '../contract/phrases/answers/index.ts'
import type { Action } from '../contract/reply.ts'
import type { Inference, Task, TaskCall, TaskReply } from '../contract/task.ts'
import { detectLanguage } from '../text/language.ts'
import { languageCode, languageName } from '../text/languages.ts'
import { routeOf } from './translate/route.ts'
import { translateText } from './translate/translate-text.ts'

/** What a message says in another language, with mentions, links, code and layout as they were. */
export const translate: Task<{ text: string }> = {
  name: 'translate',
  summary: 'What a message says in another language; mentions, links and code stay as they are',
  input: 'text',
  options: [
    { name: 'to', summary: 'language to translate to; your own when it is known', type: 'language' },
    { name: 'from', summary: 'language of the text; detected when not given', type: 'language' },
  ],
  maximumCharacters: 50_000,
  example: 'translate --to fr "The build of `main` is green again, thanks <@U024BE7LH>!"',
  answer: {
    properties: {
      text: { type: 'string', description: 'the translation' },
      from: { type: 'string', description: 'ISO 639-1' },
      to: { type: 'string', description: 'ISO 639-1' },
    },
    required: ['text', 'from', 'to'],
  },

  async run(call, tools) {
    const to = targetOf(call)
    if (to === undefined) return noTarget(call)
    const from = sourceOf(call, to, tools.infer)
    if (typeof from !== 'string') return from
    const { language, translation } = call.phrases
    const { text } = call.input
    const reply = (text: string, notes: string[]) => answer({ text, from, to, notes }, call, tools.infer)
    if (from === to) {
      call.piece({ index: 0, text })
      return reply(text, [translation.already(languageName(to, language))])
    }
    const route = routeOf(from, to, tools.infer)
    if (route === undefined) throw unsupported(from, to, call, tools.infer)
    const translated = await translateText(text, route, call, tools)
    const viaEnglish = route.length > 1 ? [translation.viaEnglish] : []
    return reply(translated.text, [...viaEnglish, ...translated.notes])
  },
}

type Call = TaskCall<{ text: string }>

function targetOf({ options, origin }: Call): string | undefined {
  const own = origin.language ?? (origin.locale && languageCode(origin.locale))
  return (options.to as string | undefined) ?? own
}

function noTarget({ phrases }: Call): TaskReply {
  const message = phrases.translation.whereTo
  const error = { code: 'BAD_REQUEST' as const, message }
  return { title: phrases.failure.title, text: message, notes: [], data: {}, error }
}

/** The language of the text, or the question to ask when it is not certain. */
function sourceOf(call: Call, to: string, infer: Inference): string | TaskReply {
  if (call.options.from !== undefined) return call.options.from as string
  const detected = detectLanguage(call.input.text)
  if (detected.sure && detected.language !== undefined) return detected.language
  const likely = detected.candidates.map((candidate) => candidate.language)
  const known = ['en', ...infer.targets('en')]
  const languages = (likely.length > 0 ? likely : known).slice(0, 4)
  return question(languages, to, call.phrases)
}

function question(languages: string[], to: string, { language, translation }: AnswerPhrases): TaskReply {
  const names = languages.map((code) => languageName(code, language))
  return {
    title: translation.which,
    text: translation.guesses(names),
    actions: languages.map((from, index) => ({
      label: translation.languageLabel(names[index]!),
      task: translate.name,
      options: { from, to },
    })),
    notes: [translation.notSure],
    data: {},
    error: { code: 'UNSURE_LANGUAGE', message: translation.whichOf(names, languages[0]!) },
  }
}

interface Answer {
  text: string
  from: string
  to: string
  notes: string[]
}

function answer({ text, from, to, notes }: Answer, { phrases }: Call, infer: Inference): TaskReply {
  const { language, translation } = phrases
  const title = translation.title(languageName(from, language), languageName(to, language))
  const others = otherLanguages(from, to, phrases, infer)
  return { title, text, ...(others && { actions: [others] }), notes, data: { text, from, to } }
}

/** The same text in another of the languages that can be reached, when there is one. */
function otherLanguages(
  from: string,
  to: string,
  phrases: AnswerPhrases,
  infer: Inference,
): Action | undefined {
  const { language, translation } = phrases
  const choices = infer
    .targets(from)
    .filter((code) => code !== to)
    .map((value) => ({ label: translation.languageLabel(languageName(value, language)), value }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  if (choices.length === 0) return undefined
  const choose = { option: 'to', choices }
  return { label: translation.otherLanguage, task: translate.name, options: { from, to }, choose }
}

function unsupported(from: string, to: string, { phrases }: Call, infer: Inference) {
  const { language, translation } = phrases
  const name = (code: string) => languageName(code, language)
  const targets = infer.targets(from).map(name)
  const can = targets.length > 0 ? translation.targets(name(from), targets) : translation.notRead(name(from))
  return codedError('UNSUPPORTED_LANGUAGE', `${translation.unsupported(name(from), name(to))} ${can}`)
}
