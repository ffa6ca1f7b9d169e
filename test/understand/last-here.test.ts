import { expect, it } from 'vitest'
import { lastHere } from '../../src/contract/last-here.ts'
import { context, summarise, understand } from './setting.ts'

const away = { sinceLastHere: true }

it.each([
  ['catch me up since I was last here'],
  ['what did I miss since I was last here?'],
  ['Hey Parley, what did I miss since I was here last?'],
  ["catch me up since I've last been here, please"],
  ['what happened since I last wrote?'],
  ['summarise since my last message'],
  ['what did I miss since the last time I was here?'],
  ['What’s new since my last visit'],
  ["qu'est-ce que j'ai raté depuis ma dernière visite ?"],
  ['Qu’est-ce que j’ai manqué depuis la dernière fois que j’étais là ?'],
  ['mets-moi au courant depuis mon dernier message'],
  ["résume depuis que j'étais là"],
  ['¿qué me perdí desde que estuve aquí?'],
  ['ponme al día desde la última vez que estuve aquí'],
  ['¿Qué me he perdido desde mi último mensaje?'],
  ['was habe ich verpasst, seit ich zuletzt hier war?'],
  ['Was habe ich seit meinem letzten Besuch verpasst?'],
  ['bring mich auf den neuesten Stand, seit ich das letzte Mal da war'],
  ['fasse zusammen, seit meiner letzten Nachricht'],
])('%j', (words) => expect(understand.words(words, context)).toEqual(summarise(away)))

it('goes with other words, and stands behind a command', () => {
  expect(understand.words('catch me up on #general since I was last here, short', context)).toEqual(
    summarise({ ...away, channel: 'general' }, 'short'),
  )
  for (const words of ['since I was last here', 'depuis mon dernier passage', 'seit ich zuletzt da war']) {
    expect(understand.command('summarise', words, context)).toEqual(summarise(away))
  }
})

it.each(['what did I miss since I was last in Berlin?', 'summarise since I was a child'])(
  '%j is not understood',
  (words) => expect(understand.words(words, context).kind).toBe('unknown'),
)

/** Messages as `author time`. */
const messages = (...lines: string[]) =>
  lines.map((line) => {
    const [author, time] = line.split(' ') as [string, string]
    return { author, time: Number(time), bot: author === 'bot' }
  })

it.each<[what: string, lines: string[], since: number | undefined]>([
  ['their newest message', ['ada 1', 'bob 2', 'ada 3', 'bob 4', 'bob 5'], 3],
  ['not the asking, nor what they wrote just before it', ['ada 1', 'bob 2', 'ada 8', 'ada 9'], 1],
  ['not known when they wrote nothing here', ['bob 1', 'bob 2'], undefined],
  ['not known when nobody wrote after it', ['ada 1', 'ada 2'], undefined],
  ['nothing that bots wrote', ['ada 1', 'bob 2', 'ada 3', 'bot 4'], 1],
  ['whatever the order', ['bob 5', 'ada 3', 'bob 4', 'ada 1'], 3],
  ['nothing after the asking', ['ada 1', 'bob 2', 'ada 20', 'bob 30'], 1],
])('somebody was here last at %s', (_what, lines, since) => {
  expect(lastHere(messages(...lines), 'ada', 10)).toBe(since)
})
