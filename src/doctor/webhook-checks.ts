import type { Check, Finding } from '../contract/check.ts'
import { shortTime } from '../contract/short-time.ts'
import type { Webhook } from '../contract/webhooks.ts'

/** Whether each webhook takes its calls. @param list reads all of them; when it rejects, one check tells why. */
export async function webhookChecks(list: () => Promise<readonly Webhook[]>): Promise<Check[]> {
  try {
    const webhooks = await list()
    return webhooks.map((webhook) => ({ name: `webhook ${webhook.name}`, run: async () => judge(webhook) }))
  } catch (error) {
    return [{ name: 'webhooks', run: () => Promise.reject(error) }]
  }
}

function judge(webhook: Webhook): Finding {
  const { waiting, failing, dead, off } = webhook
  if (off) return { well: false, ...switchedOff(webhook, off) }
  if (failing > 0 || dead > 0) return { well: false, ...notTaken(webhook) }
  return {
    well: true,
    found: waiting === 0 ? 'no event waits' : `${events(waiting, 'waits', 'wait')} to be sent`,
  }
}

function switchedOff({ name, dead }: Webhook, { since, why }: NonNullable<Webhook['off']>) {
  const lost = dead > 0 ? `; ${events(dead, 'was', 'were')} given up` : ''
  const replay = dead > 0 ? ', and `parley webhooks replay --all` then sends again what was given up' : ''
  return {
    found: `off since ${shortTime(since)}: ${why}${lost}`,
    remedy: `\`parley webhooks test ${name}\` switches it on again when it succeeds${replay}; \`parley webhooks remove ${name}\` ends it`,
  }
}

function notTaken({ name, failing, dead, problems }: Webhook) {
  const test = `\`parley webhooks test ${name}\``
  const found = [
    failing > 0 && `${events(failing, 'waits', 'wait')} after calls that failed`,
    dead > 0 && `${events(dead, 'was', 'were')} given up`,
  ]
  const remedy = [
    failing > 0 &&
      `${test} calls it now, and docs/workflows.md says what to do about each answer; what waits is sent again by itself, for a day`,
    dead > 0 &&
      `when ${test} succeeds, \`parley webhooks replay --all\` sends again what was given up (\`parley webhooks dead\` lists it, \`discard\` deletes it)`,
  ]
  return { found: `${listed(found)}: ${problems.join(', ')}`, remedy: listed(remedy) }
}

const listed = (parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join('; ')

const events = (count: number, one: string, more: string) =>
  count === 1 ? `1 event ${one}` : `${count} events ${more}`
