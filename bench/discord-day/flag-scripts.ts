import type { Sentence } from '../day/speech.ts'
import type { Step } from '../day/step.ts'
import { type Script, translated } from './ask-scripts.ts'
import { calling, message } from './message.ts'
import type { Stage } from './stage.ts'

/** Flags that people put, by the language that they ask for. */
const FLAGS = { en: '🇺🇸', fr: '🇫🇷', es: '🇪🇸', de: '🇦🇹' } as const

/** A message with a sentence on which flags are put. */
function flagged(stage: Stage, language?: Sentence['language']) {
  const sentence = stage.sentence(language)
  const { plain, answers, ...made } = message(stage, sentence.text)
  const flag = FLAGS[stage.target(sentence)]
  const fits = translated(sentence)
  return {
    ...{ ...made, plain, answers, sentence, flag, fits },
    asked: stage.event('flag put', made.put(stage.other.id, flag), answers, [fits]),
  }
}

export const flag: Script = (stage) => {
  const { plain, asked } = flagged(stage)
  return [plain, asked]
}

/** Two people, one language: one answer, which stays until both flags are gone. */
export const twoFlags: Script = (stage) => {
  const { plain, put, take, answers, fits } = flagged(stage, 'en')
  const { user, other } = stage
  return [
    plain,
    stage.event('flag put', put(other.id, '🇫🇷'), answers, [fits]),
    stage.noise('flag put', put(user.id, '🇫🇷'), answers, [fits]),
    stage.noise('flag taken away', take(other.id, '🇫🇷'), answers, [fits]),
    stage.event('flag taken away', take(user.id, '🇫🇷'), answers, []),
  ]
}

export const flagAndEdit: Script = (stage) => {
  const { plain, asked, edit, take, answers, sentence, flag: emoji } = flagged(stage)
  const next = stage.sentence(sentence.language)
  return [
    plain,
    asked,
    stage.event('edit', edit(next.text), answers, [translated(next)]),
    stage.event('flag taken away', take(stage.other.id, emoji), answers, []),
  ]
}

export const flagAndDeletion: Script = (stage) => {
  const { plain, asked, answers, delete: remove } = flagged(stage)
  return [plain, asked, stage.event('deletion', remove, answers, [])]
}

/** Taken away before anybody could answer. */
export const flagAndRegret: Script = (stage) => {
  const { plain, put, take, answers } = flagged(stage, 'en')
  const later: Step = {
    ...{ kind: 'flag put', wants: 'later' },
    ...{ act: put(stage.user.id, '🇪🇸'), sees: answers, expects: [] },
  }
  return [plain, later, stage.event('flag taken away', take(stage.user.id, '🇪🇸'), answers, [])]
}

/** Another bot mentions Parley, and puts a flag on somebody's message; a webhook does the first too. */
export const otherBot: Script = (stage) => {
  const { discord, at, robot, noise } = stage
  const { plain, put, answers } = flagged(stage, 'en')
  const text = calling(stage, `translate this to French: ${stage.sentence('en').text}`)
  return [
    plain,
    noise('other bot', put(robot.id, '🇫🇷'), answers),
    noise('other bot', () => discord.say({ ...at, user: robot.id, text }), answers),
    noise('webhook', () => discord.say({ ...at, text, webhook: 'News' }), answers),
  ]
}

/** The preview of a link comes as an edit that changes no text. */
export const unfurled: Script = (stage) => {
  const { discord, at } = stage
  const { plain, said, answers, asked, fits } = flagged(stage)
  return [
    plain,
    asked,
    stage.noise('edit of nothing', () => discord.unfurl({ ...at, ...said }), answers, [fits]),
  ]
}

export const looking: Script = (stage) => {
  const { plain, put, answers } = flagged(stage)
  return [plain, stage.noise('other reaction', put(stage.other.id, '👀'), answers)]
}
