import type { ChatAdapter, Handle } from './contract/adapter.ts'
import { errorCode } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import type { TaskInfo } from './contract/task.ts'

/** What every door is given, and the signal that closes them. */
interface DoorParts {
  handle: Handle
  tasks: readonly TaskInfo[]
  stopped: AbortSignal
  /** Loads the models, so that the first request need not wait for them. */
  warm(): Promise<void>
  log: Log
}

/**
 * Opens every door and waits until all have closed or `stopped` fires; then closes what is still open.
 * @returns whether there was any door.
 */
export async function runDoors(doors: readonly ChatAdapter[], parts: DoorParts): Promise<boolean> {
  const { handle, tasks, stopped, log } = parts
  if (doors.length === 0) return false
  parts.warm().catch((error) => log.warn({ code: errorCode(error) }, 'the models could not be warmed'))
  for (const door of doors) {
    await door.start(handle, tasks)
    log.info({ door: door.name }, 'open')
  }
  const stop = new Promise<void>((resolve) =>
    stopped.addEventListener('abort', () => resolve(), { once: true }),
  )
  await Promise.race([Promise.all(doors.map((door) => door.closed)), stop])
  await Promise.all(doors.map((door) => door.stop()))
  return true
}
