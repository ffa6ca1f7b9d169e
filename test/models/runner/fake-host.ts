/**
 * A host without models that does what its texts say, so that failures are tested fast: `crash`, `spin`, `stall`, `grow`,
 * `throw`, `long`, `slow 50`; anything else is answered. An answer tells which process gave it and with how many others.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createInbox, type RunMessage } from '../../../models/runner/inbox.ts'
import type { FromHost, ItemResult, ToHost } from '../../../models/runner/messages.ts'

const ABSENT = { code: 'MODEL_MISSING', message: 'not there' } as const
const inbox = createInbox()
const state = { computed: 0, megabytes: 100 }
const loaded = new Set<string>()

process.on('message', (message: ToHost) => inbox.put(message))
process.on('disconnect', () => process.exit(0))
send({ type: 'ready', megabytes: state.megabytes })
for (;;) {
  const work = await inbox.next()
  if (work.type === 'load') await load(work.model.key)
  else if (work.type === 'run') await run(work)
  else if (work.type === 'unload') loaded.delete(work.model)
  else send({ type: 'probed', problem: 'a fake has no device' })
}

function send(message: FromHost): void {
  process.send?.(message)
}

async function load(model: string): Promise<void> {
  if (model.startsWith('heavy')) await sleep(100)
  if (model.startsWith('bomb')) process.exit(7)
  if (model.startsWith('absent')) send({ type: 'refused', model, ...ABSENT })
  else {
    loaded.add(model)
    send({ type: 'loaded', model, milliseconds: 1, megabytes: state.megabytes })
  }
}

async function run({ batch, items, model }: RunMessage): Promise<void> {
  send({ type: 'started', batch })
  try {
    if (!loaded.has(model) && !model.startsWith('absent')) throw new Error(`${model} is not loaded`)
    const results: ItemResult[] = []
    for (const [place, { text }] of items.entries())
      results.push(model.startsWith('absent') ? ABSENT : await obey(text, batch, place, items.length))
    const { megabytes } = state
    send({ type: 'answered', batch, results, tokens: items.length, milliseconds: 1, megabytes })
  } catch (error) {
    send({ type: 'failed', batch, message: (error as Error).message, megabytes: state.megabytes })
  }
  inbox.done(batch)
}

async function obey(text: string, batch: number, place: number, items: number): Promise<ItemResult> {
  const [order, amount] = text.split(' ')
  if (inbox.isCancelled(batch, place)) return { code: 'CANCELLED', message: 'cancelled' }
  if (order === 'crash') process.exit(9)
  if (order === 'throw') throw new Error('thrown')
  if (order === 'long') return { code: 'TOO_MANY_TOKENS', message: 'long' }
  if (order === 'grow') state.megabytes = 99_999
  if (order === 'slow') await sleep(Number(amount))
  if (order === 'stall') await new Promise(() => undefined)
  while (order === 'spin') Math.random()
  state.computed++
  return { output: { scores: { pid: process.pid, items, computed: state.computed, batch } } }
}
