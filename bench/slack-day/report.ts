import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { answerRows, type DayRow, NONE, row, speedRows, troubleRows } from '../day/report.ts'
import type { SlackDayResult } from './day.ts'

export function rowsOf(result: SlackDayResult, slack: FakeSlack, background: number): DayRow[] {
  const { acks, calls, pings } = slack
  const refusals = slack.refusals.map(({ method, error }) => `${method} ${error}`)
  const times = acks.filter(({ outcome }) => outcome === 'acked').map(({ milliseconds }) => milliseconds)
  const late = acks.filter(({ outcome }) => outcome === 'timeout').length
  return [
    ...answerRows(result, { platform: 'Slack', refusals, pings }),
    ...deliveries(result, slack),
    ...troubleRows(result, calls),
    ...speedRows('acknowledgement', times, background),
    row('not acknowledged within 3 s', late, { goal: NONE }),
  ]
}

function deliveries({ repeats, madeAgain, troubles }: SlackDayResult, { acks }: FakeSlack): DayRow[] {
  const { sameId, newId, late, afterRestart } = repeats
  const lost = acks.filter(({ outcome }) => outcome === 'lost').length
  return [
    row('deliveries repeated', sameId + newId + late + afterRestart, {
      detail: `${sameId} with the same id, ${newId} with a new one, ${late} much later, ${afterRestart} of before the restart after it`,
    }),
    row('socket drops', troubles.drop ?? 0, {
      detail: `and ${troubles.disconnect ?? 0} disconnect frames; ${lost} deliveries got lost and came again, ${madeAgain} commands or presses cut off and made again`,
    }),
  ]
}
