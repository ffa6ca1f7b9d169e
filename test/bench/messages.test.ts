import { expect, test } from 'vitest'
import { generateMessages } from '../../bench/messages.ts'
import { outline } from '../../src/text/outline.ts'
import { findSpans } from '../../src/text/protect.ts'

const messages = generateMessages(300, 7)

test('the generator is seeded and gives one to twelve spans, each in its text', () => {
  expect(generateMessages(50, 7)).toEqual(messages.slice(0, 50))
  for (const { text, spans } of messages) {
    expect(spans.length).toBeGreaterThanOrEqual(1)
    expect(spans.length).toBeLessThanOrEqual(12)
    for (const span of spans) expect(text).toContain(span)
  }
})

test('every span of three hundred messages is found whole, and kept whole by the outline', () => {
  for (const { text, spans } of messages) {
    const found = findSpans(text).map(({ start, end }) => text.slice(start, end))
    const pieces = outline(text).map((piece) => piece.text)
    for (const span of spans) {
      expect(
        found.some((one) => one.includes(span)),
        `${span} in ${text}`,
      ).toBe(true)
      expect(
        pieces.some((piece) => piece.includes(span)),
        `${span} in ${text}`,
      ).toBe(true)
    }
  }
})
