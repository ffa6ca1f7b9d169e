import {
  type ApplicationCommand,
  type ApplicationCommandDataResolvable,
  type Client,
  Events,
} from 'discord.js'
import type { TaskInfo } from '../../src/contract/task.ts'
import { commandData } from './command-data.ts'
import type { Desk } from './desk.ts'

/** Registers the commands when the client is there; only what has changed is sent, since Discord counts creations. */
export function addRegistry(client: Client, desk: Desk): void {
  client.once(Events.ClientReady, (ready) =>
    desk.run('registry', () => register(ready, desk.house.chatTasks)),
  )
}

async function register({ application }: Client<true>, tasks: readonly TaskInfo[]): Promise<void> {
  const known = [...(await application.commands.fetch({ withLocalizations: true })).values()]
  const wanted = commandData(tasks)
  const keyOf = ({ name, type = 1 }: { name: string; type?: number }) => `${type}/${name}`
  const byKey = new Map(known.map((command) => [keyOf(command), command]))
  for (const data of wanted) {
    const old: ApplicationCommand | undefined = byKey.get(keyOf(data))
    byKey.delete(keyOf(data))
    if (old === undefined) await application.commands.create(data as ApplicationCommandDataResolvable)
    else if (!old.equals(data as never, true)) await old.edit(data as never)
  }
  for (const old of byKey.values()) await old.delete()
}
