import { nested, required } from '../arguments.ts'
import { refusal } from '../refusal.ts'
import { type DeclaredSteps, type Execution, problemsOf } from '../steps.ts'
import type { MethodCall, Methods } from './method.ts'

/** The execution that a call may end: only with the token that came with it. */
function running({ state, args, token }: MethodCall): Execution {
  const execution = state.executions.get(required(args, 'function_execution_id'))
  if (!execution) throw refusal('function_execution_not_found')
  if (execution.token !== token) throw refusal('access_denied')
  if (execution.status !== 'running') throw refusal('execution_not_in_running_state')
  return execution
}

/** docs.slack.dev/reference/methods/functions.completeSuccess and functions.completeError */
export const functionsOf = (declared: DeclaredSteps): Methods => ({
  'functions.completeSuccess': {
    token: 'step',
    run(call) {
      const execution = running(call)
      const outputs = nested(call.args, 'outputs', 'invalid_arguments') as Record<string, unknown>
      const errors = problemsOf(declared[execution.callback_id]!.output_parameters, outputs)
      if (errors.length > 0) throw refusal('parameter_validation_failed', { errors })
      Object.assign(execution, { status: 'completed', outputs })
      return {}
    },
  },
  'functions.completeError': {
    token: 'step',
    run(call) {
      const execution = running(call)
      Object.assign(execution, { status: 'failed', error: required(call.args, 'error') })
      return {}
    },
  },
})
