import { needPermission, readMessage } from '../access.ts'
import { compareIds } from '../clock.ts'
import { isSameEmoji, readEmoji } from '../emoji.ts'
import { userObject } from '../payloads.ts'
import { checkInteger } from '../problem.ts'
import { changeReaction } from '../reactions.ts'
import { refusal, refuseProblems } from '../refusal.ts'
import type { RouteCall, Routes } from '../route.ts'
import { userIn } from '../world.ts'

/** How many different emoji a message can have. */
const MAXIMUM_EMOJI = 20

function target({ state, params }: RouteCall) {
  const emoji = readEmoji(params.emoji ?? '')
  if (!emoji) throw refusal('UnknownEmoji')
  const { channel, message } = readMessage(state, params.channel, params.message)
  const found = message.reactions.find((row) => isSameEmoji(row.emoji, emoji))
  return { channel, message, emoji, found }
}

/** An emoji that is there already needs no permission. */
function add(call: RouteCall) {
  const { state } = call
  const { emoji, found, ...place } = target(call)
  if (!found) needPermission(state, place.channel, 'AddReactions')
  if (!found && place.message.reactions.length >= MAXIMUM_EMOJI) throw refusal('TooManyReactions')
  changeReaction(state, place, { user: state.botId, emoji, added: true })
  return {}
}

function remove(call: RouteCall) {
  const { state, params } = call
  const { emoji, found, ...place } = target(call)
  const user = params.user ?? state.botId
  if (user !== state.botId) needPermission(state, place.channel, 'ManageMessages')
  if (!found) throw refusal('UnknownEmoji')
  changeReaction(state, place, { user, emoji, added: false })
  return {}
}

function list(call: RouteCall) {
  const { state, query } = call
  const limit = Number(query.limit ?? 25)
  refuseProblems(checkInteger(limit, ['limit'], 1, 100))
  const users = [...(target(call).found?.users ?? [])].sort(compareIds)
  const later = users.filter((id) => query.after === undefined || compareIds(id, query.after) > 0)
  return { body: later.slice(0, limit).map((id) => userObject(userIn(state.world, id))) }
}

const PATH = '/channels/:channel/messages/:message/reactions/:emoji'

export const reactions: Routes = {
  [`PUT ${PATH}/@me`]: { run: add },
  [`DELETE ${PATH}/@me`]: { run: remove },
  [`DELETE ${PATH}/:user`]: { run: remove },
  [`GET ${PATH}`]: { run: list },
}
