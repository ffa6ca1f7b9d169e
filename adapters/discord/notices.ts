import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Field } from '../../src/contract/reply.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import type { Rendered } from './discord-message.ts'
import { words } from './markdown.ts'
import { BLURPLE } from './tones.ts'

/** A short message that is no answer of a task. */
export function notice(text: string, title?: string): Rendered {
  return {
    messages: [{ embeds: [{ ...(title && { title }), description: text, color: BLURPLE }], components: [] }],
  }
}

/** What Parley can do, with one example for each way to ask. */
export function helpNotice(
  tasks: readonly TaskInfo[],
  phrases: InterfacePhrases,
  name: string,
  before?: string,
) {
  const { help } = phrases
  const rows = tasks.map((task) => `\`/${task.name}\`  ${help.tasks[task.name] ?? ''}`)
  const lines = [
    ...(before === undefined ? [] : [`⚠️ ${words(before)}`, '']),
    help.intro,
    '',
    ...rows,
    `\`/mood\`  ${help.tasks.mood}`,
    `\`/parley help | settings | status | forget-me\`  ${help.parley}`,
    '',
    help.mention(name),
    help.moreDiscord,
  ]
  return notice(lines.join('\n'), help.title)
}

/** How Parley is, as a list. */
export function statusNotice(fields: readonly Field[], phrases: InterfacePhrases): Rendered {
  return notice(
    fields.map(({ label, text }) => `**${words(label)}**  ${words(text)}`).join('\n'),
    phrases.status,
  )
}
