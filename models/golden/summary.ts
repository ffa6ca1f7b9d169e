import type { GoldenExample } from '../../src/contract/golden.ts'

/** Who said what; the `*` marks what must not be missed altogether. */
const CONVERSATION: [user: string, text: string][] = [
  ['Ada', 'Morning all, hope you had a nice weekend.'],
  ['Bob', 'Yes, thanks, and you?'],
  ['Ada', '*The login page fails for all customers in Europe since the deploy of last night.'],
  ['Cleo', 'Oh no, really?'],
  ['Bob', '*I will roll back the deploy now, and we look for the cause after the meeting at three.'],
  ['Cleo', 'OK, sounds good to me.'],
  ['Cleo', '*Please tell the customers that no data was lost and that the login works again in an hour.'],
  ['Ada', 'Sure, will do.'],
  ['Bob', 'By the way, the coffee machine is empty again.'],
]

/** What every model must manage that picks messages or writes a summary: speakers and sources that there are. */
export function summaryExamples(): GoldenExample[] {
  const messages = CONVERSATION.map(([user, text], place) => ({
    ...{ id: `m${place + 1}`, user },
    text: text.replace(/^\*/, ''),
  }))
  const among = messages.filter((_, place) => CONVERSATION[place]![1].startsWith('*')).map(({ id }) => id)
  return ['short', 'medium'].map((length) => ({
    ...{ task: 'summarise', input: { messages }, options: { length } },
    expected: { kind: 'points', among },
  }))
}
