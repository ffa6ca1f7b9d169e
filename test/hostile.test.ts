import { afterAll, describe, expect, it } from 'vitest'
import type { TaskInput } from '../src/contract/request.ts'
import { openRealBot } from './real-bot.ts'

const { ask, runner } = openRealBot()
afterAll(() => runner.stop())

const MEGABYTE = 1024 * 1024
const rightToLeft = 'مرحبا <@U1> كيف الحال؟ שלום עולם \u202eabc\u202c'
const markup =
  '<b>*hello*</b> _there_ `x` ```\ncode\n``` <script>alert(1)</script> [a](javascript:b) &lt; <@U1> <!here> **__~~||x||~~__**'

const HOSTILE: [name: string, text: string][] = [
  ['nothing', ''],
  ['white space', ' \n\t\u00a0\u200b '],
  ['binary-looking', Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('')],
  ['lone surrogates and NULs', 'a\ud800b\udc00c\u0000d'],
  ['right to left', rightToLeft],
  ['only emoji', '😂👍🏽👩‍👩‍👧‍👦🏳️‍🌈 :tada: <:blob:123>'],
  ['markup', markup],
  ['sentinels of our own', 'keep ⟦0⟧ and ⟦12⟧ and <@U1> please'],
  ['one endless word', 'a'.repeat(5000)],
  ['one endless line', 'word '.repeat(1500)],
  ['a wall of brackets', '<'.repeat(3000)],
]

const inputs: Record<string, (text: string) => TaskInput> = {
  sentiment: (text) => ({ text }),
  translate: (text) => ({ text }),
  'detect-language': (text) => ({ text }),
  summarise: (text) => ({ messages: [{ id: 'm1', user: 'U1', text }] }),
}

describe.each(['sentiment', 'translate', 'summarise', 'detect-language'])('%s', (task) => {
  const options = task === 'translate' ? { to: 'fr', from: 'en' } : {}

  it.each(HOSTILE)('answers or refuses with a reason: %s', async (_name, text) => {
    const reply = await ask(task, inputs[task]!(text), options)
    expect(reply.error?.code).not.toBe('INTERNAL')
    expect(reply.error?.code ?? Object.keys(reply.data).length).toBeTruthy()
    if (text.trim() === '') expect(reply.error?.code).toBe('EMPTY_INPUT')
  })

  it('answers or refuses a megabyte', async () => {
    const text = 'The quick brown fox jumps over the lazy dog. '.repeat(MEGABYTE / 45)
    const reply = await ask(task, inputs[task]!(text), options)
    if (task === 'summarise') expect(reply.data).toMatchObject({ messages: 1, used: 1 })
    else expect(reply.error?.code).toBe('TOO_LARGE')
  })
})

describe('translate', () => {
  it.each([
    ['right to left', rightToLeft, '<@U1>'],
    ['markup', markup, '<!here>'],
    ['sentinels of our own', 'keep ⟦0⟧ and ⟦12⟧ and <@U1> please', '⟦12⟧'],
  ])('keeps the spans of %s', async (_name, text, span) => {
    const reply = await ask('translate', { text }, { to: 'fr', from: 'en' })
    expect(reply.error).toBeUndefined()
    expect(reply.text?.split(span).length).toBe(2)
  })
})
