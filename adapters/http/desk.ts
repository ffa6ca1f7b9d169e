import type { House } from '../../src/contract/adapter.ts'
import type { Gate } from './gate.ts'
import type { HttpParts } from './http-parts.ts'
import type { HttpSettings } from './http-settings.ts'
import type { Remembered } from './remembered.ts'
import type { WithAccount } from './with-account.ts'

/** What the routes work with. */
export interface Desk {
  settings: HttpSettings
  parts: HttpParts
  house: House
  gate: Gate
  remembered: Remembered
  withAccount: WithAccount
  /** Whether nothing new is taken any more. */
  isClosing(): boolean
}
