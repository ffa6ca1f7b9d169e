import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const problem = (environment: Record<string, string>) => {
  try {
    readConfig(environment)
    return 'no error'
  } catch (error) {
    return (error as Error).message
  }
}

describe('readConfig', () => {
  it('has a default for everything that Parley itself needs', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      PARLEY_DATA_DIR: './data',
      PARLEY_MODELS: 'starter',
      PARLEY_OFFLINE: false,
    })
    expect(config.PARLEY_HOSTS).toBeGreaterThanOrEqual(1)
    expect(config.SLACK_BOT_TOKEN).toBeUndefined()
  })

  it('takes an empty value as unset and trims', () => {
    expect(readConfig({ PARLEY_HTTP_PORT: '  ' }).PARLEY_HTTP_PORT).toBeUndefined()
    expect(readConfig({ PARLEY_HTTP_PORT: ' 8080 ' }).PARLEY_HTTP_PORT).toBe(8080)
    expect(readConfig({ PARLEY_GLOSSARY: 'Parley, blue moon ,' }).PARLEY_GLOSSARY).toEqual([
      'Parley',
      'blue moon',
    ])
    expect(readConfig({ HF_ENDPOINT: 'https://mirror.example/' }).HF_ENDPOINT).toBe('https://mirror.example')
  })

  it.each([
    [{ PARLEY_HTTP_PORT: '70000' }, 'PARLEY_HTTP_PORT: expected a port from 1 to 65535, but "70000" came'],
    [{ PARLEY_MODELS: 'big' }, 'PARLEY_MODELS: expected starter or standard, but "big" came'],
    [{ PARLEY_HOSTS: '0' }, 'PARLEY_HOSTS: expected a whole number from 1 to 64, but "0" came'],
    [{ PARLEY_HOSTS: '1e1' }, 'PARLEY_HOSTS: expected a whole number from 1 to 64, but "1e1" came'],
    [{ PARLEY_OFFLINE: 'maybe' }, 'PARLEY_OFFLINE: expected 0 or 1, but "maybe" came'],
    [
      { SLACK_API_URL: 'slack.example' },
      'SLACK_API_URL: expected an http or https address, but "slack.example" came',
    ],
  ])('ends %o with one line', (environment, line) => {
    expect(problem(environment as Record<string, string>)).toBe(line)
  })

  it('names the other half of a half-set door', () => {
    expect(problem({ SLACK_BOT_TOKEN: 'xoxb-1' })).toBe(
      'SLACK_BOT_TOKEN is set, but it needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET too, which is not set',
    )
    expect(problem({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN')
  })

  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }
  const app = { SLACK_APP_TOKEN: 'xapp-1' }
  const signing = { SLACK_SIGNING_SECRET: '0'.repeat(32) }
  const id = { SLACK_CLIENT_ID: '12.34' }
  const secret = { SLACK_CLIENT_SECRET: 'f'.repeat(32) }

  it.each([
    ['a bot by Socket Mode', { ...bot, ...app }],
    ['a bot by HTTP', { ...bot, ...signing }],
    ['several workspaces by Socket Mode', { ...id, ...secret, ...app }],
    ['several workspaces by HTTP', { ...id, ...secret, ...signing }],
  ])('opens Slack for %s', (_, environment) => {
    expect(readConfig(environment)).toMatchObject({ ...environment, SLACK_PORT: 3000 })
  })

  it.each([
    [bot, 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET'],
    [app, 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN or SLACK_CLIENT_ID'],
    [signing, 'SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN or SLACK_CLIENT_ID'],
    [{ ...id, ...app }, 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'],
    [{ ...secret, ...bot, ...app }, 'SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID'],
    [{ ...id, ...secret }, 'SLACK_CLIENT_ID', 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET'],
  ])('says what %o lacks', (environment, name, others) => {
    expect(problem(environment)).toBe(`${name} is set, but it needs ${others} too, which is not set`)
  })

  it('never shows a secret', () => {
    const message = problem({ DISCORD_TOKEN: 'hunter2-is-secret' })
    expect(message).toContain('DISCORD_TOKEN: expected a bot token')
    expect(message).not.toContain('hunter2')
  })
})
