import { expect, test } from 'vitest'
import { evenGroups } from '../../../models/runner/even-groups.ts'
import { createInbox, type RunMessage } from '../../../models/runner/inbox.ts'
import type { HostItem, HostModel } from '../../../models/runner/messages.ts'
import type { Network } from '../../../models/runner/network.ts'
import { runBatch } from '../../../models/runner/run-batch.ts'

const model: HostModel = {
  key: 'm',
  kind: 'translation',
  folder: '/',
  files: [],
  precision: 'q8',
  device: 'cpu',
  maximumTokens: 5,
}

async function answers(items: HostItem[]) {
  const inbox = createInbox()
  inbox.put({ type: 'cancel', batch: 1, item: 1 })
  const ran: string[] = []
  const network: Network = {
    encode: ({ text }) => {
      if (text === 'odd') throw new Error('cannot be read')
      return [...text].map((letter) => letter.codePointAt(0)!)
    },
    priceOfRun: 100,
    run: async (batch) => {
      ran.push(...batch.map(({ item }) => item.text))
      return batch.map(({ item }) => ({ text: item.text.toUpperCase(), complete: true, tokens: 1 }))
    },
  }
  const message: RunMessage = { type: 'run', batch: 1, model: 'm', yields: false, items }
  const answer = await runBatch(message, { model, network, inbox, pause: async () => undefined })
  return {
    ran,
    tokens: answer.tokens,
    results: answer.results.map((one) => ('code' in one ? one.code : one.output)),
  }
}

test('each item has its own answer; what is too long, cancelled, late or unreadable is not computed', async () => {
  const texts = ['ab', 'no', 'abcdef', 'odd', 'x'.repeat(501), 'abc']
  const { ran, tokens, results } = await answers([
    ...texts.map((text) => ({ text })),
    { text: 'late', deadline: Date.now() - 1 },
  ])
  expect(ran).toEqual(['ab', 'abc'])
  expect(tokens).toBe(6)
  const done = (text: string) => ({ text, complete: true, tokens: 1 })
  expect(results).toEqual([
    done('AB'),
    'CANCELLED',
    'TOO_MANY_TOKENS',
    'MODEL_FAILED',
    'TOO_MANY_TOKENS',
    done('ABC'),
    'EXPIRED',
  ])
})

test('a batch of which nothing is left runs no model', async () => {
  expect(await answers([{ text: 'abcdef' }])).toEqual({ ran: [], tokens: 0, results: ['TOO_MANY_TOKENS'] })
})

test('a batch is split where that spares more padding than a run costs', () => {
  const texts = [9, 2, 10, 2, 3, 60].map((length) => ({ ids: Array.from({ length }, () => 1) }))
  const lengths = (price: number) =>
    evenGroups(texts, price).map((group) => group.map(({ ids }) => ids.length))
  expect(lengths(10)).toEqual([[2, 2, 3], [9, 10], [60]])
  expect(lengths(1000)).toEqual([[2, 2, 3, 9, 10, 60]])
  expect(
    evenGroups(
      Array.from({ length: 70 }, () => texts[0]!),
      1000,
    ).map((group) => group.length),
  ).toHaveLength(3)
  expect(evenGroups([], 10)).toEqual([])
})
