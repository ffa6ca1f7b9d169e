import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { createSight } from './sight.ts'
import type { Strand } from './step.ts'

/** What is there at the end and should not be. */
export interface Leftovers {
  /** What the bot wrote in places where nobody had asked for anything. */
  strays: string[]
  /** Signs that work goes on, after it was done. */
  workingSigns: number
}

export function findLeftovers(slack: FakeSlack, strands: readonly Strand[]): Leftovers {
  const asked = new Set(
    strands.flatMap(({ steps }) => steps.flatMap((step) => step.sees().map(({ id }) => id))),
  )
  const all = createSight(slack).everything()
  const strays = all
    .filter(({ id, working }) => !working && !asked.has(id))
    .map(({ id, text }) => `${id} ${text}`)
  const { bot, channels } = slack.teams[0]!
  const marked = channels
    .flatMap(({ messages }) => messages.flatMap(({ reactions = [] }) => reactions))
    .filter(({ users }) => users.includes(bot.id))
  return { strays, workingSigns: all.filter(({ working }) => working).length + marked.length }
}
