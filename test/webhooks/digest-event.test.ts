import { describe, expect, it } from 'vitest'
import { digestEvent } from '../../src/webhooks/digest-event.ts'
import { payloadOf } from '../../src/webhooks/payload.ts'

const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' }
const given = {
  channels: [channel],
  to: { channel: 'C1' },
  since: Date.UTC(2026, 10, 27, 8),
  until: Date.UTC(2026, 10, 28, 8),
  counts: { messages: 12, used: 10, optedOut: 1, incomplete: false, share: 1, points: 1, questions: 1 },
}
const words = {
  points: [
    { text: 'The deploy is rolled back.', speaker: 'Bob', sources: ['1'], links: ['https://example.org/1'] },
  ],
  questions: [{ text: 'Who tells the customers?', speaker: 'Cleo', sources: ['2'] }],
}

describe('a digest for webhooks', () => {
  it('is the same when it comes again, and another for another target or time', () => {
    const { id } = digestEvent(given, words)
    expect(digestEvent(given, words).id).toBe(id)
    expect(digestEvent({ ...given, to: { channel: 'C2' } }, words).id).not.toBe(id)
    expect(digestEvent({ ...given, until: given.until + 1 }, words).id).not.toBe(id)
  })

  it('goes out without words of people unless they were asked for', () => {
    const event = { kind: 'digest' as const, digest: digestEvent(given, words) }
    const bare = payloadOf(event, false, 0)
    expect(bare.data).toMatchObject({
      channels: [channel],
      messages: 12,
      points: [{ sources: ['1'], link: 'https://example.org/1' }],
      questions: [{ sources: ['2'] }],
    })
    expect(JSON.stringify(bare)).not.toMatch(/deploy|Bob|customers|Cleo/)
    expect(JSON.stringify(payloadOf(event, true, 0))).toMatch(/deploy.*Bob.*customers.*Cleo/)
  })
})
