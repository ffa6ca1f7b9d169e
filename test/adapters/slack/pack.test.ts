import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askSchema } from '../../../adapters/slack/ask.ts'
import { pack, unpack } from '../../../adapters/slack/pack.ts'

describe('pack', () => {
  it('gives back any ask, in less than the text takes when it is prose', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        const ask = { task: 'translate', options: { to: 'fr' }, source: { kind: 'text' as const, text } }
        expect(unpack(pack(ask), askSchema)).toEqual(ask)
      }),
    )
    const prose = 'The meeting was moved to Thursday because the room is taken. '.repeat(40)
    const source = { kind: 'text' as const, text: prose }
    expect(pack({ task: 'translate', options: {}, source }).length).toBeLessThan(2_000)
  })

  it.each([undefined, '', 'from-an-older-parley', pack({ task: 1 }), pack('text'), `${pack({})}x`])(
    'gives nothing for %s',
    (text) => expect(unpack(text, askSchema)).toBeUndefined(),
  )
})
