import { setTimeout as sleep } from 'node:timers/promises'
import { type ServicePlace, startService } from '../service.ts'
import { type Asked, startClient } from './client.ts'
import { judgeQuotas, judgeTrail, type Verdict } from './judge.ts'
import { lookAtStore, type SeenRow } from './look-at-store.ts'

/** What stays the same in all rounds. */
export interface KillSetting extends ServicePlace {
  /** The file of the store. */
  path: string
  /** One for each client. */
  keys: readonly { key: string; token: string }[]
  nextText: () => string
}

/** What was known when a round began. */
export interface Known {
  lastRow: number
  used: ReadonlyMap<string, number>
}

/** A program was started, asked, killed, and what it kept was looked at. */
export interface Round extends Verdict {
  asked: Asked
  rows: SeenRow[]
  integrity: string
  /** Keys whose count was wrong; undefined when a day ended meanwhile, and counts began anew. */
  wrongQuotas: string[] | undefined
  used: ReadonlyMap<string, number>
  readyMilliseconds: number
  /** Whether the model processes ended with it. */
  leftNobody: boolean
}

/** @param loadMilliseconds from ready to the kill. */
export async function playRound(
  setting: KillSetting,
  known: Known,
  loadMilliseconds: number,
): Promise<Round> {
  const today = dayNow()
  const service = startService(setting)
  const { nextText, keys } = setting
  const clients = keys.map((one) => startClient({ ...one, address: service.address, nextText }))
  try {
    const readyMilliseconds = await service.ready()
    await sleep(loadMilliseconds)
    await service.kill()
    await Promise.all(clients.map((client) => client.stop()))
    const leftNobody = await service.leftNobody()
    const asked = joined(clients.map((client) => client.asked))
    const { integrity, rows, used } = lookAtStore(setting.path, known.lastRow)
    const { sent } = asked
    const wrongQuotas = today === dayNow() ? judgeQuotas({ sent, rows }, known.used, used) : undefined
    return {
      ...judgeTrail(asked, rows),
      ...{ asked, rows, integrity, wrongQuotas, used, readyMilliseconds, leftNobody },
    }
  } finally {
    service.sweep()
    await Promise.all(clients.map((client) => client.stop()))
  }
}

const dayNow = () => new Date().toISOString().slice(0, 10)

const joined = (all: readonly Asked[]): Asked => ({
  sent: all.flatMap(({ sent }) => sent),
  answered: all.flatMap(({ answered }) => answered),
  others: all.flatMap(({ others }) => others),
})
