import { matching } from './schemas.ts'

/** Discord gives everything an id of this shape: https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = String.raw`\d{17,20}`

const platformId = (slack: string, what: string, example: string) =>
  matching(
    new RegExp(`^(?:${slack}|${SNOWFLAKE})$`),
    `expected the id of ${what}, such as ${example} in Slack or 17 to 20 digits in Discord`,
  )

/** What things are called in the file: ids as the platforms give them out, https://docs.slack.dev/reference/objects */
export const ID = {
  person: platformId('[UW][A-Z0-9]{5,}', 'a person', 'U024BE7LH'),
  workspace: platformId('[TE][A-Z0-9]{5,}', 'a workspace or server', 'T024BE7LD'),
  channel: platformId('[CDG][A-Z0-9]{5,}', 'a channel', 'C024BE91L'),
  role: platformId('admin|S[A-Z0-9]{5,}', 'a user group or role (or the word admin)', 'S0615G0KT'),
  key: matching(/^[\w-]{1,64}$/, 'expected the id of an API key, as `parley keys list` shows it'),
  group: matching(/^[a-z][\w-]*$/i, 'expected a name that begins with a letter, such as board'),
}
