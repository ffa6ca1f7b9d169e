/** Action ids of the buttons under answers. Those with several of a kind carry a number or word behind a colon. */
export const PRESS = {
  /** Ask something again, as its value says. */
  ask: 'ask',
  /** Choose an option first, as its value says. */
  choose: 'choose',
  /** Show the answer to the channel. */
  share: 'share',
  /** A thumb up or down. */
  rate: 'rate',
} as const
