import type { Reply } from '../../src/contract/reply.ts'
import type { DiscordFile } from './discord-message.ts'

/** The picture of a reply's values over time. */
export async function pictureOf({ trend }: Reply): Promise<DiscordFile | undefined> {
  return trend && undefined
}
