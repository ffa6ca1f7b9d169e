import { randomUUID } from 'node:crypto'
import { buttonsIn, type Control, isWanted, optionsIn, type Which } from './controls.ts'
import type { Answered, Deliverer } from './delivery.ts'
import { takeContent } from './messages.ts'
import { locate, type Place } from './people.ts'
import { isRefused } from './refusal.ts'
import { issueResponseUrl, show } from './response-urls.ts'
import { type State, teamOf } from './state.ts'
import { findSurface, type Surface, type Where } from './surfaces.ts'
import { FIELDS, valuesOf, viewObject } from './views.ts'
import { findMessage, type Person, personIn, type Team } from './world.ts'

/** What a person did and what the app answered. */
export interface Done extends Answered {
  trigger_id: string
  response_url?: string
}

export interface Interactions {
  /** @param command with its slash. @param text as Slack sends it. */
  command(given: Place & { command: string; text?: string }): Promise<Done>
  /** A message shortcut, or a global one without `ts`. */
  shortcut(given: Place & { ts?: string; callback_id: string }): Promise<Done>
  /** Presses a button that the person sees: the newest that fits. */
  press(given: Where & Which): Promise<Done>
  /** Chooses an option of a menu: the newest that fits. */
  choose(given: Where & Which): Promise<Done>
}

/** A new trigger, good for opening one modal. */
export function issueTrigger(state: State, team: Team, user: string, modal = false): string {
  const id = `${state.next()}.${state.next()}.${randomUUID().replaceAll('-', '')}`
  state.triggers.set(id, { team: team.id, user, at: state.clock.now(), used: false, modal })
  return id
}

/** What every interaction says of who and where. */
export const envelopeOf = (state: State, team: Team, { id, name }: Person) => ({
  team: { id: team.id, domain: team.domain },
  user: { id, username: name, name, team_id: team.id },
  api_app_id: state.appId,
  token: 'verification-token',
  enterprise: null,
  is_enterprise_install: false,
})

const nameOf = ({ kind, name }: { kind: string; name: string }) =>
  kind === 'im' ? 'directmessage' : kind === 'private' ? 'privategroup' : name

export function createInteractions(state: State, deliverer: Deliverer): Interactions {
  async function command(given: Place & { command: string; text?: string }): Promise<Done> {
    const { team, person, channel } = locate(state, given)
    if (!team.scopes.has('commands')) throw new Error('the app has no commands: scope commands is missing')
    const place = { team: team.id, channel: channel.id, user: person.id }
    const trigger_id = issueTrigger(state, team, person.id)
    const response_url = issueResponseUrl(state, 'commands', place)
    const payload = {
      token: 'verification-token',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: nameOf(channel),
      user_id: person.id,
      user_name: person.name,
      command: given.command,
      text: given.text ?? '',
      api_app_id: state.appId,
      is_enterprise_install: 'false',
      response_url,
      trigger_id,
    }
    const answered = await deliverer.interact({ kind: 'slash_commands', type: given.command, payload })
    showAck(answered.payload, place)
    return { ...answered, trigger_id, response_url }
  }
  /** What came with the acknowledgement of a command is shown like an answer. */
  function showAck(payload: unknown, place: { team: string; channel: string; user: string }) {
    const args =
      typeof payload === 'string' ? { text: payload } : ((payload ?? {}) as Record<string, unknown>)
    if (args.text === undefined && args.blocks === undefined) return
    try {
      show(state, place, takeContent(state, 'ack', place.channel, args), args)
    } catch (error) {
      if (!isRefused(error)) throw error
      state.ledger.refusals.push({ method: 'ack', error: error.answer.error, args })
    }
    state.ledger.changed()
  }
  async function shortcut(given: Place & { ts?: string; callback_id: string }): Promise<Done> {
    const { team, person, channel } = locate(state, given)
    const trigger_id = issueTrigger(state, team, person.id)
    const base = { ...envelopeOf(state, team, person), callback_id: given.callback_id, trigger_id }
    const action_ts = state.clock.stamp()
    if (given.ts === undefined) {
      const payload = { ...base, type: 'shortcut', action_ts }
      return { ...(await deliverer.interact({ kind: 'interactive', type: 'shortcut', payload })), trigger_id }
    }
    const message = findMessage(channel, given.ts)
    if (!message) throw new Error(`no message ${given.ts} in ${channel.name}`)
    const place = { team: team.id, channel: channel.id, user: person.id }
    const response_url = issueResponseUrl(state, 'app', place)
    const payload = {
      ...base,
      type: 'message_action',
      action_ts,
      channel: { id: channel.id, name: nameOf(channel) },
      message_ts: message.ts,
      message: structuredClone(message),
      response_url,
    }
    const answered = await deliverer.interact({ kind: 'interactive', type: 'message_action', payload })
    return { ...answered, trigger_id, response_url }
  }
  async function act(surface: Surface, control: Control, action: object): Promise<Done> {
    const { team, person, channel, view } = surface
    const trigger_id = issueTrigger(state, team, person.id, view !== undefined)
    const { action_id, block_id, type } = control
    const base = { ...envelopeOf(state, team, person), type: 'block_actions', trigger_id }
    const actions = [{ type, action_id, block_id, ...action, action_ts: state.clock.stamp() }]
    if (view || !channel) {
      const payload = {
        ...base,
        container: { type: 'view', view_id: view!.id },
        view: viewObject(view!),
        actions,
      }
      return {
        ...(await deliverer.interact({ kind: 'interactive', type: 'block_actions', payload })),
        trigger_id,
      }
    }
    const { ts, ephemeral, thread_ts } = surface.source!
    const place = { team: team.id, channel: channel.id, user: person.id, source: { ts, ephemeral } }
    const response_url = issueResponseUrl(state, 'actions', place)
    const message = findMessage(channel, ts)
    const payload = {
      ...base,
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral,
        ...(thread_ts && { thread_ts }),
      },
      channel: { id: channel.id, name: nameOf(channel) },
      // Slack does not send the text of an ephemeral message back.
      ...(!ephemeral && { message: structuredClone(message) }),
      state: { values: valuesIn(surface, control, action) },
      response_url,
      actions,
    }
    const answered = await deliverer.interact({ kind: 'interactive', type: 'block_actions', payload })
    return { ...answered, trigger_id, response_url }
  }

  return {
    command,
    shortcut,
    async press(given) {
      const { surface, control } = findSurface(state, given, buttonsIn, (row) => isWanted(row, given))
      const { text, style } = control.element
      const value = control.value === undefined ? {} : { value: control.value }
      const label = text ?? { type: 'plain_text', text: control.label }
      return act(surface, control, { text: label, ...value, ...(style !== undefined && { style }) })
    },
    async choose(given) {
      const { surface, control } = findSurface(
        state,
        given,
        (blocks) => optionsIn(blocks, given.value),
        (row) => isWanted(row, given),
      )
      const { element, option, block_id, action_id } = control
      const field = FIELDS[element.type]!
      const value =
        field === 'selected_options' ? [option] : field === 'selected_option' ? option : option.value
      const chosen = { [field]: value }
      const values = surface.view?.state.values[block_id]
      if (values) values[action_id] = { type: element.type, ...chosen }
      return act(surface, control, chosen)
    },
  }
}

/** What stands in the menus of a message, with what was just chosen. */
function valuesIn({ blocks }: Surface, { block_id, action_id, type }: Control, action: object) {
  const values = valuesOf(blocks)
  const held = values[block_id]?.[action_id]
  if (held) Object.assign(held, { type, ...action })
  return values
}

/** @throws when the test names nobody. */
export const personOf = (state: State, user: string, team?: string) => {
  const home = teamOf(state, team)
  return { team: home, person: personIn(home, user) }
}
