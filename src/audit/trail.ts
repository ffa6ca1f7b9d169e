import type { Account, AuditRow, AuditStore, AuditTrail } from '../contract/audit.ts'
import type { Naming } from './naming.ts'
import { outcomeOf } from './outcome.ts'

/** Writes the account of every request into the audit trail. */
export function createAuditTrail(store: AuditStore, naming: Naming): AuditTrail {
  const { append, idle } = gather(store)
  const everyName = async (names: readonly string[], work: (name: string) => Promise<number>) => {
    const counts = await Promise.all(names.map(work))
    return counts.reduce((sum, count) => sum + count, 0)
  }
  return {
    record: async (account) => await append(rowOf(account, naming)),
    read: (since, until) => store.read(since, until),
    names: naming.names,
    held: async (person) => await everyName(naming.names(person), (name) => store.count(name)),
    async forget(person) {
      await idle()
      return await everyName(naming.names(person), (name) => store.unname(name))
    },
  }
}

function rowOf({ origin, priority, models, ...account }: Account, naming: Naming): AuditRow {
  const { platform, workspace, channel, user, key } = origin
  const { code } = account
  return {
    ...account,
    // Whoever asks for a task that is not there may have written anything.
    ...(code === 'UNKNOWN_TASK' && { task: '' }),
    door: platform,
    ...(workspace !== undefined && { workspace }),
    ...(channel !== undefined && { channel }),
    ...(user !== undefined && { person: naming.nameOf({ platform, workspace: workspace ?? '', user }) }),
    ...(key !== undefined && { key }),
    models: models.join(' + '),
    outcome: outcomeOf(code),
  }
}

/** Writes what comes in one turn of the event loop at once, and lets each know when all is safe. */
function gather(store: AuditStore) {
  const unfinished = new Set<Promise<void>>()
  let rows: AuditRow[] = []
  let written: Promise<void> | undefined
  const write = async () => {
    await nextTurn()
    const gathered = rows
    rows = []
    written = undefined
    await store.append(gathered)
  }
  return {
    async append(row: AuditRow) {
      rows.push(row)
      written ??= write()
      const mine = written
      unfinished.add(mine)
      await mine.finally(() => unfinished.delete(mine))
    },
    /** Resolves when all that has come is written, or could not be. */
    idle: () => Promise.allSettled(unfinished),
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
