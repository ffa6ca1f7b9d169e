import { catalogue } from '../../../models/index.ts'
import { revisionsHere } from '../../../models/installed/revisions-here.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { Model } from '../../../src/contract/model.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import { servedModels } from '../../../src/service/served-models.ts'
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
  const looked = {
    catalogue,
    revisions: (model: Model) => revisionsHere(model, bot.dataDir),
    serving: { stable: () => bot.models, canaries: () => [] },
    runner: bot.runner,
  }
  const http = await openHttp({ parts: { models: () => servedModels(looked) }, house: { handle } })
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
