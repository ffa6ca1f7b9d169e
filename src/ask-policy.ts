import { codedError } from './contract/errors.ts'
import type { Policy } from './contract/policy.ts'
import type { Origin } from './contract/request.ts'

/** @throws NOT_ALLOWED when somebody may not ask for a task, RATE_LIMITED when this is one too many; what is allowed is counted if it is to be. */
export async function askPolicy(
  policy: Pick<Policy, 'refusal' | 'spend'>,
  { task, origin }: { task: string; origin: Origin },
  counts = true,
): Promise<void> {
  const refusal = policy.refusal({ kind: 'use', task }, origin)
  if (refusal !== undefined) throw codedError('NOT_ALLOWED', refusal)
  if (counts) await policy.spend(origin)
}
