import { drive } from './drive.ts'
import type { LoadCall } from './part.ts'

/** The first requests of a program are slow: its code is not compiled yet. */
const REQUESTS = 1000

export async function warmUp({ address, nextText, shorter }: LoadCall): Promise<void> {
  await drive({ address, nextText, clients: 8, until: { requests: REQUESTS / shorter } })
}
