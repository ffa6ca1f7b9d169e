/** What a check found; `remedy` says what to do when it is not well. */
export interface Finding {
  well: boolean
  found: string
  remedy?: string
}

/** One thing that the doctor looks at. */
export interface Check {
  name: string
  run(): Promise<Finding>
}
