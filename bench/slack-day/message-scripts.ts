import { has } from '../day/deeds.ts'
import type { Sentence } from '../day/speech.ts'
import type { Step } from '../day/step.ts'
import type { Script } from './ask-scripts.ts'
import type { Stage } from './stage.ts'

/** Flags that people put, by the language that they ask for. */
const FLAGS = { en: 'us', fr: 'flag-fr', es: 'es', de: 'flag-at' } as const

/** A message of somebody, and what can happen to it. */
function message(stage: Stage, language?: Sentence['language']) {
  const { slack, at, sight, channel } = stage
  const said = stage.sentence(language)
  let ts = ''
  const answers = () => sight.inThread(channel, ts)
  const say = () => {
    ts = slack.say({ ...at, text: said.text }).ts
  }
  const put = (user: string, name: string) => () => slack.react({ ...at, user, ts, name })
  const take = (user: string, name: string) => () => slack.unreact({ ...at, user, ts, name })
  return {
    ...{ said, answers, put, take },
    ts: () => ts,
    say: stage.noise('message', say, answers),
    edit: (to: Sentence) =>
      stage.event('edit', () => slack.edit({ ...at, ts, text: to.text }), answers, [has(to.number)]),
    delete: () => stage.event('deletion', () => slack.delete({ ...at, ts }), answers, []),
  }
}

export const flag: Script = (stage) => {
  const { say, put, said, answers } = message(stage)
  const name = FLAGS[stage.target(said)]
  return [say, stage.event('flag put', put(stage.other.id, name), answers, [has(said.number)])]
}

/** Two people, one language: one answer, which stays until both flags are gone. */
export const twoFlags: Script = (stage) => {
  const { say, put, take, said, answers } = message(stage, 'en')
  const { user, other } = stage
  const answered = [has(said.number)]
  return [
    say,
    stage.event('flag put', put(other.id, 'flag-fr'), answers, answered),
    stage.noise('flag put', put(user.id, 'fr'), answers, answered),
    stage.noise('flag taken away', take(other.id, 'flag-fr'), answers, answered),
    stage.event('flag taken away', take(user.id, 'fr'), answers, []),
  ]
}

export const flagAndEdit: Script = (stage) => {
  const { say, put, take, edit, said, answers } = message(stage)
  const name = FLAGS[stage.target(said)]
  return [
    say,
    stage.event('flag put', put(stage.other.id, name), answers, [has(said.number)]),
    edit(stage.sentence(said.language)),
    stage.event('flag taken away', take(stage.other.id, name), answers, []),
  ]
}

export const flagAndDeletion: Script = (stage) => {
  const { say, put, said, answers, delete: remove } = message(stage)
  const name = FLAGS[stage.target(said)]
  return [say, stage.event('flag put', put(stage.other.id, name), answers, [has(said.number)]), remove()]
}

/** Taken away before anybody could answer. */
export const flagAndRegret: Script = (stage) => {
  const { say, put, take, answers } = message(stage, 'en')
  const later: Step = {
    kind: 'flag put',
    wants: 'later',
    act: put(stage.user.id, 'flag-es'),
    sees: answers,
    expects: [],
  }
  return [say, later, stage.event('flag taken away', take(stage.user.id, 'flag-es'), answers, [])]
}

/** A mention where answers stand in the thread for all to see. */
function openMention(stage: Stage) {
  const { slack, at, sight, channel } = stage
  const [first, second] = [stage.sentence('de'), stage.sentence('de')]
  let ts = ''
  const words = ({ text }: Sentence) => `${slack.mention} translate this to English: ${text}`
  const answers = () => sight.inThread(channel, ts)
  const say = () => {
    ts = slack.say({ ...at, text: words(first) }).ts
  }
  const edit = () => slack.edit({ ...at, ts, text: words(second) })
  const remove = () => slack.delete({ ...at, ts })
  return {
    asked: stage.event('mention', say, answers, [has(first.number)]),
    edited: stage.event('edit', edit, answers, [has(second.number)]),
    deleted: stage.event('deletion', remove, answers, []),
  }
}

export const mentionInOpen: Script = (stage) => [openMention(stage).asked]

export const mentionLives: Script = (stage) => {
  const { asked, edited, deleted } = openMention(stage)
  return [asked, edited, deleted]
}

/** Edited while the answer is being made. */
export const mentionCorrected: Script = (stage) => {
  const { asked, edited } = openMention(stage)
  return [{ ...asked, wants: 'later' }, edited]
}

export const translateShortcut: Script = (stage) => {
  const { slack, at, sight, channel, other } = stage
  const { text, number } = stage.foreign()
  let ts = ''
  const say = () => {
    ts = slack.say({ ...at, user: other.id, text }).ts
  }
  return [
    stage.noise('message', say, () => sight.inThread(channel, ts)),
    stage.shortcut('translate', () => ts, has(number)),
  ]
}

export const feelsShortcut: Script = (stage) => {
  const { say, ts } = message(stage)
  const feels = has(...Object.values(stage.phrases.answers.sentiment.feels))
  return [say, stage.shortcut('sentiment', ts, feels)]
}

export const summariseShortcut: Script = (stage) => {
  const { say, ts, answers } = message(stage)
  const { title, nothing } = stage.phrases.answers.summary
  const reply = () => stage.slack.say({ ...stage.at, thread: ts(), text: stage.sentence().text })
  return [say, stage.noise('message', reply, answers), stage.shortcut('summarise', ts, has(title, nothing))]
}

export const joining: Script = ({ slack, at, mine, noise }) => [
  noise('join, leave, topic', () => slack.join(at), mine),
]

export const topic: Script = ({ slack, at, mine, noise }) => [
  noise(
    'join, leave, topic',
    () =>
      slack.say({ ...at, subtype: 'channel_topic', text: `<@${at.user}> set the topic: ${slack.mention}` }),
    mine,
  ),
]

/** Another bot mentions Parley, and puts a flag on somebody's message. */
export const otherBot: Script = (stage) => {
  const { slack, at, robot, noise } = stage
  const { say, put, answers } = message(stage)
  const text = `${slack.mention} translate this to French: ${stage.sentence('en').text}`
  return [
    say,
    noise('other bot', put(robot.id, 'flag-fr'), answers),
    noise('other bot', () => slack.say({ ...at, user: robot.id, text }), answers),
  ]
}

/** A link preview comes as an edit that changes no text. */
export const emptyEdit: Script = (stage) => {
  const { slack, at } = stage
  const { say, put, said, ts, answers } = message(stage, 'en')
  const same = () => slack.edit({ ...at, ts: ts(), text: said.text })
  return [
    say,
    stage.event('flag put', put(stage.user.id, 'de'), answers, [has(said.number)]),
    stage.noise('edit of nothing', same, answers, [has(said.number)]),
  ]
}

export const looking: Script = (stage) => {
  const { say, put, answers } = message(stage)
  return [say, stage.noise('other reaction', put(stage.other.id, 'eyes'), answers)]
}

export const chatter: Script = (stage) => [message(stage).say]
