import type { Alert } from './alerts.ts'
import type { Channel } from './channels.ts'

/** Something that the watcher noticed, for other programs; never text. `link` is where the platform has one. */
export type WatchEvent = { channel: Channel } & (
  | { kind: 'alert'; alert: Alert; link?: string }
  /** A message that surely feels strongly negative. */
  | { kind: 'negative-message'; message: string; link?: string }
)

/** Takes an event; it is safe when the promise resolves. The same event may come again after a crash. */
export type WatchListener = (event: WatchEvent) => Promise<void>
