import type { KnownBlock } from '@slack/types'
import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Field } from '../../src/contract/reply.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { mrkdwn } from './mrkdwn.ts'
import type { Rendered } from './slack-message.ts'

const NOBODY: ReadonlyMap<string, string> = new Map()

/** A short message that is no answer of a task. `text` is plain. */
export function notice(text: string): Rendered {
  return rendered(text, [section(mrkdwn(text, NOBODY))])
}

/** What Parley can do, with one example for each way to ask. */
export function helpNotice(
  tasks: readonly TaskInfo[],
  phrases: InterfacePhrases,
  botUser: string,
  before?: string,
): Rendered {
  const { help } = phrases
  const rows = tasks.map(({ name }) => `\`/${name}\`  ${help.tasks[name] ?? ''}`)
  const mood = `\`/mood\`  ${help.tasks.mood}`
  const commands = [...rows, mood, `\`/parley help | settings | status | forget me\`  ${help.parley}`]
  const lead = before === undefined ? [] : [section(`⚠️ ${mrkdwn(before, NOBODY)}`)]
  return rendered(before ?? help.title, [
    ...lead,
    section(`*${help.title}*\n${help.intro}`),
    section(commands.join('\n')),
    section(`${help.mention(botUser)}\n${help.more}`),
  ])
}

/** How Parley is, as a list. */
export function statusNotice(fields: readonly Field[], phrases: InterfacePhrases): Rendered {
  const rows = fields.map(({ label, text }) => `*${mrkdwn(label, NOBODY)}*  ${mrkdwn(text, NOBODY)}`)
  return rendered(phrases.status, [section(`*${phrases.status}*`), section(rows.join('\n'))])
}

const rendered = (text: string, blocks: KnownBlock[]): Rendered => ({
  messages: [{ text: mrkdwn(text, NOBODY), blocks }],
})

/** A section of text that is mrkdwn already. */
export function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }
}
