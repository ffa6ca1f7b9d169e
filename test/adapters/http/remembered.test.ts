import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../adapters/http/limits.ts'
import { createRemembered } from '../../../adapters/http/remembered.ts'

const answer = (text: string) => async () => ({ answer: { body: { text } }, keep: true })

describe('answers to idempotency keys', () => {
  it('are no more than may be: the oldest leave first', async () => {
    const remembered = createRemembered()
    const ask = (key: string, text: string) => remembered.once({ key, content: 'same' }, answer(text))
    for (let index = 0; index <= LIMITS.rememberedAnswers; index++) await ask(`${index}`, 'first')
    expect(await ask(`${LIMITS.rememberedAnswers}`, 'second')).toEqual({ body: { text: 'first' } })
    expect(await ask('0', 'second')).toEqual({ body: { text: 'second' } })
  })

  it('are not kept when one alone is too large', async () => {
    const remembered = createRemembered()
    const large = 'x'.repeat(LIMITS.rememberedBytes)
    await remembered.once({ key: 'k', content: 1 }, answer(large))
    expect(await remembered.once({ key: 'k', content: 1 }, answer('second'))).toEqual({
      body: { text: 'second' },
    })
  })

  it('are not kept of what failed', async () => {
    const remembered = createRemembered()
    const fails = () => Promise.reject(new Error('no'))
    await expect(remembered.once({ key: 'k', content: 1 }, fails)).rejects.toThrow('no')
    expect(await remembered.once({ key: 'k', content: 2 }, answer('second'))).toEqual({
      body: { text: 'second' },
    })
  })
})
