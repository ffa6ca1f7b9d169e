import { createLocalRunner, type LocalRunner, type LocalRunnerOptions } from '../../../models/runner/local.ts'
import type { Log } from '../../../src/contract/log.ts'
import type { Model, RunContext } from '../../../src/contract/model.ts'

export const interactive: RunContext = { priority: 'interactive' }
export const background: RunContext = { priority: 'background' }

/** A model row for the fake host, which loads nothing. */
export function fakeModel(name = 'fake'): Model<'text-classification'> {
  return {
    name,
    kind: 'text-classification',
    job: 'sentiment',
    set: 'starter',
    repository: name,
    revision: '1',
    files: [],
    precision: 'q8',
    languages: { from: ['en'], to: [] },
    maximumTokens: 128,
    licence: 'none',
    measured: [],
  }
}

/** Keeps what was logged. */
export function memoryLog(): Log & {
  lines: { level: string; message: string; fields: Record<string, unknown> }[]
} {
  const lines: { level: string; message: string; fields: Record<string, unknown> }[] = []
  const at = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, message, fields })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export function fakeRunner(options: Partial<LocalRunnerOptions> = {}): LocalRunner {
  const hostFile = new URL('./fake-host.ts', import.meta.url)
  return createLocalRunner({
    hosts: 2,
    device: 'cpu',
    folderOf: () => '/',
    log: memoryLog(),
    hostFile,
    ...options,
  })
}

/** Resolves when the condition holds; the test's own time limit is the only one. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** The code of the rejection. */
export function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'fulfilled',
    (error: { code: string }) => error.code,
  )
}
