import type { HttpDoor } from '../../adapters/http/index.ts'
import type { ChatAdapter } from '../contract/adapter.ts'
import { errorCode, errorMessage } from '../contract/errors.ts'

export interface BesideOptions {
  /** Tells the person where the API is open, or why it is not. */
  say(line: string): void
  /** Called once the API is open. */
  opened(): void
  /** Whether the terminal opens alone where the API cannot: nobody asked for that port. */
  mayFail: boolean
}

/** The terminal with the HTTP API beside it: one door, that closes when the person quits. */
export function besideTerminal(
  terminal: ChatAdapter,
  http: HttpDoor,
  { say, opened, mayFail }: BesideOptions,
): ChatAdapter {
  return {
    ...terminal,
    // One after the other, so that what is said stands above the prompt.
    async start(house) {
      try {
        await http.start(house)
        opened()
        say(`The HTTP API is open on ${http.address()} until you quit.`)
      } catch (error) {
        if (!mayFail || errorCode(error) !== 'CONFIGURATION') throw error
        say(errorMessage(error))
      }
      await terminal.start(house)
    },
    async stop() {
      await Promise.all([terminal.stop(), http.stop()])
    },
  }
}
