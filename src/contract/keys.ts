/** What is known of an API key; never the key itself. */
export interface ApiKey {
  id: string
  /** What the operator calls it. */
  name: string
  /** Names of tasks; `*` is all of them; `metrics` is the page of numbers for Prometheus. */
  scopes: readonly string[]
  /** Requests a minute and a day; without, as many as there are. */
  perMinute?: number
  perDay?: number
  /** Milliseconds since the epoch. */
  created: number
  expires?: number
  revoked?: number
}

export type KeyWishes = Omit<ApiKey, 'id' | 'created' | 'revoked'>

/** The keys that programs call Parley with. */
export interface Keys {
  /** `token` is shown this once: only its hash is kept. */
  create(wishes: KeyWishes): Promise<{ key: ApiKey; token: string }>
  list(): Promise<ApiKey[]>
  /** By id or, where only one has it, by name. @throws BAD_REQUEST when there is no such key. */
  revoke(idOrName: string): Promise<ApiKey>
  /** @throws NOT_AUTHENTICATED for an unknown, revoked or expired one. */
  verify(token: string): Promise<ApiKey>
  /** Counts so many requests. @throws RATE_LIMITED when that is more than the quota of the minute or the day. */
  spend(key: ApiKey, count: number): Promise<void>
}
