import type { HttpDoor } from '../../adapters/http/index.ts'
import type { ChatAdapter } from '../contract/adapter.ts'
import { errorCode, errorMessage } from '../contract/errors.ts'

/**
 * The terminal with the HTTP API beside it: one door, that closes when the person quits.
 * @param say tells the person where it is open, or why it is not.
 * @param mayFail whether the terminal opens alone where the API cannot: nobody asked for that port.
 */
export function besideTerminal(
  terminal: ChatAdapter,
  http: HttpDoor,
  say: (line: string) => void,
  mayFail: boolean,
): ChatAdapter {
  return {
    ...terminal,
    // One after the other, so that what is said stands above the prompt.
    async start(house) {
      try {
        await http.start(house)
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
