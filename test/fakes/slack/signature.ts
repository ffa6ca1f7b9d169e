import { createHmac } from 'node:crypto'

/** docs.slack.dev/authentication/verifying-requests-from-slack. @param timestamp seconds since the epoch. */
export function sign(secret: string, timestamp: number | string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}
