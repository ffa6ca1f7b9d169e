import { createBot } from '../bot.ts'
import type { GoldenExample } from '../contract/golden.ts'
import type { Log } from '../contract/log.ts'
import type { Model, ModelRunner } from '../contract/model.ts'
import type { Task } from '../contract/task.ts'
import { judge } from './judge.ts'

export interface ExamineParts {
  tasks: readonly Task[]
  runner: Pick<ModelRunner, 'run'>
  /** What a model must be able to answer. */
  golden(model: Model): readonly GoldenExample[]
  log: Log
}

/**
 * Puts the golden examples of a model to it, through the tasks as people would, behind everything that people wait for.
 * @param models the list that would serve with it
 * @returns why it must not serve, with the first example that failed, or undefined.
 */
export async function examine(
  model: Model,
  models: readonly Model[],
  parts: ExamineParts,
  { signal, progress }: { signal?: AbortSignal; progress(done: number, total: number): void },
): Promise<string | undefined> {
  const examples = parts.golden(model)
  const handle = createBot({ ...parts, ...ANYBODY, models: () => models })
  let done = 0
  const faults = await Promise.all(
    examples.map(async ({ task, input, options, expected }) => {
      const request = { kind: 'task', task, input, options, origin: ORIGIN, priority: 'background' } as const
      const reply = await handle(request, signal ? { signal } : {})
      progress(++done, examples.length)
      return judge({ task, input, options, expected }, reply, model)
    }),
  )
  const failed = examples.flatMap((example, place) =>
    faults[place] ? [{ example, fault: faults[place] }] : [],
  )
  const [first] = failed
  if (first === undefined) return undefined
  const { expected, came } = first.fault
  const count = `${failed.length} of ${examples.length} golden examples failed`
  return `${count}; the first, ${titleOf(first.example)}: expected ${expected}, but ${came} came`
}

/** Golden examples are nobody's messages. */
const ORIGIN = { platform: 'golden' }
const ANYBODY = {
  glossary: [],
  people: { settings: async () => ({}) },
  policy: { refusal: () => undefined, async spend() {} },
  async record() {},
}

function titleOf({ task, input, options }: GoldenExample): string {
  const to = options.to === undefined ? '' : ` to ${options.to}`
  const text =
    'text' in input ? JSON.stringify(input.text) : `a conversation of ${input.messages.length} messages`
  return `${task}${to} of ${text}`
}
