import { median } from '../metrics/order-statistics.ts'

/** Work done for a second, by each contender, in each round. */
export type Rates<Name extends string> = Record<Name, number[]>

/** Lets the contenders work in turn, round after round, so that what else the machine does hits all alike. */
export async function alternate<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => Promise<number>>,
): Promise<Rates<Name>> {
  const names = Object.keys(contenders) as Name[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Rates<Name>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) rates[name].push(await contenders[name]())
  }
  return rates
}

/** The median over the rounds of one contender's rate against the other's in the same round. */
export function medianRatio(rates: readonly number[], others: readonly number[]): number {
  return median(rates.map((rate, round) => rate / others[round]!))
}
