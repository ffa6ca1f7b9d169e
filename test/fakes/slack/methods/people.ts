import { flag, required } from '../arguments.ts'
import { refusal } from '../refusal.ts'
import type { Person } from '../world.ts'
import type { MethodCall, Methods } from './method.ts'
import { pageOf } from './pages.ts'

function personObject({ team, args }: MethodCall, person: Person) {
  const { id, name, real_name, display_name, tz } = person
  return {
    id,
    team_id: team.id,
    name,
    deleted: false,
    color: '9f69e7',
    real_name,
    tz,
    tz_label: tz,
    tz_offset: offsetOf(tz),
    profile: {
      real_name,
      real_name_normalized: real_name,
      display_name,
      display_name_normalized: display_name,
      team: team.id,
      ...(person.bot_id && { bot_id: person.bot_id }),
    },
    is_admin: person.is_admin ?? false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.is_restricted ?? false,
    is_ultra_restricted: false,
    is_bot: person.is_bot ?? false,
    is_app_user: false,
    updated: 1_700_000_000,
    ...(flag(args, 'include_locale') && { locale: person.locale }),
  }
}

/** Seconds east of Greenwich, now. */
function offsetOf(zone: string): number {
  const at = new Date()
  const wall = new Date(at.toLocaleString('en-US', { timeZone: zone }))
  const base = new Date(at.toLocaleString('en-US', { timeZone: 'UTC' }))
  return Math.round((wall.getTime() - base.getTime()) / 1000)
}

function info(call: MethodCall) {
  const id = required(call.args, 'user')
  const person = [...call.team.people, call.team.bot].find((row) => row.id === id)
  if (!person) throw refusal('user_not_found')
  return { user: personObject(call, person) }
}

const PAGES = { standard: 200, maximum: 1000, keyOf: (person: Person) => person.id }

function list(call: MethodCall) {
  const { items, next_cursor } = pageOf([...call.team.people, call.team.bot], call.args, PAGES)
  return { members: items.map((row) => personObject(call, row)), response_metadata: { next_cursor } }
}

function bot({ state, team, args }: MethodCall) {
  const id = required(args, 'bot')
  const person = [...team.people, team.bot].find((row) => row.bot_id === id)
  if (!person) throw refusal('bot_not_found')
  const app_id = person === team.bot ? state.appId : 'A0OTHERAPP'
  return { bot: { id, deleted: false, name: person.name, updated: 1, app_id, user_id: person.id, icons: {} } }
}

export const people: Methods = {
  'users.info': { scope: 'users:read', run: info },
  'users.list': { scope: 'users:read', run: list },
  'bots.info': { scope: 'users:read', run: bot },
}
