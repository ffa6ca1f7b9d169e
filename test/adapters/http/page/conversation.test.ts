import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConversation } from '../../../../adapters/console/conversation.ts'

const FILE = new URL('../../../../adapters/http/page/conversation.js', import.meta.url)
const { readConversation, isConversation } = await import(FILE.href)

const LINES = [
  'Ada: hello', 'Bob: ok', '[10:24] <Cleo> fine', '10:25 Dan: yes: no', '2026-11-20T10:24:00Z Eva: later', 'no name here', '', '  indented',
  '*** Ada joined', 'Dan has joined the channel', '→ Eva left', 'https://example.org/a: b', 'Имя Фамилия: да', '<Zoë>x', ': nothing', 'a: ',
] // biome-ignore format: a table

describe('the conversations of the page', () => {
  it('are read as the command line reads them', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...LINES), fc.string()), { maxLength: 12 })
      .map((lines) => lines.join('\n'))
      .filter((lines) => !lines.trimStart().startsWith('{'))
    fc.assert(
      fc.property(text, (lines) => {
        const expected = parseConversation(lines).map(({ id: _id, ...message }) => message)
        expect(readConversation(lines)).toEqual(expected)
      }),
    )
  })

  it.each([
    ['Ada: hello\nBob: hi', true],
    ['Ada: hello\nand more\nAda: again\nAda: and again', true],
    ['[10:24] <Ada> hello\n[10:25] <Bob> hi', true],
    ['Note: the build is green', false],
    ['Subject: x\nSubject: y', false],
    ['Have a look at https://example.org/a: it works.\nThanks!', false],
  ])('%j: %s', (text, expected) => expect(isConversation(text)).toBe(expected))
})
