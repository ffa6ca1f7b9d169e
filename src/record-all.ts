import type { Recorder } from './contract/audit.ts'

/** Gives an account to several recorders; it is taken when all have taken it. */
export function recordAll(recorders: readonly Recorder[]): Recorder {
  return async (account) => void (await Promise.all(recorders.map((record) => record(account))))
}
