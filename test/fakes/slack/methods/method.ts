import type { Arguments } from '../arguments.ts'
import type { State } from '../state.ts'
import type { Team } from '../world.ts'

/** One call of a method, after its token was checked. */
export interface MethodCall {
  state: State
  method: string
  team: Team
  args: Arguments
  token: string
}

/** A method of the Web API. `run` returns what stands beside `ok: true`, or throws a refusal. */
export interface Method {
  /** What the bot token needs; further needs depend on the channel and are checked in `run`. */
  scope?: string
  /**
   * `bot` unless said otherwise, which takes that of a running step too; `step` takes one that has ended as well, to say so
   * itself; methods with `none` are not given a team's token.
   */
  token?: 'bot' | 'step' | 'app' | 'none'
  run(call: MethodCall): Record<string, unknown>
}

export type Methods = Record<string, Method>
