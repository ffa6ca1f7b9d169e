import type { Config } from '../config.ts'
import type { Check } from '../contract/check.ts'

/** Which doors the configuration opens. @param problems of wrong values, in whose place the defaults stand. */
export function configCheck(config: Config, problems: readonly string[]): Check {
  const doors: [string, unknown][] = [
    ['Slack', config.SLACK_BOT_TOKEN ?? config.SLACK_CLIENT_ID],
    ['Discord', config.DISCORD_TOKEN],
    ['HTTP', config.PARLEY_HTTP_PORT],
  ]
  const open = doors.filter(([, value]) => value !== undefined).map(([name]) => name)
  return {
    name: 'configuration',
    run: async () => ({
      well: problems.length === 0,
      found:
        problems.join('; ') ||
        `models ${config.PARLEY_MODELS}, doors: ${open.join(', ') || 'only this terminal'}`,
      remedy: 'correct it; Parley does not start with it. docs/configuration.md has every variable',
    }),
  }
}
