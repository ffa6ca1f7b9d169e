import { beforeEach, expect, test } from 'vitest'
import { createAssigner } from '../../../models/runner/assigner.ts'
import type { Job } from '../../../models/runner/job.ts'
import { createPace } from '../../../models/runner/pace.ts'
import { createQueue, type Queue } from '../../../models/runner/queue.ts'
import { createTurns } from '../../../models/runner/turns.ts'
import type { Priority } from '../../../src/contract/request.ts'
import { fakeModel } from './setting.ts'

let queue: Queue<Job>
let clock: number
let sequence = 0
const model = fakeModel()

beforeEach(() => {
  queue = createQueue<Job>(10_000)
  clock = 1_000_000
})

function assigner(hosts = 2, backgroundShare = 0.1) {
  return createAssigner({
    queue,
    turns: createTurns(backgroundShare),
    pace: createPace(),
    limits: { items: 8, tokens: 1000 },
    backgroundMilliseconds: 10,
    hosts,
    now: () => clock,
  })
}

function add(priority: Priority, count = 1, length = 10): void {
  for (let n = 0; n < count; n++) {
    queue.add({
      sequence: sequence++,
      model,
      modelKey: 'm',
      batchKey: 'm',
      input: { text: '' },
      length,
      priority,
      failedOnce: false,
      deadline: () => undefined,
      isWanted: () => true,
      settle: () => undefined,
    })
  }
}
const seat = (...has: Priority[]) => ({ has })

test('a lone request goes to a free host at once', () => {
  add('interactive')
  const [busy, free] = [seat('interactive'), seat()]
  expect(assigner().next([busy, free])!.seat).toBe(free)
})

test('a handful is shared out over the free hosts', () => {
  add('interactive', 6)
  expect(assigner().next([seat(), seat()])!.jobs).toHaveLength(3)
})

test('a second batch is prepared only when it is full', () => {
  add('interactive', 7)
  const busy = seat('interactive')
  expect(assigner().next([busy])).toBeUndefined()
  add('interactive')
  expect(assigner().next([busy])!.jobs).toHaveLength(8)
  add('interactive', 8)
  expect(assigner().next([seat('interactive', 'interactive')])).toBeUndefined()
})

test('people go before background that a host already has, and that background yields', () => {
  const subject = assigner(1)
  add('background', 20)
  const first = subject.next([seat()])!
  expect([first.jobs[0]!.priority, first.yields]).toEqual(['background', true])
  add('interactive')
  const second = subject.next([seat('background', 'background')])!
  expect([second.jobs[0]!.priority, second.yields]).toEqual(['interactive', false])
})

test('while people are about, one host stays free of background and its batches are short', () => {
  const subject = assigner(2)
  subject.noteInteractive()
  add('background', 50)
  const first = subject.next([seat(), seat()])!
  expect(first.jobs.length).toBeLessThan(8)
  expect(subject.next([seat('background', 'background'), seat()])).toBeUndefined()
  clock += 60_000
  expect(subject.next([seat('background', 'background'), seat()])!.jobs).toHaveLength(8)
})

test('background gets its share of a saturated host, and no more', () => {
  const subject = assigner(1, 0.25)
  let [people, background] = [0, 0]
  for (let round = 0; round < 400; round++) {
    add('interactive', 8)
    add('background', 8)
    subject.noteInteractive()
    const { jobs } = subject.next([seat('interactive')])!
    if (jobs[0]!.priority === 'interactive') people += jobs.length
    else background += jobs.length
  }
  expect(background / (people + background)).toBeCloseTo(0.25, 1)
})

test('a share of 0 lets background wait as long as people do', () => {
  const subject = assigner(1, 0)
  add('background', 8)
  for (let round = 0; round < 20; round++) {
    add('interactive', 8)
    expect(subject.next([seat()])!.jobs[0]!.priority).toBe('interactive')
  }
})
