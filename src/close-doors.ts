import type { ChatAdapter } from './contract/adapter.ts'
import type { Log } from './contract/log.ts'

/** A door that was told to open. */
interface OpenedDoor {
  door: ChatAdapter
  /** Settles when it has closed again, or did not open. */
  opening: Promise<void>
}

/** How closing goes when it takes its time. */
export interface Closing {
  /** How long what was begun may go on. */
  graceMilliseconds: number
  /** Ends all that runs, so that it is answered with CANCELLED. */
  cutShort(): Promise<void>
}

/** How long the answers that say so may take to reach people. */
const FAREWELL_MILLISECONDS = 5000

/**
 * Tells every door to stop and waits for them. What is not finished in time is cancelled and handed back; a door that does
 * not close even then, because its platform does not answer perhaps, is left.
 */
export async function closeDoors(
  doors: readonly OpenedDoor[],
  { graceMilliseconds, cutShort }: Closing,
  log: Log,
): Promise<void> {
  const open = new Set(doors.map(({ door }) => door.name))
  const closed = Promise.all(
    doors.map(async ({ door, opening }) => {
      await door.stop()
      await opening.catch(() => {})
      open.delete(door.name)
    }),
  )
  if (await within(closed, graceMilliseconds)) return
  log.warn({ doors: [...open] }, 'not finished in time: what still runs is cancelled')
  await cutShort()
  if (await within(closed, FAREWELL_MILLISECONDS)) return
  log.error({ doors: [...open] }, 'a door does not close and is left')
}

/** Whether it resolves in time. @throws what it rejects with. */
async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([work.then(() => true as const), late])
  } finally {
    clearTimeout(timer)
  }
}
