import packageFile from '../../package.json' with { type: 'json' }
import { createAdmission } from '../admission.ts'
import { createArrivals } from '../arrivals.ts'
import { createClaims } from '../claims.ts'
import type { House } from '../contract/adapter.ts'
import { createLivingAnswers } from '../living-answers.ts'
import { createMemos } from '../memos.ts'
import { createOwnTranslations } from '../own-translations.ts'
import { createStatus } from '../status.ts'
import { chatTasks } from '../tasks/in-chats.ts'
import { tasks } from '../tasks/index.ts'
import type { Parts } from './parts.ts'

/** What every door is offered. */
export async function createHouse(parts: Parts, { watch }: Pick<House, 'watch'>): Promise<House> {
  const { service, models, runner, store, handle, people, channels, policy, log } = parts
  await service.follow()
  const { createUnderstand } = await import('../understand/index.ts')
  const uptime = () => process.uptime() * 1000
  return {
    ...{ handle, people, policy, log, tasks, chatTasks, channels, watch },
    get languages() {
      const translators = models().filter((model) => model.job === 'translation')
      return [...new Set(translators.flatMap((model) => model.languages.to))]
    },
    admission: createAdmission({ policy, record: parts.recordAudit, count: parts.meter.record, log }),
    understand: createUnderstand(chatTasks),
    arrivals: createArrivals(createClaims(store), log),
    living: createLivingAnswers(store),
    memos: createMemos(store),
    ownTranslations: createOwnTranslations(store),
    status: createStatus({ version: packageFile.version, models, runner, uptime }),
  }
}
