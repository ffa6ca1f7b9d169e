import { optional, port, text, url, variable } from './variable.ts'

/** Slack. One workspace needs the bot token; several need the client id and secret instead. */
export const slack = {
  SLACK_BOT_TOKEN: optional({
    meaning: 'Bot token of the Slack app',
    expected: 'a token that begins with xoxb-',
    secret: true,
    schema: text.startsWith('xoxb-'),
  }),
  SLACK_APP_TOKEN: optional({
    meaning: 'App-level token, for Socket Mode (no public address needed)',
    expected: 'a token that begins with xapp-',
    secret: true,
    schema: text.startsWith('xapp-'),
  }),
  SLACK_SIGNING_SECRET: optional({
    meaning: 'Signing secret, to take Slack requests over HTTP instead of Socket Mode',
    expected: '32 hexadecimal digits',
    secret: true,
    schema: text.regex(/^[0-9a-f]{32}$/i),
  }),
  SLACK_CLIENT_ID: optional({
    meaning: 'Client id of the Slack app, so that several workspaces can install it (OAuth)',
    expected: 'digits, a dot and digits',
    schema: text.regex(/^\d+\.\d+$/),
  }),
  SLACK_CLIENT_SECRET: optional({
    meaning: 'Client secret of the Slack app, for the same',
    expected: '32 hexadecimal digits',
    secret: true,
    schema: text.regex(/^[0-9a-f]{32}$/i),
  }),
  SLACK_PORT: variable({
    meaning: 'Port for the requests of Slack (without Socket Mode) and for the pages of the installation',
    expected: 'a port from 1 to 65535',
    default: 3000,
    schema: port,
  }),
  SLACK_API_URL: optional({
    meaning: 'Another Slack API address, for example that of GovSlack',
    expected: 'an http or https address',
    schema: url,
  }),
} as const
