/** Tells the operator's log what went wrong, without anything that a person wrote. Never throws. */
export type Failed = (what: string, error: unknown) => void
