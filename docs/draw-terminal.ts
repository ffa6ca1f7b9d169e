import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Anser from 'anser'

// Makes docs/pictures/terminal.svg: real commands, their real answers, as a terminal shows them.

const COMMANDS: { args: string[]; input?: string }[] = [
  { args: ['sentiment', '--why', 'Great work everyone, the release finally went out without a hitch! 🎉'] },
  { args: ['translate', '--to', 'fr', 'Hello <@U024BE7LH>, can you help me with `npm ci`? I am waiting at the office.'] },
  {
    args: ['summarise', '--length', 'short'],
    input: [
      'Ada: morning all',
      'Bob: hi',
      'Ada: The login page has been failing for customers in Europe since the deploy last night.',
      'Cleo: Same here, I see timeouts from the session store in the logs.',
      'Bob: lol',
      'Ada: I will roll back the deploy now and we look for the cause after the meeting.',
      'Cleo: ok',
      'Dan has joined the channel',
      'Bob: Should we tell the customers that it is fixed?',
      'Ada: Yes please, and mention that no data was lost.',
    ].join('\n'),
  },
]

const CHARACTER = 8.4
const LINE = 19
const MARGIN = 18
const COLUMNS = 112

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

async function capture({ args, input }: (typeof COMMANDS)[number]): Promise<string> {
  const shown = args.map((word) => (/[^\w-]/.test(word) ? `'${word}'` : word)).join(' ')
  const child = run('npx', ['tsx', 'src/main.ts', ...args], { cwd: root, env: { ...process.env, FORCE_COLOR: '1' } })
  child.child.stdin?.end(input ?? '')
  const { stdout } = await child
  return `\u001b[32m$\u001b[39m npm run -s parley -- ${shown}${input ? ' < conversation.txt' : ''}\n${stdout}`
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Breaks a line with colours at `COLUMNS` characters; each chunk keeps its style. */
function wrap(line: string): Anser.AnserJsonEntry[][] {
  const rows: Anser.AnserJsonEntry[][] = [[]]
  let column = 0
  for (const chunk of Anser.ansiToJson(line, { remove_empty: true })) {
    for (const word of chunk.content.match(/\s*\S+|\s+/g) ?? []) {
      if (column + word.length > COLUMNS) {
        rows.push([])
        column = 0
      }
      rows.at(-1)!.push({ ...chunk, content: word })
      column += word.length
    }
  }
  return rows
}

function styled(chunk: Anser.AnserJsonEntry): string {
  const colour = chunk.fg ? ` fill="rgb(${chunk.fg})"` : ''
  const bold = chunk.decorations.includes('bold') ? ' font-weight="bold"' : ''
  const dim = chunk.decorations.includes('dim') ? ' opacity="0.6"' : ''
  return `<tspan${colour}${bold}${dim}>${escape(chunk.content)}</tspan>`
}

function draw(text: string): string {
  const rows = text.split('\n').flatMap(wrap)
  const width = Math.ceil(COLUMNS * CHARACTER + 2 * MARGIN)
  const height = rows.length * LINE + 2 * MARGIN
  const lines = rows.map(
    (row, index) => `<text x="${MARGIN}" y="${MARGIN + 14 + index * LINE}">${row.map(styled).join('')}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
${lines.join('\n')}
</svg>
`
}

const texts: string[] = []
for (const command of COMMANDS) texts.push(await capture(command))
mkdirSync(new URL('pictures/', import.meta.url), { recursive: true })
writeFileSync(new URL('pictures/terminal.svg', import.meta.url), draw(texts.join('\n').trimEnd()))
