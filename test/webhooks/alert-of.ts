import type { WebhookEvent } from '../../src/contract/webhooks.ts'

export const CHANNEL = { platform: 'slack', workspace: 'T1', channel: 'C1' }

/** An alert; each `until` is another one. */
export const alertOf = (until: number, channel = CHANNEL): WebhookEvent => ({
  kind: 'alert',
  channel,
  alert: {
    ...{ since: until - 3_600_000, until, messages: 40 },
    ...{ mood: -0.4, baseline: 0.2, drop: 0.3, negative: 0.5, usuallyNegative: 0.1 },
  },
  link: 'https://example.slack.com/archives/C1/p1',
})
