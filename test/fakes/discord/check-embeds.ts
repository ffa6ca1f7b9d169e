import {
  checkInteger,
  checkList,
  checkString,
  checkUrl,
  missing,
  type Path,
  type Problem,
  problem,
} from './problem.ts'

/** All from docs.discord.com/developers/resources/message#embed-object-embed-limits. */
const MAXIMUM_EMBEDS = 10
const MAXIMUM_TOGETHER = 6000

type Embed = Record<string, unknown>

const textOf = (value: unknown, key: string) => {
  const text = (value as Embed | undefined)?.[key]
  return typeof text === 'string' ? text : ''
}

/** What counts towards the limit over all embeds. */
function sizeOf(embed: Embed): number {
  const fields = Array.isArray(embed.fields) ? embed.fields : []
  const texts = [
    textOf(embed, 'title'),
    textOf(embed, 'description'),
    textOf(embed.footer, 'text'),
    textOf(embed.author, 'name'),
    ...fields.flatMap((field) => [textOf(field, 'name'), textOf(field, 'value')]),
  ]
  return texts.reduce((sum, text) => sum + text.length, 0)
}

export function checkEmbeds(value: unknown): Problem[] {
  const at = ['embeds']
  const problems = checkList<Embed>(value, at, { most: MAXIMUM_EMBEDS }, checkEmbed)
  const size = Array.isArray(value) ? value.reduce((sum: number, embed: Embed) => sum + sizeOf(embed), 0) : 0
  if (size <= MAXIMUM_TOGETHER) return problems
  const words = `Embed size exceeds maximum size of ${MAXIMUM_TOGETHER}`
  return [...problems, problem(at, 'MAX_EMBED_SIZE_EXCEEDED', words)]
}

const PICTURE = ['http', 'https', 'attachment']

function checkEmbed(embed: Embed, at: Path): Problem[] {
  const shown = ['title', 'description', 'image', 'thumbnail', 'author', 'footer']
  const fields = Array.isArray(embed.fields) && embed.fields.length > 0
  const isEmpty = !fields && !shown.some((key) => embed[key])
  const part = (key: string) => (embed[key] ?? {}) as Embed
  return [
    ...(isEmpty ? [missing([...at, 'description'])] : []),
    ...checkString(embed.title, [...at, 'title'], { least: 0, most: 256 }),
    ...checkString(embed.description, [...at, 'description'], { least: 0, most: 4096 }),
    ...checkUrl(embed.url, [...at, 'url']),
    ...checkInteger(embed.color, [...at, 'color'], 0, 0xffffff),
    ...checkTimestamp(embed.timestamp, [...at, 'timestamp']),
    ...checkString(part('footer').text, [...at, 'footer', 'text'], { most: 2048, required: !!embed.footer }),
    ...checkUrl(part('footer').icon_url, [...at, 'footer', 'icon_url'], PICTURE),
    ...checkString(part('author').name, [...at, 'author', 'name'], { most: 256, required: !!embed.author }),
    ...checkUrl(part('author').url, [...at, 'author', 'url']),
    ...checkUrl(part('author').icon_url, [...at, 'author', 'icon_url'], PICTURE),
    ...checkUrl(part('image').url, [...at, 'image', 'url'], PICTURE),
    ...checkUrl(part('thumbnail').url, [...at, 'thumbnail', 'url'], PICTURE),
    ...checkList<Embed>(embed.fields, [...at, 'fields'], { most: 25 }, (field, place) => [
      ...checkString(field.name, [...place, 'name'], { most: 256 }),
      ...checkString(field.value, [...place, 'value'], { most: 1024 }),
    ]),
  ]
}

function checkTimestamp(value: unknown, at: Path): Problem[] {
  if (value === undefined || value === null) return []
  if (/^\d{4}-\d\d-\d\d/.test(String(value)) && !Number.isNaN(Date.parse(String(value)))) return []
  return [problem(at, 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`)]
}
