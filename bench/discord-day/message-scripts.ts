import { anew, has } from '../day/deeds.ts'
import type { Sentence } from '../day/speech.ts'
import type { Kind, Step } from '../day/step.ts'
import { feels, inWords, type Script, summary, translated } from './ask-scripts.ts'
import type { Stage } from './stage.ts'

/** Flags that people put, by the language that they ask for. */
const FLAGS = { en: '🇺🇸', fr: '🇫🇷', es: '🇪🇸', de: '🇦🇹' } as const

/** A message, and what can happen to it. */
function message(stage: Stage, text: string, user = stage.at.user) {
  const { discord, sight, at } = stage
  const said = { message: '' }
  const answers = () => sight.replies(at.channel, said.message)
  const put = (by: string, emoji: string) => () => discord.react({ ...at, ...said, user: by, emoji })
  const take = (by: string, emoji: string) => () => discord.unreact({ ...at, ...said, user: by, emoji })
  const edit = (to: string) => () => discord.edit({ ...at, ...said, user, text: to })
  const say = (more: { replyTo?: string } = {}) => {
    said.message = discord.say({ ...at, user, text, ...more }).id
  }
  return {
    ...{ said, answers, put, take, edit, say },
    delete: () => discord.delete({ ...at, ...said, user }),
    /** Said to nobody. */
    plain: stage.noise('message', say, answers),
  }
}

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

const calling = ({ discord }: Stage, words: string) => `${discord.mention} ${words}`

/** Parley is asked to translate a sentence that is in the words. */
function mention(stage: Stage, sentence = stage.sentence()) {
  const made = message(stage, calling(stage, `translate this ${inWords(stage, sentence)}`))
  const { say, answers } = made
  return { ...made, asked: stage.event('mention', say, answers, [translated(sentence)]) }
}

export const mentionTranslate: Script = (stage) => [mention(stage).asked]

export const mentionMood: Script = (stage) => {
  const { say, answers } = message(stage, calling(stage, 'how is the mood here?'))
  return [stage.event('mention', say, answers, [feels()])]
}

/** Under an answer for all, the presser gets their own. */
export const mentionWhy: Script = (stage) => {
  const { mine } = stage
  const { text } = stage.sentence()
  const { say, answers } = message(stage, calling(stage, `how does this feel: ${text}`))
  const both = () => [...answers(), ...mine()]
  return [
    stage.event('mention', say, answers, [feels()]),
    stage.press(/^ask:/, answers, both, feels(), feels([stage.phrases])),
    stage.press(/^good:/, answers, both, feels(), feels([stage.phrases]), has(stage.phrases.thanks)),
  ]
}

/** "This" is the message that is replied to. */
export const mentionInReply: Script = (stage) => {
  const sentence = stage.sentence()
  const name = inWords(stage, { ...sentence, text: '' }).replace(': ', '')
  const original = message(stage, sentence.text, stage.other.id)
  const { say, answers } = message(stage, calling(stage, `translate ${name}`))
  const reply = () => say({ replyTo: original.said.message })
  return [original.plain, stage.event('mention', reply, answers, [translated(sentence)])]
}

export const mentionLives: Script = (stage) => {
  const { asked, edit, delete: remove, answers } = mention(stage)
  const next = stage.sentence()
  const words = calling(stage, `translate this ${inWords(stage, next)}`)
  return [
    asked,
    stage.event('edit', edit(words), answers, [translated(next)]),
    stage.event('deletion', remove, answers, []),
  ]
}

/** Edited while the answer is being made. */
export const mentionCorrected: Script = (stage) => {
  const { asked, edit, answers } = mention(stage)
  const next = stage.sentence()
  const words = calling(stage, `translate this ${inWords(stage, next)}`)
  return [{ ...asked, wants: 'later' }, stage.event('edit', edit(words), answers, [translated(next)])]
}

/** A moderator takes several messages away at once. */
export const cleared: Script = (stage) => {
  const [one, two] = [mention(stage), mention(stage)]
  const plain = message(stage, stage.sentence().text)
  const answers = () => [...one.answers(), ...two.answers()]
  const messages = () => [one, plain, two].map(({ said }) => said.message)
  const clear = () => stage.discord.deleteAll({ ...stage.at, messages: messages() })
  return [one.asked, plain.plain, two.asked, stage.event('bulk deletion', clear, answers, [])]
}

/** A thread, or a post in a forum, with what is said there first. */
function thread(stage: Stage, kind: Kind) {
  const { discord, at, sight } = stage
  const begun = { channel: '' }
  const answers = () => sight.inside(begun.channel)
  const begin = (text: string) => () => {
    begun.channel = discord.startThread({ ...at, name: 'A question', text })
  }
  const say = (user: string, text: string) => () => discord.say({ user, ...begun, text })
  return {
    begin: (text: string) => stage.noise('message', begin(text), answers),
    talk: (user: string, text: string) => stage.noise('message', say(user, text), answers),
    ask: (words: string, fits: (text: string) => boolean) =>
      stage.event(kind, say(at.user, calling(stage, words)), answers, [fits]),
    beginWith: (words: string, fits: (text: string) => boolean) =>
      stage.event(kind, begin(calling(stage, words)), answers, [fits]),
  }
}

export const summariseThread: Script = (stage) => {
  const { begin, talk, ask } = thread(stage, 'mention in a thread')
  const { other, user } = stage
  return [
    begin(stage.sentence().text),
    talk(other.id, stage.sentence().text),
    talk(user.id, stage.sentence().text),
    ask('summarise this thread', summary()),
  ]
}

export const forumPost: Script = (stage) => {
  const sentence = stage.sentence()
  const { beginWith } = thread(stage, 'forum post')
  return [beginWith(`translate this ${inWords(stage, sentence)}`, translated(sentence))]
}

export const forumSummary: Script = (stage) => {
  const { begin, talk, ask } = thread(stage, 'forum post')
  return [
    begin(stage.sentence().text),
    talk(stage.other.id, stage.sentence().text),
    ask('summarise this', summary()),
  ]
}

export const translateMenu: Script = (stage) => {
  const sentence = stage.foreign()
  const { plain, said } = message(stage, sentence.text, stage.other.id)
  return [plain, stage.menu('Translate', () => said.message, translated(sentence))]
}

/** The shared answer is a reply to the message. */
export const shareFromMenu: Script = (stage) => {
  const { mine, phrases } = stage
  const sentence = stage.foreign()
  const { plain, said, answers } = message(stage, sentence.text, stage.other.id)
  const all = () => [...mine(), ...answers()]
  const fits = translated(sentence)
  return [
    plain,
    stage.menu('Translate', () => said.message, fits),
    stage.press(/^share:/, mine, all, fits, has(phrases.shared), fits),
  ]
}

export const feelsMenu: Script = (stage) => {
  const { plain, said } = message(stage, stage.sentence().text)
  const fits = feels([stage.phrases])
  return [
    plain,
    stage.menu('How does this feel?', () => said.message, fits),
    anew(stage.press(/^ask:/, stage.mine, stage.mine, fits)),
  ]
}

export const summariseMenu: Script = (stage) => {
  const first = message(stage, stage.sentence().text)
  const next = message(stage, stage.sentence().text, stage.other.id)
  const fits = summary([stage.phrases])
  return [first.plain, next.plain, stage.menu('Summarise from here', () => first.said.message, fits)]
}

/** "… joined" names nobody, but may come with any text. */
export const joining: Script = ({ discord, at, sight, noise }) => {
  const said = { id: '' }
  const join = () => Object.assign(said, discord.say({ ...at, text: discord.mention, type: 7 }))
  return [noise('join, leave, topic', join, () => sight.replies(at.channel, said.id))]
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

/** Talk that changes and goes. */
export const chatter: Script = (stage) => {
  const { plain, edit, delete: remove, answers } = message(stage, stage.sentence().text)
  return [
    plain,
    stage.noise('edit of nothing', edit(stage.sentence().text), answers),
    stage.noise('edit of nothing', remove, answers),
  ]
}
