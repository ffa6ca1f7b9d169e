import type { Channel } from '../../src/contract/channels.ts'
import type { HeardMessage, Observation } from '../../src/contract/observation.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Place, Standing, Voice } from '../../src/contract/watch.ts'

/** What Parley or a person wrote somewhere. */
export interface Written extends HeardMessage {
  channel: string
  place?: Place
  reply?: Reply
}

/**
 * A chat platform whose channels everybody hears, Parley's own messages too: whatever would answer itself does it here.
 * @param now milliseconds since the epoch.
 */
export function createChat(now: () => number, name = 'slack', workspace = 'T1') {
  const messages = new Map<string, Written>()
  const hearers = new Set<(observation: Observation) => void>()
  /** All that was said, changed and taken away, in order. */
  const said: { place: Place; reply?: Reply; over: number }[] = []
  const trouble: { saying?: Error; reading?: Error; incomplete?: boolean } = {}
  let [ids, ownIds] = [0, 0]
  const channelOf = (channel: string): Channel => ({ platform: name, workspace, channel })
  const tell = (observation: Observation) => {
    for (const hear of hearers) hear(observation)
  }
  const heard = ({ channel: _, place: __, reply: ___, ...message }: Written): HeardMessage => message
  function put(channel: string, given: Partial<Written> & { text: string }): Written {
    const message: Written = {
      ...{ id: given.place ? `p${++ownIds}` : `m${++ids}`, author: 'U1', time: now(), bot: false, channel },
      ...given,
    }
    messages.set(message.id, message)
    return message
  }

  const voice: Voice = {
    platform: name,
    async say(place, reply, earlier = []) {
      if (trouble.saying) throw trouble.saying
      if (said.length > 1000) throw new Error('Parley talks without an end')
      said.push({ place, over: earlier.length, ...(reply && { reply }) })
      if (reply === undefined) {
        for (const { id } of earlier) messages.delete(id)
        return []
      }
      const [first] = earlier
      const own = { text: reply.text ?? reply.title, author: 'UPARLEY', bot: true, place, reply }
      if (first) {
        const changed = { ...messages.get(first.id)!, ...own, edited: now() }
        messages.set(first.id, changed)
        tell({ kind: 'edit', channel: channelOf(changed.channel), message: heard(changed) })
        return [first]
      }
      const channel = 'person' in place ? `D-${place.person}` : place.channel
      const thread = 'thread' in place && place.thread !== undefined ? { thread: place.thread } : {}
      const message = put(channel, { ...own, ...thread })
      tell({ kind: 'message', channel: channelOf(channel), message: heard(message) })
      return 'onlyFor' in place && place.onlyFor !== undefined
        ? []
        : [{ channel, id: message.id } as Standing]
    },
    async react() {
      throw new Error('nothing here puts emoji on messages')
    },
    async read({ channel }, since, until) {
      if (trouble.reading) throw trouble.reading
      const found = [...messages.values()]
        .filter((one) => one.channel === channel && one.time >= since && one.time < until)
        .sort((a, b) => a.time - b.time)
      return { messages: found.map(heard), complete: !trouble.incomplete }
    },
    links: async ({ channel }, wanted) =>
      new Map(
        wanted.filter((id) => messages.has(id)).map((id) => [id, `https://chat.test/${channel}/${id}`]),
      ),
  }

  return {
    ...{ voice, said, trouble, channelOf, tell },
    /** @returns what ends it. */
    hear(hear: (observation: Observation) => void) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    /** A person (or another bot) writes; nothing hears it where `silent`. */
    write(channel: string, text: string, more: Partial<Written> & { silent?: boolean } = {}): Written {
      const { silent, ...given } = more
      const message = put(channel, { text, ...given })
      if (!silent) tell({ kind: 'message', channel: channelOf(channel), message: heard(message) })
      return message
    },
    edit(id: string, text: string, { silent = false, edited = now() } = {}): Written {
      const message = { ...messages.get(id)!, text, edited }
      messages.set(id, message)
      if (!silent) tell({ kind: 'edit', channel: channelOf(message.channel), message: heard(message) })
      return message
    },
    remove(id: string, { silent = false } = {}) {
      const { channel } = messages.get(id)!
      messages.delete(id)
      if (!silent) tell({ kind: 'deletion', channel: channelOf(channel), id })
    },
    heard,
    /** Announcements are no part of most tests. */
    forgetSaid() {
      for (const [id, { place }] of messages) if (place) messages.delete(id)
      said.length = 0
    },
    /** What Parley has standing in a channel, in order. */
    standing: (channel: string) =>
      [...messages.values()].filter((one) => one.channel === channel && one.author === 'UPARLEY'),
  }
}

export type Chat = ReturnType<typeof createChat>
