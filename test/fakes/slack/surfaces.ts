import { type Control, readBlocks } from './controls.ts'
import { type State, teamOf, type View } from './state.ts'
import {
  type Block,
  type Channel,
  channelIn,
  directChannel,
  type Person,
  personIn,
  type Team,
} from './world.ts'

/** Where to look: everything the person sees if only `user` is given. */
export interface Where {
  user: string
  team?: string
  /** Only in this channel; `dm` is the direct messages with the bot. */
  channel?: string
  /** Only in the message with this `ts`, ephemeral or not. */
  message?: string
  /** Only in the modal in front (`modal`), in the home (`home`), or in the view with this id or `callback_id`. */
  view?: string
}

/** Something with blocks in it that a person sees. */
export interface Surface {
  team: Team
  person: Person
  blocks: Block[]
  channel?: Channel
  source?: { ts: string; ephemeral: boolean; thread_ts?: string }
  view?: View
}

/** What a person sees, the newest first: modals, messages, then the home. */
function surfacesOf(state: State, where: Where): Surface[] {
  const team = teamOf(state, where.team)
  const person = personIn(team, where.user)
  const stack = [...(state.modals.get(person.id) ?? [])].reverse()
  const home = state.homes.get(person.id)
  const only = (kind: string) => (view: View) =>
    where.view === undefined || [kind, view.id, view.callback_id].includes(where.view)
  const modals = stack.slice(0, 1).filter(only('modal'))
  const homes = home ? [home].filter(only('home')) : []
  const asView = (view: View): Surface => ({ team, person, blocks: view.blocks, view })
  const messages = where.view === undefined ? messagesOf(state, team, person, where) : []
  if (where.channel !== undefined || where.message !== undefined) return messages
  return [...modals.map(asView), ...messages, ...homes.map(asView)]
}

function messagesOf(state: State, team: Team, person: Person, where: Where): Surface[] {
  const only =
    where.channel === 'dm' ? directChannel(team, person.id) : where.channel && channelIn(team, where.channel)
  const channels = team.channels.filter((row) => row.members.has(person.id) && (!only || row === only))
  const open = channels.flatMap((channel) =>
    channel.messages.map((row) => ({ channel, ephemeral: false, ...row })),
  )
  const hidden = state.ephemerals
    .filter((row) => row.user === person.id && row.team === team.id && (!only || row.channel === only.id))
    .map((row) => ({ ...row, channel: channelIn(team, row.channel), ephemeral: true }))
  return [...open, ...hidden]
    .filter((row) => where.message === undefined || row.ts === where.message)
    .sort((a, b) => Number(b.ts) - Number(a.ts))
    .map(({ channel, ts, ephemeral, thread_ts, blocks = [] }) => {
      return { team, person, blocks, channel, source: { ts, ephemeral, ...(thread_ts && { thread_ts }) } }
    })
}

/** @throws when the person sees nothing that fits; says what there is. */
export function findSurface<T extends Control>(
  state: State,
  where: Where,
  controlsIn: (blocks: Block[]) => T[],
  fits: (control: T) => boolean,
): { surface: Surface; control: T } {
  const surfaces = surfacesOf(state, where)
  for (const surface of surfaces) {
    const control = controlsIn(surface.blocks).find(fits)
    if (control) return { surface, control }
  }
  const seen = surfaces.slice(0, 6).map(({ blocks, view, source }) => {
    const controls = controlsIn(blocks).map((row) => `${row.action_id} "${row.label}"`)
    const name = view ? view.type : source?.ephemeral ? 'ephemeral' : 'message'
    return `  ${name}: ${controls.join(', ') || `nothing to press: ${readBlocks(blocks).join(' ').slice(0, 80)}`}`
  })
  throw new Error(
    `${where.user} sees nothing that fits ${JSON.stringify(where)}; there is\n${seen.join('\n')}`,
  )
}
