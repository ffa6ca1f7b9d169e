import type { SlackAddress } from '../../adapters/slack/connection.ts'
import type { Config } from '../config.ts'

/** How to reach Slack, when it is configured. */
export function slackAddress(config: Config): SlackAddress | undefined {
  if (config.SLACK_APP_TOKEN === undefined && config.SLACK_SIGNING_SECRET === undefined) return undefined
  return {
    botToken: config.SLACK_BOT_TOKEN,
    appToken: config.SLACK_APP_TOKEN,
    signingSecret: config.SLACK_SIGNING_SECRET,
    clientId: config.SLACK_CLIENT_ID,
    clientSecret: config.SLACK_CLIENT_SECRET,
    port: config.SLACK_PORT,
    apiUrl: config.SLACK_API_URL,
  }
}
