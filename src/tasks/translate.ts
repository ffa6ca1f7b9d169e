import { codedError } from '../contract/errors.ts'
import type { Inference, Task, TaskCall, TaskReply } from '../contract/task.ts'
import { detectLanguage } from '../text/language.ts'
import { languageCode, languageName } from '../text/languages.ts'
import { type Leg, routeOf } from './translate/route.ts'
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

  async run(call, tools) {
    const to = targetOf(call)
    const from = sourceOf(call, to, tools.infer)
    if (typeof from !== 'string') return from
    if (from === to) return unchanged(call.input.text, to)
    const route = routeOf(from, to, tools.infer)
    if (route === undefined) throw unsupported(from, to, tools.infer)
    const translated = await translateText(call.input.text, route, tools, call.progress)
    const notes = [...viaEnglish(route), ...translated.notes]
    return answer(translated.text, from, to, notes)
  },
}

function targetOf(call: TaskCall<{ text: string }>): string {
  const own = call.origin.locale && languageCode(call.origin.locale)
  const to = (call.options.to as string | undefined) ?? own
  if (to === undefined) {
    throw codedError('BAD_REQUEST', 'Say which language to translate to, for example --to fr or "to French".')
  }
  return to
}

/** The language of the text, or the question to ask when it is not certain. */
function sourceOf(call: TaskCall<{ text: string }>, to: string, infer: Inference): string | TaskReply {
  if (call.options.from !== undefined) return call.options.from as string
  const { text } = call.input
  const detected = detectLanguage(text)
  if (detected.sure && detected.language !== undefined) return detected.language
  const likely = detected.candidates.map((candidate) => candidate.language)
  const known = ['en', ...infer.targets('en')]
  const languages = (likely.length > 0 ? likely : known).slice(0, 4)
  return question(languages, to)
}

function question(languages: string[], to: string): TaskReply {
  const names = languages.map((language) => languageName(language))
  const message = `Which language is this: ${names.join('? ')}? Say it with --from ${languages[0]}.`
  return {
    title: 'Which language is this?',
    text: `${names.join('? ')}?`,
    actions: languages.map((from) => ({
      label: languageName(from),
      task: 'translate',
      options: { from, to },
    })),
    notes: ['the text is too short or too mixed to be sure'],
    data: {},
    error: { code: 'UNSURE_LANGUAGE', message },
  }
}

function unchanged(text: string, language: string): TaskReply {
  return answer(text, language, language, [`already in ${languageName(language)}: returned as it is`])
}

function answer(text: string, from: string, to: string, notes: string[]): TaskReply {
  return { title: `${languageName(from)} → ${languageName(to)}`, text, notes, data: { text, from, to } }
}

function viaEnglish(route: readonly Leg[]): string[] {
  return route.length > 1 ? ['translated via English'] : []
}

function unsupported(from: string, to: string, infer: Inference) {
  const targets = infer.targets(from).map((language) => languageName(language))
  const can =
    targets.length > 0
      ? `From ${languageName(from)} there is ${targets.join(', ')}.`
      : `${languageName(from)} is not read.`
  return codedError(
    'UNSUPPORTED_LANGUAGE',
    `No installed model translates ${languageName(from)} to ${languageName(to)}. ${can}`,
  )
}
