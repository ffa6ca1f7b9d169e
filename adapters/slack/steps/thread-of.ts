const LINK = /\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})\b/
const IN_THREAD = /[?&;]thread_ts=(\d+\.\d{6})/
const STAMP = /^\d+\.\d{6}$/

/**
 * The ts of the first message of a thread, from a link to one of its messages, or from a ts as workflows have it.
 * @returns undefined when it is neither, or a link to another channel.
 */
export function threadOf(given: string, channel: string): string | undefined {
  if (STAMP.test(given.trim())) return given.trim()
  const [, where, seconds, micros] = LINK.exec(given) ?? []
  if (where !== channel) return undefined
  return IN_THREAD.exec(given)?.[1] ?? `${seconds}.${micros}`
}
