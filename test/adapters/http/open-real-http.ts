import type { Handle } from '../../../src/contract/adapter.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import { openRealBot } from '../../real-bot.ts'
import { openHttp } from './open-http.ts'

/** The HTTP door with the real bot behind it; `replies` are what the bot said. */
export async function openRealHttp() {
  const bot = openRealBot()
  const replies: Reply[] = []
  const handle: Handle = async (request, options) => {
    const reply = await bot.handle(request, options)
    replies.push(reply)
    return reply
  }
  const http = await openHttp({ parts: { models: bot.served }, house: { handle } })
  return {
    bot,
    http,
    replies,
    async close() {
      await http.door.stop()
      await bot.runner.stop()
    },
  }
}
