import { joinedChannel, messageIn } from '../access.ts'
import { required } from '../arguments.ts'
import { changeReaction } from '../reactions.ts'
import { refusal } from '../refusal.ts'
import type { MethodCall, Methods } from './method.ts'

function change({ state, team, args }: MethodCall, added: boolean) {
  const channel = joinedChannel(team, required(args, 'channel'))
  const message = messageIn(channel, required(args, 'timestamp'))
  const name = required(args, 'name')
  if (!/^[\w'+-]+(::skin-tone-[2-6])?$/.test(name)) throw refusal('invalid_name')
  const changed = changeReaction(state, { team, channel, message }, { user: team.bot.id, name, added })
  if (changed === false) throw refusal(added ? 'already_reacted' : 'no_reaction')
  return {}
}

function get({ team, args }: MethodCall) {
  const channel = joinedChannel(team, required(args, 'channel'))
  const message = structuredClone(messageIn(channel, required(args, 'timestamp')))
  return { type: 'message', channel: channel.id, message }
}

export const reactions: Methods = {
  'reactions.add': { scope: 'reactions:write', run: (call) => change(call, true) },
  'reactions.remove': { scope: 'reactions:write', run: (call) => change(call, false) },
  'reactions.get': { scope: 'reactions:read', run: get },
}
