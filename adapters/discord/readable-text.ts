/** What Discord's tokens stand for; undefined where it is not known or not to be told. */
export interface TokenNames {
  person(id: string): string | undefined
  role(id: string): string | undefined
  channel(id: string): string | undefined
}

/** What a person reads in the place of a token, from its telling part; undefined leaves it as it is. */
type Reading = (names: TokenNames, part: string) => string | undefined

/** https://docs.discord.com/developers/reference#message-formatting */
const READINGS: readonly (readonly [token: RegExp, reading: Reading])[] = [
  [/^<@!?(\d+)>$/, (names, id) => `@${names.person(id) ?? 'somebody'}`],
  [/^<@&(\d+)>$/, (names, id) => `@${names.role(id) ?? 'role'}`],
  // Discord shows the name of a channel only to those who may see it, so a token is safer than a name.
  [/^<#(\d+)>$/, (names, id) => withMark(names.channel(id))],
  [/^<a?(:\w+:)\d+>$/, (_, emoji) => emoji],
  [/^<t:(-?\d{1,13})(?::[a-zA-Z])?>$/, (_, seconds) => plainTime(Number(seconds))],
  [/^<(\/[^:]+):\d+>$/, (_, command) => command],
  [/^<id:(\w+)(?::\d+)?>$/, (_, page) => withMark(page)],
]

/** The ids of the people whom a text mentions. */
export function mentionedPeople(text: string): string[] {
  return [...text.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id!)
}

/** A text as a person would read it: names and times instead of Discord's tokens. */
export function readableText(text: string, names: TokenNames): string {
  return text.replace(/<[^<>\n]+>/g, (token) => readableToken(token, names) ?? token)
}

function readableToken(token: string, names: TokenNames): string | undefined {
  for (const [pattern, reading] of READINGS) {
    const part = pattern.exec(token)?.[1]
    if (part !== undefined) return reading(names, part)
  }
  return undefined
}

const withMark = (channel: string | undefined) => (channel === undefined ? undefined : `#${channel}`)

/** For example `2026-01-31 18:00 UTC`; undefined for a time that no calendar has. */
function plainTime(seconds: number): string | undefined {
  const time = new Date(seconds * 1000)
  if (Number.isNaN(time.getTime())) return undefined
  return `${time.toISOString().slice(0, -8).replace('T', ' ')} UTC`
}
