import { anew, has } from '../day/deeds.ts'
import type { Kind } from '../day/step.ts'
import { feels, inWords, type Script, summary, translated } from './ask-scripts.ts'
import { calling, message } from './message.ts'
import type { Stage } from './stage.ts'

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

/** Talk that changes and goes. */
export const chatter: Script = (stage) => {
  const { plain, edit, delete: remove, answers } = message(stage, stage.sentence().text)
  return [
    plain,
    stage.noise('edit of nothing', edit(stage.sentence().text), answers),
    stage.noise('edit of nothing', remove, answers),
  ]
}
