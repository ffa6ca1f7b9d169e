import { expect, it } from 'vitest'
import { choiceErrors, chosenWatch, type ViewValues } from '../../../adapters/slack/watch-choice.ts'
import { interfaceFor } from '../../../src/contract/phrases/interface/index.ts'

const phrases = interfaceFor('en')
type Chosen = ViewValues[string][string]
const values = (given: Record<string, Chosen>): ViewValues =>
  Object.fromEntries(Object.entries(given).map(([id, chosen]) => [id, { [id]: chosen }]))
const option = (value: string): Chosen => ({ selected_option: { value } })
const options = (...all: string[]): Chosen => ({ selected_options: all.map((value) => ({ value })) })
const channel = (id: string): Chosen => ({ selected_conversation: id })
const wrong = (given: Record<string, Chosen>) => choiceErrors(values(given), 'C1')?.(phrases.watch)

it('nothing chosen is everything off', () => {
  expect(chosenWatch({})).toEqual({
    ...{ mood: false, moodReactions: false, alertTo: undefined, digest: undefined, translation: undefined },
  })
  expect(wrong({})).toBeUndefined()
})

it('makes plans of what is chosen', () => {
  const chosen = values({
    watch: options('mood'),
    'alert-person': { selected_user: 'U1' },
    digest: option('workdays'),
    'digest-at': { selected_time: '17:30' },
    'digest-persons': { selected_users: ['U1', 'U2'] },
    'translation-languages': options('en', 'fr'),
    'translation-where': option('own'),
    'mirror-channel': channel('C2'),
    'mirror-language': option('fr'),
  })
  expect(chosenWatch(chosen)).toEqual({
    ...{ mood: true, moodReactions: false, alertTo: { person: 'U1' } },
    digest: { at: '17:30', weekdays: [1, 2, 3, 4, 5], to: { persons: ['U1', 'U2'] } },
    translation: { languages: ['en', 'fr'], mirror: { channel: 'C2', language: 'fr' } },
  })
})

it('says at each input what cannot be', () => {
  const { eitherOr, twoLanguages, mirrorBoth } = phrases.watch
  expect(wrong({ 'alert-channel': channel('C2'), 'alert-person': { selected_user: 'U1' } })).toEqual({
    'alert-person': eitherOr,
  })
  expect(wrong({ 'digest-channel': channel('C2'), 'digest-persons': { selected_users: ['U1'] } })).toEqual({
    'digest-persons': eitherOr,
  })
  expect(wrong({ 'translation-languages': options('en') })).toEqual({ 'translation-languages': twoLanguages })
  expect(wrong({ 'mirror-channel': channel('C2') })).toEqual({ 'mirror-channel': mirrorBoth })
  const mirrored = { 'translation-languages': options('en', 'fr'), 'mirror-language': option('fr') }
  expect(wrong({ ...mirrored, 'mirror-channel': channel('C1') })).toEqual({ 'mirror-channel': mirrorBoth })
  expect(wrong({ ...mirrored, 'mirror-channel': channel('C2') })).toBeUndefined()
})
