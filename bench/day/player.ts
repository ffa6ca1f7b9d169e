import { setTimeout as sleep } from 'node:timers/promises'
import { judge, type Kind, type Step, type Strand } from './step.ts'

/** How one step went; `unasked` for what was to change nothing. */
export interface Verdict {
  strand: string
  kind: Kind
  outcome: 'once' | 'missing' | 'doubled' | 'unasked'
}

/** How people behave, in milliseconds. */
export interface Manners {
  /** Between what one person does. */
  pause: readonly [number, number]
  /** How long an answer is waited for. */
  patience: number
  /** Between two looks whether it is there. */
  look: number
}

export interface PlayerParts {
  manners: Manners
  random(): number
  /** Lets somebody do it. @returns whether it was delivered; what was not is done again. */
  deliver(step: Step): Promise<boolean>
  /** Told what went wrong, for who reads along. */
  tell(line: string): void
}

/** A strand that was played. */
export interface Played {
  verdicts: Verdict[]
  /** Commands and presses whose delivery was cut off and that were made again. */
  repeated: number
  /** Looks once more whether all is as it should be. */
  check(): void
}

/** Plays one person's strand to its end, or to the first answer that does not come. */
export async function playStrand({ name, steps, end }: Strand, parts: PlayerParts): Promise<Played> {
  const played: Played = { verdicts: [], repeated: 0, check: () => {} }
  const [least, most] = parts.manners.pause
  let broken = false
  for (const step of steps) {
    if (!broken) await sleep(least + parts.random() * (most - least))
    const outcome: Verdict['outcome'] = broken ? 'missing' : await playStep(step, name, played, parts)
    broken ||= outcome === 'missing' || outcome === 'doubled'
    played.verdicts.push({ strand: name, kind: step.kind, outcome })
  }
  await end?.()
  played.check = () => {
    const last = played.verdicts.at(-1)!
    const outcome = judge(steps.at(-1)!, played.repeated)
    if (broken || outcome === 'once') return
    last.outcome = outcome
    parts.tell(describe(steps.at(-1)!, name, `${outcome} at the end`))
  }
  return played
}

async function playStep(
  step: Step,
  name: string,
  played: Played,
  parts: PlayerParts,
): Promise<Verdict['outcome']> {
  try {
    played.repeated += await act(step, parts)
  } catch (error) {
    parts.tell(describe(step, name, (error as Error).message))
    return 'missing'
  }
  if (step.wants !== 'answer') return 'unasked'
  const { patience, look } = parts.manners
  for (const late = performance.now() + patience; performance.now() < late; await sleep(look)) {
    if (judge(step, played.repeated) === 'once') return 'once'
  }
  const outcome = judge(step, played.repeated)
  if (outcome !== 'once') parts.tell(describe(step, name, outcome))
  return outcome
}

/** Does it until it is delivered. @returns how often it was done again. */
async function act(step: Step, { deliver, manners }: PlayerParts): Promise<number> {
  for (let repeated = 0; ; repeated++) {
    if (await deliver(step)) return repeated
    await sleep(manners.pause[0])
  }
}

function describe(step: Step, name: string, what: string): string {
  const seen = step
    .sees()
    .map(({ text, working }) => `${working ? '(working) ' : ''}${text.replaceAll('\n', ' | ').slice(0, 200)}`)
  return `${name}, ${step.kind}: ${what}; ${step.expects.length} expected, there is ${JSON.stringify(seen)}`
}
