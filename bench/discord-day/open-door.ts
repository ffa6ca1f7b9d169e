import type { Handle } from '../../src/contract/adapter.ts'
import type { Log } from '../../src/contract/log.ts'
import type { Store } from '../../src/contract/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { openParley } from '../../test/adapters/discord/open-parley.ts'
import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import { silentLog } from '../../test/fakes/runner.ts'

/** The Discord door as a process opens it, with a store in the file at `path`; `stop` ends it as SIGTERM does. */
export async function openDoor(
  discord: FakeDiscord,
  path: string,
  handleOn: (store: Store) => Handle,
  log: Log = silentLog,
): Promise<{ stop(): Promise<void> }> {
  const store = openSqliteStore(path)
  const { door } = await openParley(discord, { handle: handleOn(store), store, log })
  await discord.until(() => discord.commands().length >= 7, 'the commands to be registered')
  return {
    async stop() {
      await door.stop()
      store.close()
    },
  }
}
