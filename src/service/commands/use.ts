import type { CommandValues, OperatorCommand } from '../../contract/command.ts'
import { codedError } from '../../contract/errors.ts'
import { checkTask, planUse } from '../plan.ts'
import { reached } from '../reached.ts'
import { referenceOf } from '../reference.ts'
import { carryOutHere } from './carry-out-here.ts'
import type { ServiceCommandParts } from './parts.ts'
import { shortReference } from './short-reference.ts'

export function createUseCommand({ service, findHere }: ServiceCommandParts): OperatorCommand {
  return {
    name: 'models use',
    summary:
      'Put a model in service for a task, in running servers too, once it has answered its golden examples',
    arguments: ['TASK', 'NAME[@REVISION]'],
    options: [
      { flag: '--canary <share>', summary: 'send only this share of the requests to it, for example 10%' },
    ],
    async run([task = '', given = ''], output, values = {}) {
      checkTask(task)
      const share = shareOf(values)
      await service.load()
      const model = findHere(given)
      const record = (await service.records.read()).records.get(task)
      const serves = reached(task, service.stable()).map(referenceOf)
      const { find } = service.trial
      const order = planUse(model, share, { task, record, serves, now: Date.now(), find })
      const name = shortReference(referenceOf(model))
      const done =
        share === undefined ? `${name} is in service` : `${percent(share)} of the requests go to ${name}`
      return await carryOutHere(task, order, service, output, done)
    },
  }
}

const percent = (share: number) => `${Number((share * 100).toFixed(2))} %`

/** From 0 to 1. */
function shareOf({ canary }: CommandValues): number | undefined {
  if (canary === undefined) return undefined
  const [, digits] = /^(\d+(?:\.\d+)?)\s*%$/.exec(String(canary).trim()) ?? []
  const share = Number(digits) / 100
  if (share > 0 && share <= 1) return share
  throw codedError(
    'BAD_REQUEST',
    `--canary: expected a share above 0% and up to 100%, for example 10%, but ${canary} came`,
  )
}
