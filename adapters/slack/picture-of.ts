import type { Reply } from '../../src/contract/reply.ts'
import type { SlackFile } from './slack-message.ts'

/** The picture of a reply's values over time. */
export async function pictureOf({ trend }: Reply): Promise<SlackFile | undefined> {
  return trend && undefined
}
