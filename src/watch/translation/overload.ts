import { LRUCache } from 'lru-cache'
import type { Channel, ChannelSettings } from '../../contract/channels.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Reply } from '../../contract/reply.ts'
import type { Voice } from '../../contract/watch.ts'
import { channelKey } from '../channel-key.ts'
import { PATIENCE_MILLISECONDS } from './translator.ts'

const HOUR_MILLISECONDS = 60 * 60_000
const MOST_CHANNELS = 10_000

/** Says in a channel that there is too much to translate, at most once an hour. @param now milliseconds since the epoch. */
export function createOverload(now: () => number) {
  const told = new LRUCache<string, number>({ max: MOST_CHANNELS })
  return async (channel: Channel, settings: ChannelSettings, voice: Voice): Promise<void> => {
    const key = channelKey(channel)
    const before = told.get(key)
    if (before !== undefined && now() - before < HOUR_MILLISECONDS) return
    told.set(key, now())
    await voice.say({ workspace: channel.workspace, channel: channel.channel }, overloadReply(settings))
  }
}

function overloadReply({ locale }: ChannelSettings): Reply {
  const { translating: words } = answersFor(locale)
  return {
    title: words.overloaded,
    text: words.overloadedHow(PATIENCE_MILLISECONDS / 60_000),
    ...{ notes: [], models: [], data: {}, visibility: 'public' },
  }
}
