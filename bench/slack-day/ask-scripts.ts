import { anew, forgot, has } from '../day/deeds.ts'
import type { Expected, Step } from '../day/step.ts'
import type { Stage } from './stage.ts'

const ENGLISH_NAMES = { en: 'English', fr: 'French', es: 'Spanish', de: 'German' } as const

/** Somebody asks Parley by a command, a mention or a direct message, and perhaps presses a button then. */
export type Script = (stage: Stage) => Step[]

/** The title of any sentiment. */
const feels = ({ phrases }: Stage) => has(...Object.values(phrases.answers.sentiment.feels))
const summary = ({ phrases }: Stage) => has(phrases.answers.summary.title, phrases.answers.summary.nothing)

function translateWords(stage: Stage) {
  const sentence = stage.sentence()
  return { ...sentence, words: `to ${ENGLISH_NAMES[stage.target(sentence)]}: ${sentence.text}` }
}

/** The answer is made again, over the old one. */
const askAgain = (stage: Stage, place: Stage['mine'], fits: Expected): Step =>
  anew(stage.press(/^ask:/, place, place, fits))

export const translateCommand: Script = (stage) => {
  const { words, number } = translateWords(stage)
  return [stage.command('/translate', words, stage.mine, has(number))]
}

export const shareTranslation: Script = (stage) => {
  const { words, number } = translateWords(stage)
  const { phrases, mine, sight, channel } = stage
  const shared = () => [...mine(), ...sight.posted(channel, number)]
  return [
    stage.command('/translate', words, mine, has(number)),
    stage.press(/^share$/, mine, shared, has(number), has(phrases.shared), has(number)),
  ]
}

export const otherLanguage: Script = (stage) => {
  const { text, number } = stage.sentence('en')
  const button = stage.press(/^choose:/, stage.mine, stage.modals, has(number))
  const menu = stage.choose('de', has(number))
  // An answer in a modal has the menu already.
  const act = () => (stage.mine()[0]!.view ? menu : button).act()
  return [
    stage.command('/translate', `to French: ${text}`, stage.mine, has(number)),
    anew({ ...button, act }),
    stage.choose('es', has(number)),
  ]
}

export const feelsCommand: Script = (stage) => [
  stage.command('/sentiment', stage.sentence().text, stage.mine, feels(stage)),
  askAgain(stage, stage.mine, feels(stage)),
]

export const feelsAndThumb: Script = (stage) => [
  stage.command('/sentiment', stage.sentence().text, stage.mine, feels(stage)),
  stage.press(/^rate:bad$/, stage.mine, stage.mine, feels(stage), has(stage.phrases.thanks)),
]

export const summariseCommand: Script = (stage) => [
  stage.command('/summarise', 'last 20 short', stage.mine, summary(stage)),
]

export const summariseLonger: Script = (stage) => [
  stage.command('/summarise', 'last 20 short', stage.mine, summary(stage)),
  askAgain(stage, stage.mine, summary(stage)),
]

export const askHelp: Script = (stage) => [
  stage.command('/parley', 'help', stage.mine, has(stage.phrases.help.title)),
]
export const askStatus: Script = (stage) => [
  stage.command('/parley', 'status', stage.mine, has(stage.phrases.status)),
]
export const forgetMe: Script = (stage) => [
  stage.command('/parley', 'forget me', stage.mine, forgot(stage.phrases)),
]
export const openSettings: Script = (stage) => [
  stage.command('/parley', 'settings', stage.modals, has(stage.phrases.settings.language)),
]

const say = (stage: Stage, words: string) =>
  stage.slack.say({ ...stage.at, text: `${stage.slack.mention} ${words}` })

export const mentionTranslate: Script = (stage) => {
  const { words, number } = translateWords(stage)
  return [stage.event('mention', () => say(stage, `translate this ${words}`), stage.mine, [has(number)])]
}
export const mentionMood: Script = (stage) => [
  stage.event('mention', () => say(stage, 'how is the mood here?'), stage.mine, [feels(stage)]),
]
export const mentionHelp: Script = (stage) => [
  stage.event('mention', () => say(stage, 'what can you do?'), stage.mine, [has(stage.phrases.help.title)]),
]

export const summariseThread: Script = (stage) => {
  const { slack, at, other, sight, channel } = stage
  let thread = ''
  const nothing = () => sight.inThread(channel, thread)
  const mine = () => sight.privately(at.user, at.channel, thread)
  const reply = (user: string) => () => slack.say({ ...at, user, thread, text: stage.sentence().text })
  const ask = () => slack.say({ ...at, thread, text: `${slack.mention} summarise this thread` })
  const begin = () => {
    thread = slack.say({ ...at, text: stage.sentence().text }).ts
  }
  return [
    stage.noise('message', begin, nothing),
    stage.noise('message', reply(other.id), nothing),
    stage.noise('message', reply(at.user), nothing),
    stage.event('mention', ask, mine, [summary(stage)]),
  ]
}

export const directTranslate: Script = (stage) => {
  const { words, number } = translateWords(stage)
  const ask = () => stage.slack.say({ user: stage.user.id, channel: 'dm', text: `translate ${words}` })
  return [stage.event('direct message', ask, () => stage.sight.directly(stage.user.id), [has(number)])]
}

export const directEdited: Script = (stage) => {
  const [first, second] = [translateWords(stage), translateWords(stage)]
  const { slack, user, sight } = stage
  const place = { user: user.id, channel: 'dm' }
  const answers = () => sight.directly(user.id)
  let ts = ''
  const ask = () => {
    ts = slack.say({ ...place, text: `translate ${first.words}` }).ts
  }
  const edit = () => slack.edit({ ...place, ts, text: `translate ${second.words}` })
  return [
    stage.event('direct message', ask, answers, [has(first.number)]),
    stage.event('edit', edit, answers, [has(second.number)]),
  ]
}

export const directFeels: Script = (stage) => {
  const { slack, user, sight } = stage
  const answers = () => sight.directly(user.id)
  const text = `how does this feel: ${stage.sentence().text}`
  const ask = () => slack.say({ user: user.id, channel: 'dm', text })
  return [stage.event('direct message', ask, answers, [feels(stage)]), askAgain(stage, answers, feels(stage))]
}

export const directGreeting: Script = (stage) => {
  const { slack, user, sight, phrases } = stage
  const greet = () => slack.say({ user: user.id, channel: 'dm', text: 'hello' })
  return [stage.event('direct message', greet, () => sight.directly(user.id), [has(phrases.help.title)])]
}

export const openHome: Script = (stage) => {
  const { slack, user, sight, phrases } = stage
  return [
    stage.event(
      'home opened',
      () => slack.openHome(user.id),
      () => sight.home(user.id),
      [has(phrases.settings.mine)],
    ),
  ]
}
