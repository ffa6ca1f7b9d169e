import { readObjects } from '../dev-data.ts'

const CHAT = 'chat/irc.jsonl.gz'
const LONGEST = 2000

const SUBJECTS = ['the build', 'this release', 'my laptop', 'the new page', 'our server', 'that test']
const VERDICTS = [
  'works now',
  'is slow again',
  'looks great',
  'fails on Fridays',
  'needs a review',
  'is done',
]
const ENDINGS = [
  'thanks a lot',
  'no idea why',
  'will look tomorrow',
  'can somebody help?',
  'as always',
  'finally',
]

/** What is said when the mood falls. */
export const BAD_NEWS: readonly string[] = SUBJECTS.flatMap((subject) => [
  `this is terrible, ${subject} is broken again and I hate it`,
  `awful, ${subject} crashed and all my work is lost, so frustrating`,
  `${subject} is a horrible mess, the worst week ever`,
])

/** What people say in chats: real lines where they are there, else made up ones. */
export function readTexts(): { texts: readonly string[]; names: readonly string[]; source: string } {
  const lines = readObjects<{ text: string; user: string }>(CHAT)
  if (lines === undefined) return { ...madeUp(), source: `made up texts: ${CHAT} is absent` }
  const said = lines.filter(({ text }) => text.trim() !== '' && text.length <= LONGEST)
  const names = [...new Set(lines.map(({ user }) => user))]
  return { texts: said.map(({ text }) => text), names, source: `${said.length} lines of ${CHAT}` }
}

function madeUp() {
  const texts = SUBJECTS.flatMap((subject) =>
    VERDICTS.flatMap((verdict) => ENDINGS.map((ending) => `${subject} ${verdict}, ${ending}`)),
  )
  return { texts, names: ['Amber', 'Bruno', 'Chloe', 'Diego', 'Edith', 'Farid'] }
}
