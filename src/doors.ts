import { type Closing, closeDoors } from './close-doors.ts'
import type { ChatAdapter, House } from './contract/adapter.ts'
import { errorCode } from './contract/errors.ts'
import { stackOf } from './stack-of.ts'

/** What every door is given, and the signal that closes them. */
export interface DoorParts {
  house: House
  stopped: AbortSignal
  /** Loads the models, so that the first request need not wait for them. */
  warm(): Promise<void>
  /** Says that a door is open. */
  announce(door: string): void
  closing: Closing
}

/**
 * Opens every door and waits until all have closed or `stopped` fires; then closes them and waits for that. When one
 * does not open, all are closed and the error goes on.
 * @returns whether there was any door.
 */
export async function runDoors(doors: readonly ChatAdapter[], parts: DoorParts): Promise<boolean> {
  const { house, stopped, warm, closing } = parts
  if (doors.length === 0) return false
  const { log } = house
  const stop = new Promise<void>((resolve) =>
    stopped.addEventListener('abort', () => resolve(), { once: true }),
  )
  warm().catch((error) => {
    const code = errorCode(error)
    if (code !== 'CANCELLED') log.warn({ code }, 'the models could not be warmed')
  })
  const opened = doors.map((door) => ({ door, opening: openDoor(door, parts) }))
  try {
    await Promise.race([Promise.all(opened.map(({ opening }) => opening)), stop])
  } catch (error) {
    // People at the terminal are told to look in the log.
    if (errorCode(error) === 'INTERNAL') log.error({ stack: stackOf(error) }, 'a door did not open')
    throw error
  } finally {
    await closeDoors(opened, closing, log)
  }
  return true
}

/** Resolves when the door has closed again. */
async function openDoor(door: ChatAdapter, { house, announce }: DoorParts): Promise<void> {
  await door.start(house)
  announce(door.name)
  await door.closed
}
