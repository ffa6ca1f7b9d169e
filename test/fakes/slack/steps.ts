import { newId, type State, teamOf } from './state.ts'

/** A parameter of a step, as a manifest of version 1 declares it. */
export interface DeclaredParameter {
  type: string
  name: string
  title: string
  description?: string
  is_required: boolean
}

/** Steps by their callback id, as a manifest declares them. */
export type DeclaredSteps = Readonly<
  Record<
    string,
    {
      title: string
      description: string
      input_parameters: Readonly<Record<string, DeclaredParameter>>
      output_parameters: Readonly<Record<string, DeclaredParameter>>
    }
  >
>

/** One run of a step in a workflow. */
export interface Execution {
  id: string
  team: string
  callback_id: string
  /** Good for this execution, until it ends. */
  token: string
  status: 'running' | 'completed' | 'failed'
  outputs?: Record<string, unknown>
  error?: string
  /** Of the event that told the app. */
  event?: string
}

/** What workflows do. */
export interface Steps {
  /** A workflow comes to a step. @throws when the workflow could not have been built so. */
  runStep(given: { callback_id: string; inputs: Record<string, unknown>; team?: string }): Execution
  /** How it is by now. */
  execution(id: string): Execution
}

export function createSteps(state: State, declared: DeclaredSteps): Steps {
  return {
    runStep({ callback_id, inputs, team: home }) {
      const step = declared[callback_id]
      if (!step) throw new Error(`the manifest declares no step ${callback_id}`)
      const wrong = problemsOf(step.input_parameters, inputs)
      if (wrong.length > 0) throw new Error(`Workflow Builder would not take it: ${wrong.join('; ')}`)
      const team = teamOf(state, home)
      const id = newId(state, 'Fx')
      const token = `xwfp-${state.next()}-${id.toLowerCase()}`
      const execution: Execution = { id, team: team.id, callback_id, token, status: 'running' }
      state.executions.set(id, execution)
      const event = state.emit(team, eventOf(state, execution, step, inputs))
      return Object.assign(execution, event !== undefined && { event })
    },
    execution(id) {
      const found = state.executions.get(id)
      if (!found) throw new Error(`no execution ${id}`)
      return structuredClone(found)
    },
  }
}

/** docs.slack.dev/reference/events/function_executed */
function eventOf(
  state: State,
  { id, callback_id, token }: Execution,
  step: DeclaredSteps[string],
  inputs: Record<string, unknown>,
): Record<string, unknown> {
  const { title, description, input_parameters, output_parameters } = step
  return {
    type: 'function_executed',
    function: {
      id: `Fn0${callback_id.toUpperCase()}`,
      ...{ callback_id, title, description },
      type: 'app',
      input_parameters: Object.values(input_parameters),
      output_parameters: Object.values(output_parameters),
      app_id: state.appId,
      ...{ date_created: 1_700_000_000, date_updated: 1_700_000_000, date_deleted: 0 },
    },
    inputs,
    function_execution_id: id,
    workflow_execution_id: newId(state, 'Wx'),
    event_ts: state.clock.stamp(),
    bot_access_token: token,
  }
}

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  'slack#/types/channel_id': (value) => /^C[A-Z0-9]+$/.test(String(value)),
  'slack#/types/user_id': (value) => /^U[A-Z0-9]+$/.test(String(value)),
}

/** What is wrong with the values of declared parameters. */
export function problemsOf(
  declared: Readonly<Record<string, DeclaredParameter>>,
  given: Readonly<Record<string, unknown>>,
): string[] {
  const missing = Object.values(declared)
    .filter(({ name, is_required }) => is_required && given[name] === undefined)
    .map(({ name }) => `missing ${name}`)
  const wrong = Object.entries(given)
    .filter(([name, value]) => !CHECKS[declared[name]?.type ?? '']?.(value))
    .map(([name]) => (declared[name] ? `${name} is no ${declared[name].type}` : `no parameter ${name}`))
  return [...missing, ...wrong]
}
