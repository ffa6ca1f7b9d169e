import type { Config } from '../config.ts'
import type { Check } from '../contract/check.ts'

/** Which doors the configuration opens. (A wrong value ends the program before any check.) */
export function configCheck(config: Config): Check {
  const doors: [string, unknown][] = [
    ['Slack', config.SLACK_BOT_TOKEN ?? config.SLACK_CLIENT_ID],
    ['Discord', config.DISCORD_TOKEN],
    ['HTTP', config.PARLEY_HTTP_PORT],
  ]
  const open = doors.filter(([, value]) => value !== undefined).map(([name]) => name)
  return {
    name: 'configuration',
    run: async () => ({
      well: true,
      found: `models ${config.PARLEY_MODELS}, doors: ${open.join(', ') || 'only this terminal'}`,
    }),
  }
}
