import type { CommandOutput } from '../../contract/command.ts'
import { carryOut } from '../carry-out.ts'
import type { Order } from '../records.ts'
import type { ModelService } from '../service.ts'
import { tryOrder } from '../try-order.ts'

/** Carries an order out and says what became of it. @returns the exit status. */
export async function carryOutHere(
  task: string,
  order: Order,
  { records, trial, pollMilliseconds }: ModelService,
  output: CommandOutput,
  done: string,
): Promise<number> {
  const { refusal, servers, serving, troubles } = await carryOut(task, order, {
    ...{ records, pollMilliseconds },
    attempt: (order, say) => tryOrder(task, order, trial, { say }),
    say: (words) => output.progress(`${task}: ${words}`),
  })
  output.progress('')
  if (refusal !== undefined) {
    output.error(`✗ ${task}: refused, nothing changes: ${refusal}`)
    return 1
  }
  for (const trouble of troubles) output.error(`✗ ${task}: a server did not change over: ${trouble}`)
  const where =
    servers === 0
      ? 'tried here, for no server is known to run; whatever starts takes it up'
      : `${serving} of ${servers} running`
  output.out(`✓ ${task}: ${done} (${where})`)
  return serving === servers ? 0 : 1
}
