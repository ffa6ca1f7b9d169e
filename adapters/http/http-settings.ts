/** How the HTTP door is set up. */
export interface HttpSettings {
  host: string
  /** 0 for one that is free. */
  port: number
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is believed. */
  trustProxy: readonly string[]
  /** Origins of pages that may call from a browser; `*` for all. */
  corsOrigins: readonly string[]
  /** Items worked on at once. */
  inFlight: number
  /** Items in one batch. */
  batch: number
  bodyBytes: number
  /** Work that takes longer is given up. */
  timeoutMilliseconds: number
}
