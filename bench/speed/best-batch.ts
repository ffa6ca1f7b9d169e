import { median } from '../metrics/order-statistics.ts'
import { type Fleet, startFleet } from '../rivals/fleet.ts'

const SIZES = [4, 8, 16, 32]

interface Trial {
  name: string
  folder: string
  processes: number
  texts: readonly string[]
}

/** Starts the rival with the batch size that suits this machine best: it must lose to Parley at its best or not at all. */
export async function startAtBestBatch(trial: Trial): Promise<{ fleet: Fleet; batchItems: number }> {
  const { name, folder, processes, texts } = trial
  let best = { rate: 0, batchItems: SIZES[0]! }
  for (const batchItems of SIZES) {
    const fleet = await startFleet({ name, folder, processes, batchItems })
    const rates: number[] = []
    for (let turn = 0; turn < 3; turn++) rates.push(texts.length / (await fleet.run(texts)).milliseconds)
    await fleet.stop()
    if (median(rates) > best.rate) best = { rate: median(rates), batchItems }
  }
  const { batchItems } = best
  return { fleet: await startFleet({ name, folder, processes, batchItems }), batchItems }
}
