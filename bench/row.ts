/** What a figure must reach. */
export interface Goal {
  at: 'least' | 'most'
  value: number
}

/** One line of a printed table and of the results file. */
export interface Row {
  what: string
  measured: number
  /** Digits after the point when printed. */
  digits: number
  /** For example `×`, `%` or ` ms`, put behind the number. */
  unit?: string
  goal?: Goal
  /** How it came about: absolute numbers, sizes, what was left out. */
  detail?: string
  /** The model that the figure speaks of, for the catalogue's `measured`. */
  model?: string
  /** The command that prints it. */
  command: string
  seconds: number
}

/** Whether a row's goal is met, judged before rounding; undefined when it has none. */
export function isMet({ goal, measured }: Row): boolean | undefined {
  if (goal === undefined) return undefined
  return goal.at === 'least' ? measured >= goal.value : measured <= goal.value
}
