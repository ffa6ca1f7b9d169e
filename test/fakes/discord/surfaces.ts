import type { Component } from './check-components.ts'
import { compareIds } from './clock.ts'
import { elementsOf, readMessage } from './controls.ts'
import { channelOf } from './messages.ts'
import { may } from './permissions.ts'
import { findPlace } from './places.ts'
import type { State } from './state.ts'
import { type Message, type User, userIn } from './world.ts'

/** Where to look: everything the person sees if only `user` is given. */
export interface Where {
  user: string
  /** Only there; `dm` is the direct messages with the bot. */
  channel?: string
  /** Only in the message with this id, ephemeral or not. */
  message?: string
}

/** What a person sees, the newest first. */
function messagesSeen(state: State, where: Where, user: User): Message[] {
  const only = where.channel && findPlace(state, { user: where.user, channel: where.channel }).channel
  const open = state.world.channels
    .filter((channel) => may(state.world, user.id, channel, 'ViewChannel'))
    .flatMap((channel) => channel.messages)
  return [...open, ...state.ephemerals.filter((row) => row.seen_by === user.id)]
    .filter((row) => (!only || row.channel_id === only.id) && (where.message ?? row.id) === row.id)
    .sort((one, other) => compareIds(other.id, one.id))
}

/** @throws when the person sees nothing that fits; says what there is. */
export function findElement(state: State, where: Where, fits: (element: Component) => boolean) {
  const user = userIn(state.world, where.user)
  const seen = messagesSeen(state, where, user)
  for (const source of seen) {
    const element = elementsOf(source.components).find(fits)
    if (element) return { user, source, element, channel: channelOf(state, source) }
  }
  const rows = seen.slice(0, 6).map((row) => {
    const parts = elementsOf(row.components).map(({ custom_id, label }) => `${custom_id} "${label ?? ''}"`)
    return `  ${row.id}: ${parts.join(', ') || `nothing to press: ${readMessage(row).join(' ').slice(0, 80)}`}`
  })
  throw new Error(
    `${where.user} sees nothing that fits ${JSON.stringify(where)}; there is\n${rows.join('\n')}`,
  )
}
