import { required, text } from '../arguments.ts'
import { refusal } from '../refusal.ts'
import type { State, Trigger, View } from '../state.ts'
import { MAXIMUM_STACK, takeView, viewArgument, viewObject } from '../views.ts'
import type { MethodCall, Methods } from './method.ts'

/** docs.slack.dev/interactivity/handling-user-interaction: a trigger expires after three seconds. */
const TRIGGER_MILLISECONDS = 3000

/** @throws `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id` */
function takeTrigger({ state, team, args }: MethodCall): Trigger {
  const trigger = state.triggers.get(required(args, 'trigger_id'))
  if (!trigger || trigger.team !== team.id) throw refusal('invalid_trigger_id')
  if (trigger.used) throw refusal('exchanged_trigger_id')
  if (state.clock.now() - trigger.at > TRIGGER_MILLISECONDS) throw refusal('expired_trigger_id')
  trigger.used = true
  return trigger
}

function modalArgument(args: MethodCall['args']) {
  const view = viewArgument(args) as Partial<View> | undefined
  if (view?.type !== 'modal') throw refusal('invalid_arguments')
  return view
}

function open(call: MethodCall) {
  const { state, team, args, method } = call
  const view = takeView(state, team, method, modalArgument(args))
  const { user } = takeTrigger(call)
  state.modals.set(user, [view])
  return { view: viewObject(view) }
}

function push(call: MethodCall) {
  const { state, team, args, method } = call
  const view = takeView(state, team, method, modalArgument(args))
  const trigger = takeTrigger(call)
  const stack = state.modals.get(trigger.user) ?? []
  if (!trigger.modal || stack.length === 0) throw refusal('not_found')
  pushOn(stack, view)
  return { view: viewObject(view) }
}

/** @throws `push_limit_reached` */
export function pushOn(stack: View[], view: View): void {
  const last = stack.at(-1)!
  if (stack.length >= MAXIMUM_STACK) throw refusal('push_limit_reached')
  stack.push(Object.assign(view, { root_view_id: last.root_view_id, previous_view_id: last.id }))
}

function findModal(state: State, id: string, externalId: string) {
  for (const stack of state.modals.values()) {
    const index = stack.findIndex((row) => (id ? row.id === id : row.external_id === externalId))
    if (index >= 0) return { stack, index, before: stack[index]! }
  }
  throw refusal('not_found')
}

function update({ state, team, args, method }: MethodCall) {
  const given = modalArgument(args)
  const id = text(args, 'view_id')
  const { stack, index, before } = findModal(state, id, id ? '' : required(args, 'external_id'))
  const hash = text(args, 'hash')
  if (hash !== '' && hash !== before.hash) throw refusal('hash_conflict')
  const view = takeView(state, team, method, given, before)
  stack[index] = view
  return { view: viewObject(view) }
}

function publish({ state, team, args, method }: MethodCall) {
  const user = required(args, 'user_id')
  if (!team.people.some((row) => row.id === user)) throw refusal('user_not_found')
  const given = viewArgument(args) as Partial<View> | undefined
  if (given?.type !== 'home') throw refusal('invalid_arguments')
  const before = state.homes.get(user)
  const hash = text(args, 'hash')
  if (hash !== '' && hash !== before?.hash) throw refusal('hash_conflict')
  const view = takeView(state, team, method, given, before)
  state.homes.set(user, view)
  return { view: viewObject(view) }
}

export const views: Methods = {
  'views.open': { run: open },
  'views.push': { run: push },
  'views.update': { run: update },
  'views.publish': { run: publish },
}
