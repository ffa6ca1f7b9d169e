import type { State } from './state.ts'
import { type Channel, isBotIn, type Message, type Team } from './world.ts'

/** Adds or takes away a reaction and tells the app. @returns the event's id, or false when there was nothing to change. */
export function changeReaction(
  state: State,
  { team, channel, message }: { team: Team; channel: Channel; message: Message },
  { user, name, added }: { user: string; name: string; added: boolean },
): string | undefined | false {
  const all = message.reactions ?? []
  const users = all.find((row) => row.name === name)?.users ?? []
  if (users.includes(user) === added) return false
  const rest = added ? [...users, user] : users.filter((row) => row !== user)
  const others = all.filter((row) => row.name !== name)
  message.reactions = rest.length > 0 ? [...others, { name, users: rest, count: rest.length }] : others
  if (message.reactions.length === 0) delete message.reactions
  if (!isBotIn(team, channel)) return undefined
  const event = {
    type: added ? 'reaction_added' : 'reaction_removed',
    user,
    reaction: name,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    ...(message.user && { item_user: message.user }),
    event_ts: state.clock.stamp(),
  }
  return state.emit(team, event, 'reactions:read')
}
