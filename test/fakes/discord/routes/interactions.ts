import { changeAnswer, checkCallback, postAnswer, postLoading } from '../answers.ts'
import { checkChoices } from '../check-commands.ts'
import { type Component, checkModal } from '../check-components.ts'
import type { Body } from '../check-message.ts'
import { CALLBACK, type Choice, type Interaction } from '../interaction.ts'
import { messageObject } from '../payloads.ts'
import { missing } from '../problem.ts'
import { invalid, refusal, refuseProblems } from '../refusal.ts'
import type { RouteCall, Routes } from '../route.ts'
import { FLAG, type Message } from '../world.ts'

/** @throws 10062 after three seconds, 40060 the second time. */
function openInteraction({ state, params }: RouteCall): Interaction {
  const found = state.interactions.get(params.interaction!)
  if (!found || found.token !== params.token) throw refusal('UnknownInteraction')
  if (found.acknowledged !== undefined) throw refusal('AlreadyAcknowledged')
  if (state.clock.now() - found.at <= state.ackWithin) return found
  found.settle()
  throw refusal('UnknownInteraction')
}

function acknowledge(call: RouteCall) {
  const { state, body, query } = call
  const interaction = openInteraction(call)
  const type = Number(body.type)
  checkCallback(interaction, type)
  if (body.data === undefined && ![CALLBACK.deferred, CALLBACK.deferredUpdate].includes(type as 5 | 6)) {
    throw invalid([missing(['data'])])
  }
  const original = perform(call, interaction, type, (body.data ?? {}) as Component)
  interaction.original = original
  interaction.acknowledged = type
  interaction.settle()
  if (query.with_response !== 'true') return {}
  return { body: responseOf(state, interaction, original) }
}

/** @returns the message that is `@original` from now on. */
function perform(
  call: RouteCall,
  interaction: Interaction,
  type: number,
  data: Component,
): Message | undefined {
  const { state } = call
  switch (type) {
    case CALLBACK.message:
      return postAnswer(call, interaction, data as Body, interaction.source)
    case CALLBACK.deferred:
      return postLoading(state, interaction, Number(data.flags ?? 0))
    case CALLBACK.deferredUpdate:
      return interaction.source
    case CALLBACK.update:
      return changeAnswer(call, interaction, interaction.source!, data as Body)
    case CALLBACK.choices:
      refuseProblems(checkChoices(data.choices, ['data', 'choices'], interaction.focused ?? 3))
      interaction.choices = (data.choices ?? []) as Choice[]
      return undefined
    default:
      refuseProblems(checkModal(data, ['data']))
      return void openModal(call, interaction, data)
  }
}

function openModal({ state }: RouteCall, { id, user }: Interaction, data: Component) {
  const components = data.components as Component[]
  const modal = { interaction: id, custom_id: String(data.custom_id), title: String(data.title), components }
  state.modals.set(user.id, [...(state.modals.get(user.id) ?? []), modal])
}

function responseOf(
  state: RouteCall['state'],
  { id, type, channel, acknowledged }: Interaction,
  original?: Message,
) {
  const has = (flag: number) => ((original?.flags ?? 0) & flag) !== 0
  return {
    interaction: {
      ...{ id, type },
      channel_id: channel.id,
      ...(channel.guild_id && { guild_id: channel.guild_id }),
      ...(original && {
        response_message_id: original.id,
        response_message_loading: has(FLAG.loading),
        response_message_ephemeral: has(FLAG.ephemeral),
      }),
    },
    resource: { type: acknowledged, ...(original && { message: messageObject(state, original) }) },
  }
}

export const interactions: Routes = {
  'POST /interactions/:interaction/:token/callback': { auth: false, run: acknowledge },
}
