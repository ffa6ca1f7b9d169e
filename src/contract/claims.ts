/** Something that arrived and is being answered. */
export interface Claim {
  /** Says that it was answered; until then a later process may take it over. */
  done(): Promise<void>
}

/** Makes sure that what arrives several times is answered once, also across a restart. */
export interface Claims {
  /**
   * Takes what nobody has taken. `keys` are all identities of one arrival: of the delivery (scoped by app and workspace)
   * and of the message itself. What an earlier process took and did not finish can be taken again.
   * @returns undefined when any of the keys has been taken.
   */
  take(keys: readonly string[]): Promise<Claim | undefined>
}
