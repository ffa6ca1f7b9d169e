import { describe, expect, it } from 'vitest'
import type { HeardMessage } from '../../../src/contract/observation.ts'
import { openQuestions } from '../../../src/watch/digest/open-questions.ts'

const MINUTE = 60_000

/** Messages as `author [thread:] text`, ten minutes apart; ids are their places. */
function openOf(
  ...lines: (readonly [author: string, text: string, thread?: string | undefined, minutes?: number])[]
): string[] {
  const messages = lines.map(
    ([author, text, thread, minutes], index): HeardMessage => ({
      ...{ id: String(index), author, text, time: (minutes ?? index * 10) * MINUTE, bot: false },
      ...(thread !== undefined && { thread }),
    }),
  )
  return openQuestions(messages).map(({ id }) => id)
}

describe('open questions', () => {
  it('are those after which nobody else wrote in the channel within the hour', () => {
    expect(openOf(['ada', 'Who can deploy the fix tonight?'])).toEqual(['0'])
    expect(openOf(['ada', 'Who can deploy the fix tonight?'], ['bob', 'Me'])).toEqual([])
    expect(openOf(['ada', 'Who can deploy the fix tonight?'], ['ada', 'Anyone?'])).toEqual(['0'])
    expect(
      openOf(['ada', 'Who can deploy the fix tonight?'], ['bob', 'Good morning', undefined, 60]),
    ).toEqual([])
    expect(
      openOf(['ada', 'Who can deploy the fix tonight?'], ['bob', 'Good morning', undefined, 61]),
    ).toEqual(['0'])
  })

  it('are those in whose thread nobody else wrote later', () => {
    const asked = ['ada', 'Who can deploy the fix tonight?'] as const
    expect(openOf(asked, ['bob', 'Me', '0', 500])).toEqual([])
    expect(openOf(asked, ['bob', 'Something else', '77'])).toEqual(['0'])
    const inThread = ['ada', 'And who tells the customers then?', '77'] as const
    expect(openOf(inThread, ['bob', 'Lunch'])).toEqual(['0'])
    expect(openOf(inThread, ['bob', 'Me', '77', 500])).toEqual([])
    expect(openOf(['bob', 'Earlier', '77'], inThread)).toEqual(['1'])
    expect(openOf(['ada', 'Who can deploy the fix tonight?', '0'], ['bob', 'Me'])).toEqual([])
  })

  it.each([
    'Does anybody know this? Thanks a lot!',
    'Est-ce que quelqu’un peut relire ce texte ?',
    '¿Alguien sabe dónde está la llave?',
    'Kann das jemand heute noch ansehen? :)',
    'Can somebody look at `main` today?',
    '誰か今日これを見てくれますか？',
  ])('%j is one', (text) => expect(openOf(['ada', text])).toEqual(['0']))

  it.each([
    'Really?',
    'What is it?',
    'See https://example.org/search?q=who+can+deploy',
    'Run `why does this not work?` again and again',
    '> Who can deploy the fix tonight?\nAsked and answered.',
    'It is all said and done.',
  ])('%j is none', (text) => expect(openOf(['ada', text])).toEqual([]))
})
