import type { Channel } from '../../contract/channels.ts'
import type { CommandOption, CommandValues, OperatorCommand } from '../../contract/command.ts'
import { codedError } from '../../contract/errors.ts'
import {
  WEBHOOK_KINDS,
  type WebhookKind,
  type Webhooks,
  type WebhookWishes,
} from '../../contract/webhooks.ts'

const KINDS = Object.keys(WEBHOOK_KINDS) as WebhookKind[]
const CHANNEL = /^([a-z]+)\/([^/\s]+)\/([^/\s]+)$/

const OPTIONS: CommandOption[] = [
  { flag: '--on <events>', summary: `on what, with commas between: ${KINDS.join(', ')}` },
  {
    flag: '--channel <channels>',
    summary: 'only of these, as slack/T1/C1 or discord/SERVER/CHANNEL, with commas between; without, of all',
  },
  { flag: '--with-text', summary: 'digests bring the text of their points and who said it' },
  { flag: '--name <name>', summary: 'what to call it; without, the host of the address' },
]

export function createAddCommand(webhooks: Webhooks): OperatorCommand {
  return {
    name: 'webhooks add',
    summary: 'Call an address on events; its secret is shown this once, on standard output',
    arguments: ['URL'],
    options: OPTIONS,
    async run([url = ''], output, values = {}) {
      const { webhook, secret, remark } = await webhooks.add(wishesOf(url, values))
      output.out(secret)
      output.error(
        `This is the secret of ${webhook.name}, which is called on ${webhook.kinds.join(', ')}. ` +
          `Keep it now: it cannot be shown again.`,
      )
      if (remark !== undefined) output.error(`It is kept, but ${remark}.`)
      output.error(`\`parley webhooks test ${webhook.name}\` tries it.`)
      return 0
    },
  }
}

function wishesOf(url: string, { on, channel, withText, name }: CommandValues): WebhookWishes {
  return {
    url,
    kinds: listed(on).length > 0 ? listed(on).map(kindOf) : missing(),
    channels: listed(channel).map(channelOf),
    withText: withText === true,
    ...(typeof name === 'string' && { name }),
  }
}

/** Each once. */
function listed(words: string | boolean | undefined): string[] {
  const parts = typeof words === 'string' ? words.split(',').map((word) => word.trim()) : []
  return [...new Set(parts.filter((part) => part !== ''))]
}

function kindOf(word: string): WebhookKind {
  const kind = KINDS.find((one) => one === word)
  if (kind !== undefined) return kind
  throw codedError(
    'BAD_REQUEST',
    `--on: expected some of ${KINDS.join(', ')}, but ${JSON.stringify(word)} came`,
  )
}

function channelOf(word: string): Channel {
  const [, platform, workspace, channel] = CHANNEL.exec(word) ?? []
  if (platform && workspace && channel) return { platform, workspace, channel }
  throw codedError(
    'BAD_REQUEST',
    `--channel: expected platform, workspace and channel by their ids, as in slack/T1/C1, but ${JSON.stringify(word)} came`,
  )
}

function missing(): never {
  const kinds = Object.entries(WEBHOOK_KINDS).map(([kind, meaning]) => `  ${kind}: ${meaning}`)
  throw codedError('BAD_REQUEST', `--on is missing: on what shall it be called?\n${kinds.join('\n')}`)
}
