import type { Body } from './check-message.ts'
import { takeContent } from './content.ts'
import { CALLBACK, INTERACTION, type Interaction } from './interaction.ts'
import { addMessage, botAuthor, changeMessage, channelOf, newMessage, stamp } from './messages.ts'
import { userObject } from './payloads.ts'
import { problem } from './problem.ts'
import { invalid, refusal } from './refusal.ts'
import type { RouteCall } from './route.ts'
import type { State } from './state.ts'
import { FLAG, type Message } from './world.ts'

/** How long a token is good, in milliseconds. */
const TOKEN_LIFE = 15 * 60_000
/** Where the app is not a member (docs.discord.com/developers/interactions/receiving-and-responding#followup-messages). */
const MAXIMUM_FOLLOW_UPS = 5

/** The interaction that this token answers. @throws 50027, 10015 */
export function answeredWith({ state, params }: RouteCall): Interaction {
  const found = [...state.interactions.values()].find((row) => row.token === params.token)
  if (params.application !== state.applicationId) throw refusal('UnknownWebhook')
  if (!found || state.clock.now() - found.at > TOKEN_LIFE) throw refusal('InvalidToken')
  const { acknowledged } = found
  const none =
    acknowledged === undefined || acknowledged === CALLBACK.choices || acknowledged === CALLBACK.modal
  if (none) throw refusal('UnknownWebhook')
  return found
}

/** What every message that answers an interaction has. */
function answerFields(state: State, interaction: Interaction, replyTo: Message | undefined) {
  const { id, type, user, owners, source, command } = interaction
  const isMenu = command !== undefined && command.type !== 1
  return {
    author: botAuthor(state),
    type: replyTo ? 19 : isMenu ? 23 : 20,
    application_id: state.applicationId,
    webhook_id: state.applicationId,
    ...(replyTo && {
      message_reference: { type: 0, channel_id: replyTo.channel_id, message_id: replyTo.id },
    }),
    interaction_metadata: {
      ...{ id, type, user: userObject(user) },
      authorizing_integration_owners: owners,
      ...(command && { name: command.name, command_type: command.type }),
      ...(source && { interacted_message_id: source.id }),
    },
  }
}

/** Posts a new message as the answer, or after it. */
export function postAnswer(
  call: RouteCall,
  interaction: Interaction,
  body: Body,
  replyTo?: Message,
): Message {
  const { state, uploads, path } = call
  const { channel, user } = interaction
  const content = takeContent(state, { channel, body, uploads, path, isWebhook: true })
  const message = newMessage(state, channel, { ...answerFields(state, interaction, replyTo), ...content })
  interaction.made.push(message)
  addMessage(state, channel, message, user.id)
  return message
}

/** The message that says the app is thinking. */
export function postLoading(state: State, interaction: Interaction, flags: number): Message {
  if ((flags & ~FLAG.ephemeral) !== 0) {
    throw invalid([problem(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'Only EPHEMERAL can be set')])
  }
  const fields = answerFields(state, interaction, interaction.source)
  const given = { ...fields, flags: flags | FLAG.loading }
  const message = newMessage(state, interaction.channel, given)
  interaction.made.push(message)
  interaction.isLoading = true
  addMessage(state, interaction.channel, message, interaction.user.id)
  return message
}

/** Changes a message through its interaction; what was loading is there now. */
export function changeAnswer(
  call: RouteCall,
  interaction: Interaction,
  before: Message,
  body: Body,
): Message {
  const { state, uploads, path } = call
  const channel = channelOf(state, before)
  const content = takeContent(state, { channel, body, uploads, path, before, isWebhook: true })
  const wasLoading = (before.flags & FLAG.loading) !== 0
  if (before === interaction.original) interaction.isLoading = false
  changeMessage(state, channel, before, { ...content, ...(!wasLoading && stamp(state)) })
  return before
}

/** One more message; the first one after a deferral takes its place and keeps its visibility. */
export function followUp(call: RouteCall, interaction: Interaction): Message {
  const body = call.body as Body
  if (interaction.owners[0] === undefined && interaction.followUps >= MAXIMUM_FOLLOW_UPS) {
    throw refusal('TooManyFollowUps')
  }
  const message =
    interaction.isLoading && interaction.original
      ? changeAnswer(call, interaction, interaction.original, {
          ...body,
          flags: (body.flags ?? 0) & ~FLAG.ephemeral,
        })
      : postAnswer(call, interaction, body, interaction.original)
  interaction.followUps += 1
  return message
}

/** @throws 50035 for callbacks that do not fit the interaction. */
export function checkCallback(interaction: Interaction, type: number): void {
  const { message, deferred, deferredUpdate, update, choices, modal } = CALLBACK
  const fromMessage = interaction.source ? [deferredUpdate, update] : []
  const fitting: Record<Interaction['type'], number[]> = {
    [INTERACTION.command]: [message, deferred, modal],
    [INTERACTION.component]: [message, deferred, modal, ...fromMessage],
    [INTERACTION.autocomplete]: [choices],
    [INTERACTION.modal]: [message, deferred, ...fromMessage],
  }
  if (fitting[interaction.type].includes(type)) return
  const words = `Value must be one of {${fitting[interaction.type].join(', ')}}.`
  throw invalid([problem(['type'], 'BASE_TYPE_CHOICES', words)])
}
