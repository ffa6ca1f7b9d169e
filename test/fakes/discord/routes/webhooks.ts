import { answeredWith, changeAnswer, followUp } from '../answers.ts'
import type { Body } from '../check-message.ts'
import type { Interaction } from '../interaction.ts'
import { channelOf, removeMessage } from '../messages.ts'
import { messageObject } from '../payloads.ts'
import { refusal } from '../refusal.ts'
import type { RouteCall, Routes } from '../route.ts'
import type { State } from '../state.ts'
import type { Message } from '../world.ts'

const isThere = (state: State, message: Message) =>
  state.ephemerals.some((row) => row.id === message.id) ||
  state.world.channels.some((row) => row.messages.includes(message))

/** A message that this interaction made or came from. @throws 10008 and what `answeredWith` throws. */
function ownMessage(call: RouteCall): { interaction: Interaction; message: Message } {
  const interaction = answeredWith(call)
  const { original, source, made } = interaction
  const known = [...made, ...(source ? [source] : [])]
  const wanted = call.params.message
  const message = wanted === '@original' ? original : known.find((row) => row.id === wanted)
  if (!message || !isThere(call.state, message)) throw refusal('UnknownMessage')
  return { interaction, message }
}

function edit(call: RouteCall) {
  const { interaction, message } = ownMessage(call)
  return { body: messageObject(call.state, changeAnswer(call, interaction, message, call.body as Body)) }
}

function remove(call: RouteCall) {
  const { interaction, message } = ownMessage(call)
  if (message === interaction.original) interaction.isLoading = false
  removeMessage(call.state, channelOf(call.state, message), message)
  return {}
}

const PATH = '/webhooks/:application/:token'

export const webhooks: Routes = {
  [`POST ${PATH}`]: {
    auth: false,
    run: (call) => ({ body: messageObject(call.state, followUp(call, answeredWith(call))) }),
  },
  [`GET ${PATH}/messages/:message`]: {
    auth: false,
    run: (call) => ({ body: messageObject(call.state, ownMessage(call).message) }),
  },
  [`PATCH ${PATH}/messages/:message`]: { auth: false, run: edit },
  [`DELETE ${PATH}/messages/:message`]: { auth: false, run: remove },
}
