import { createBot } from '../../src/bot.ts'
import type { GoldenExample } from '../../src/contract/golden.ts'
import type { Model } from '../../src/contract/model.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Store } from '../../src/contract/store.ts'
import { createServiceCommands } from '../../src/service/commands/index.ts'
import { referenceOf } from '../../src/service/reference.ts'
import { createModelService, type ModelServiceParts } from '../../src/service/service.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { tasks } from '../../src/tasks/index.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { createFakeOutput } from '../fakes/output.ts'
import { recordedLog } from '../fakes/recorded-log.ts'
import { createFakeRunner, fakeSentiment, fakeTranslators } from '../fakes/runner.ts'

export const catalogue: Model[] = [fakeSentiment, ...fakeTranslators]

/** Every model has three revisions here; the first is in service by default. */
export const revisions = (model: Model) => ['r1', 'r2', 'bad'].map((revision) => ({ ...model, revision }))
export const [stable, better, bad] = revisions(fakeSentiment) as [Model, Model, Model]

const LOVE: GoldenExample = {
  ...{ task: 'sentiment', input: { text: 'I love it' }, options: {} },
  expected: { kind: 'label', label: 'positive' },
}

/** Models that say `positive` of everything, but for the bad revision, which says `negative`. */
function answerOf(_: unknown, { revision }: Model) {
  return { scores: revision === 'bad' ? { negative: 0.9, positive: 0.1 } : { negative: 0.1, positive: 0.9 } }
}

export interface ServerOptions extends Partial<ModelServiceParts> {
  answer?: (input: { text: string }, model: Model) => unknown
}

/** One process: a model service, a bot and the operator's commands on a fake runner that notes what is loaded. */
export function openServer(
  store: Store = createMemoryStore(),
  { answer = answerOf, ...over }: ServerOptions = {},
) {
  const { log, lines, said } = recordedLog()
  const { runner, calls } = createFakeRunner({
    'text-classification': answer,
    translation: ({ text }: { text: string }) => ({ text, complete: true, tokens: 1 }),
  })
  const loaded = new Set(catalogue.map(referenceOf))
  const events: string[] = []
  const service = createModelService({
    ...{ store, catalogue, revisions, tasks, log, isKept: () => true, pollMilliseconds: 20 },
    defaults: catalogue,
    golden: () => [LOVE],
    problemOf: async () => undefined,
    runner: {
      ...runner,
      async warm(models) {
        for (const reference of models.map(referenceOf)) {
          if (!loaded.has(reference)) events.push(`load ${reference}`)
          loaded.add(reference)
        }
      },
      async unload(model) {
        loaded.delete(referenceOf(model))
        events.push(`free ${referenceOf(model)}`)
      },
      look: (model) => ({ state: loaded.has(referenceOf(model)) ? 'ready' : 'cold', device: 'cpu' }),
    },
    ...over,
  })
  const { pick, release, runner: watched } = service
  const handle = createBot({ ...botParts, tasks, models: pick, release, runner: watched, log })
  const request = { kind: 'task', task: 'sentiment', options: {}, origin: { platform: 'test' } } as const
  return {
    ...{ service, calls, events, lines, said, store },
    loaded: () => [...loaded],
    ask: (text = 'How nice'): Promise<Reply> =>
      handle({ ...request, input: { text }, priority: 'interactive' }),
    async command(name: string, args: string[] = [], values: Record<string, string> = {}) {
      const commands = createServiceCommands({ service, findHere: (given) => findRow(given) })
      const { output, out, error } = createFakeOutput()
      const found = commands.find((command) => command.name === `models ${name}`)!
      const status = await found.run(args, output, values)
      return { status, out, error }
    },
  }
}

function findRow(given: string): Model {
  const rows = catalogue.flatMap(revisions)
  return rows.find((row) => referenceOf(row) === given)!
}

/** Resolves when the condition holds; the test's own time limit is the only one. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}
