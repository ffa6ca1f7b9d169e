import { optional, text, url } from './variable.ts'

/** Discord. */
export const discord = {
  DISCORD_TOKEN: optional({
    meaning: 'Token of the Discord bot',
    expected: 'a bot token: three parts with dots between',
    secret: true,
    schema: text.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  }),
  DISCORD_APPLICATION_ID: optional({
    meaning: 'Application id of the Discord bot, when it differs from the bot user',
    expected: '17 to 20 digits',
    schema: text.regex(/^\d{17,20}$/),
  }),
  DISCORD_API_URL: optional({
    meaning: 'Another Discord API address',
    expected: 'an http or https address',
    schema: url,
  }),
} as const
