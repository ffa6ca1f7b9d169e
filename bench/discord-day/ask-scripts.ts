import { anew, forgot, has, hasAll } from '../day/deeds.ts'
import type { Sentence } from '../day/speech.ts'
import type { Expected, Step } from '../day/step.ts'
import { ALL_PHRASES, type Stage } from './stage.ts'

/** What a stage's person does, in order. */
export type Script = (stage: Stage) => Step[]

const NAMES = { en: 'English', fr: 'French', es: 'Spanish', de: 'German' } as const

/** Any mood: of a person's own language, or of whichever one is spoken to them. */
export const feels = (phrases = ALL_PHRASES) =>
  has(...phrases.flatMap(({ answers }) => Object.values(answers.sentiment.feels)))
export const summary = (phrases = ALL_PHRASES) =>
  has(...phrases.flatMap(({ answers: { summary: words } }) => [words.title, words.nothing]))
/** A translation of a sentence. */
export const translated = ({ number }: Sentence): Expected => hasAll('→', number)
const help = has(...ALL_PHRASES.map((phrases) => phrases.help.title))

/** `to French: …`, as people say it. */
export const inWords = (stage: Stage, sentence: Sentence) =>
  `to ${NAMES[stage.target(sentence)]}: ${sentence.text}`

const RECENT = { last: 20, length: 'short' }
const ASK = /^ask:/
const CHOOSE = /^choose:/

const translate = (stage: Stage, sentence: Sentence) =>
  stage.command('translate', { text: sentence.text, to: stage.target(sentence) }, translated(sentence))
const mood = (stage: Stage) =>
  stage.command('sentiment', { text: stage.sentence().text }, feels([stage.phrases]))
const summarise = (stage: Stage, options: Record<string, string | number> = RECENT) =>
  stage.command('summarise', options, summary([stage.phrases]))

export const translateCommand: Script = (stage) => [translate(stage, stage.sentence())]

export const completeLanguage: Script = (stage) => {
  const name = new Intl.DisplayNames(stage.user.locale, { type: 'language' }).of('fr')!
  return [stage.complete('translate', name.slice(0, 3), has(name)), translate(stage, stage.sentence())]
}

/** Nothing is said of the language to translate to: it is the person's own. */
export const translateToMine: Script = (stage) => {
  const sentence = stage.foreign()
  return [stage.command('translate', { text: sentence.text, from: sentence.language }, translated(sentence))]
}

export const shareTranslation: Script = (stage) => {
  const { phrases, mine, sight, at } = stage
  const sentence = stage.sentence()
  const shared = () => [...mine(), ...sight.posted(at.channel, sentence.number)]
  const fits = translated(sentence)
  return [translate(stage, sentence), stage.press(/^share:/, mine, shared, fits, has(phrases.shared), fits)]
}

export const otherLanguage: Script = (stage) => {
  const sentence = stage.sentence('en')
  const choose = (to: string) => anew(stage.choose(CHOOSE, to, stage.mine, stage.mine, translated(sentence)))
  const first = stage.command('translate', { text: sentence.text, to: 'fr' }, translated(sentence))
  return [first, choose('de'), choose('es')]
}

export const feelsCommand: Script = (stage) => [
  mood(stage),
  anew(stage.press(ASK, stage.mine, stage.mine, feels([stage.phrases]))),
]

export const feelsAndThumb: Script = (stage) => {
  const { mine, phrases } = stage
  return [mood(stage), stage.press(/^bad:/, mine, mine, feels([phrases]), has(phrases.thanks))]
}

export const summariseCommand: Script = (stage) => [summarise(stage)]
export const summariseSince: Script = (stage) => [summarise(stage, { since: 'yesterday', length: 'medium' })]
/** Another channel than the one that it is asked in. */
export const summariseElsewhere: Script = (stage) => [
  summarise(stage, { ...RECENT, channel: stage.elsewhere }),
]

export const summariseLonger: Script = (stage) => [
  summarise(stage),
  anew(stage.press(ASK, stage.mine, stage.mine, summary([stage.phrases]))),
]

export const askHelp: Script = (stage) => [stage.parley('help', has(stage.phrases.help.title))]
export const askStatus: Script = (stage) => [stage.parley('status', has(stage.phrases.status))]
export const forgetMe: Script = (stage) => [stage.parley('forget-me', forgot(stage.phrases))]

/** Another language, an answer in it, and back. */
export const changeLanguage: Script = (stage) => {
  const { mine, phrases } = stage
  const fits = has(phrases.settings.mine)
  const sentence = stage.sentence('en')
  const wanted = stage.user.locale === 'de' ? 'fr' : 'de'
  const choose = (value: string, ...more: Expected[]) =>
    anew(stage.choose(/^set:language/, value, mine, mine, fits, ...more))
  return [
    stage.parley('settings', fits),
    choose(wanted),
    stage.command('translate', { text: sentence.text }, fits, translated(sentence)),
    choose('profile', translated(sentence)),
  ]
}

export const neverAnalyse: Script = (stage) => {
  const { settings } = stage.phrases
  const press = (state: string) =>
    anew(stage.press(/^set:never/, stage.mine, stage.mine, hasAll(`${settings.neverAnalyse}: ${state}`)))
  return [stage.parley('settings', has(settings.mine)), press(settings.on), press(settings.off)]
}

export const deleteMine: Script = (stage) => {
  const { mine, phrases } = stage
  const { settings } = phrases
  const press = (which: RegExp, words: string) => anew(stage.press(which, mine, mine, has(words)))
  return [
    stage.parley('settings', has(settings.mine)),
    press(/^set:forget$/, settings.forgetSure),
    press(/^set:forget-sure$/, settings.mine),
  ]
}

/** Asks in direct messages; the words say what. */
function direct(stage: Stage, text: string, fits: Expected) {
  const { discord, at, sight } = stage
  const answers = () => sight.inside(at.channel)
  const said = { message: '' }
  const say = () => {
    said.message = discord.say({ ...at, text }).id
  }
  return { answers, said, asked: stage.event('direct message', say, answers, [fits]) }
}

export const directTranslate: Script = (stage) => {
  const sentence = stage.sentence()
  return [direct(stage, `translate ${inWords(stage, sentence)}`, translated(sentence)).asked]
}

export const directEdited: Script = (stage) => {
  const [first, second] = [stage.sentence(), stage.sentence()]
  const { asked, answers, said } = direct(stage, `translate ${inWords(stage, first)}`, translated(first))
  const text = `translate ${inWords(stage, second)}`
  const edit = () => stage.discord.edit({ ...stage.at, ...said, text })
  const remove = () => stage.discord.delete({ ...stage.at, ...said })
  return [
    asked,
    stage.event('edit', edit, answers, [translated(second)]),
    stage.event('deletion', remove, answers, []),
  ]
}

/** In direct messages a button changes the answer itself. */
export const directFeels: Script = (stage) => {
  const { asked, answers } = direct(stage, `how does this feel: ${stage.sentence().text}`, feels())
  return [asked, anew(stage.press(ASK, answers, answers, feels()))]
}

export const directGreeting: Script = (stage) => [direct(stage, 'hello', help).asked]

export const directCommand: Script = (stage) => {
  const { mine } = stage
  const [one, two] = [stage.sentence('en'), stage.sentence()]
  return [
    stage.command('translate', { text: one.text, to: 'fr' }, translated(one)),
    anew(stage.choose(CHOOSE, 'es', mine, mine, translated(one))),
    stage.command('translate', { text: two.text, to: stage.target(two) }, translated(one), translated(two)),
  ]
}

/** Where Parley is not, it works for whoever has installed it. */
export const abroad: Script = (stage) => {
  const { discord, at, mine } = stage
  const sentence = stage.foreign()
  const said = { id: '' }
  const say = () => {
    Object.assign(said, discord.say({ ...at, user: stage.other.id, text: sentence.text }))
  }
  return [
    mood(stage),
    anew(stage.press(ASK, mine, mine, feels([stage.phrases]))),
    stage.noise('message', say, mine, [feels()]),
    stage.menu('Translate', () => said.id, feels(), translated(sentence)),
  ]
}
