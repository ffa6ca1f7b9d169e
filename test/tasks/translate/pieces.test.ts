import { afterAll, describe, expect, it } from 'vitest'
import type { Piece } from '../../../src/contract/task.ts'
import { openRealBot } from '../../real-bot.ts'

const { ask, runner } = openRealBot()
afterAll(() => runner.stop())

const TEXT = `# Release notes

- The build of \`main\` is green again, thanks <@U024BE7LH>! Please read https://example.org/a?b=c today.
- [ ] We will deploy on Monday at 10:30. Who can help?

\`\`\`sh
npm ci
\`\`\`
> I am waiting at the office. :tada:
`
const SPANS = ['`main`', '<@U024BE7LH>', 'https://example.org/a?b=c', '10:30', '```sh\nnpm ci\n```', ':tada:']

describe('pieces, with the starter weights', () => {
  it.each([
    ['en', 'fr', TEXT],
    ['fr', 'de', 'Bonjour <@U1>, la réunion est à 10:30.\n\n- Merci beaucoup. À demain !\n'],
  ])('joined in order are the translation: %s to %s', async (from, to, text) => {
    const pieces: Piece[] = []
    const piece = (one: Piece) => void pieces.push(one)
    const reply = await ask('translate', { text }, { from, to }, { piece })
    expect(reply.error).toBeUndefined()
    expect(pieces.length).toBeGreaterThan(2)
    const joined = pieces.toSorted((a, b) => a.index - b.index).map((one) => one.text)
    expect(joined.join('')).toBe(reply.text)
    expect(reply.text).not.toBe(text)
    for (const span of SPANS.filter((one) => text.includes(one)))
      expect(joined.filter((one) => one.includes(span)).length).toBe(1)
  })
})
