import type { Handle } from '../../src/contract/adapter.ts'
import type { Log } from '../../src/contract/log.ts'
import type { Store } from '../../src/contract/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { openParley } from '../../test/adapters/slack/open-parley.ts'
import { silentLog } from '../../test/fakes/runner.ts'
import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { World } from './world.ts'

/**
 * The Slack door as a process opens it, with a store in the file at `path`; `stop` ends it as SIGTERM does. In the world's
 * open channels answers stand in the thread.
 */
export async function openDoor(
  slack: FakeSlack,
  { team, channels }: World,
  path: string,
  handleOn: (store: Store) => Handle,
  log: Log = silentLog,
): Promise<{ stop(): Promise<void> }> {
  const store = openSqliteStore(path)
  const { door, house } = await openParley(slack, { handle: handleOn(store), store, log })
  for (const { id: channel } of channels.open) {
    const place = { platform: 'slack', workspace: team.id, channel }
    await house.channels.change(place, { publicAnswers: true })
  }
  return {
    async stop() {
      await door.stop()
      store.close()
    },
  }
}
