/** The HTTP door's own numbers; what an operator may want to change is in `HttpSettings`. */
export const LIMITS = {
  /** Items of one batch that are worked on at once, so that a batch leaves room for others. */
  batchAtOnce: 8,
  /** Characters of an `id`, of a locale and of an idempotency key. */
  idCharacters: 200,
  localeCharacters: 35,
  idempotencyKeyCharacters: 255,
  /** How long and how much answers to idempotency keys are remembered. */
  rememberedMilliseconds: 10 * 60_000,
  rememberedAnswers: 1000,
  rememberedBytes: 32 * 1024 * 1024,
  /** A comment on a stream on which nothing else happens, so that proxies keep it open. */
  heartbeatMilliseconds: 15_000,
  /** For a client to send the head of a request, and all of it. */
  headMilliseconds: 10_000,
  bodyMilliseconds: 60_000,
  /** Between two requests on one connection: longer than the minute of common proxies, which must not meet a closed one. */
  keepAliveMilliseconds: 65_000,
  /** For a client to take its answer after the work is done, also when the door closes. */
  readMilliseconds: 30_000,
  /** While the door closes: how often connections are closed on which nothing happens. */
  sweepMilliseconds: 100,
  connections: 2000,
  /** Told to a client that is to try again. */
  retryAfterSeconds: 1,
} as const
