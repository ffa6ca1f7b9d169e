/** What begins the custom ids of buttons and menus; behind a colon come a number and the memo's id. */
export const PRESS = {
  /** `ask:NUMBER:MEMO`: ask the numbered thing again. */
  ask: 'ask',
  /** `choose:MEMO`: the menu of one more option. */
  choose: 'choose',
  share: 'share',
  good: 'good',
  bad: 'bad',
  /** `set:WHAT[:VALUE]`: a setting. */
  set: 'set',
} as const
