import { describe, expect, it } from 'vitest'
import { sourceLanguage } from '../../../src/watch/translation/source-language.ts'

describe('the language to translate a message from', () => {
  it.each([
    ['The meeting starts at ten in the big room', 'en'],
    ['La réunion commence à dix heures dans la grande salle', 'fr'],
    ['<@U1> can you restart the server with `npm start` please? :pray:', 'en'],
    ['Il faut lancer `npm run build` avant de publier la page', 'fr'],
    ['The word « bonjour » is what they say in France every morning', 'en'],
  ])('%j: %s', (text, language) => expect(sourceLanguage(text, ['en', 'fr'])).toBe(language))

  it.each([
    ['', 'nothing'],
    ['ok', 'chatter'],
    ['Ok thanks!', 'chatter'],
    ['lol haha yes', 'chatter'],
    ['merci beaucoup', 'chatter'],
    ['👍 🎉', 'emoji'],
    [':tada: :rocket:', 'emoji'],
    ['https://example.org/the/meeting/starts/at/ten', 'a link'],
    ['`the meeting starts at ten`', 'code'],
    ['```\nthe meeting starts at ten\nin the big room\n```', 'code'],
    ['<@U1> <@U2>', 'mentions'],
    ['12:30 14:00', 'numbers'],
    ['Ada joined the channel', 'a line of the platform'],
    ['Wo ist denn der Bahnhof in dieser Stadt?', 'another language'],
    ['Dnes je venku opravdu krásně', 'another language'],
    ['menu restaurant', 'not sure'],
    ['The meeting starts at ten today\nLa réunion commence à dix heures', 'in both'],
    ['The meeting starts at ten today / La réunion commence à dix heures', 'in both'],
  ])('%j is left alone: %s', (text) => expect(sourceLanguage(text, ['en', 'fr'])).toBeUndefined())

  it('is of two of three languages still when it says it in those', () => {
    const text = 'The meeting starts at ten today\nLa réunion commence à dix heures aujourd’hui'
    expect(['en', 'fr']).toContain(sourceLanguage(text, ['en', 'fr', 'de']) ?? 'en')
  })
})
