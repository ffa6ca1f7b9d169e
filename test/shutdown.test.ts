import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeSlack, openFakeSlack } from './fakes/slack/index.ts'
import { startProgram } from './start-program.ts'

const WHO = ['teacher', 'farmer', 'doctor', 'painter', 'sailor', 'baker', 'singer', 'driver']
const WHAT = ['book', 'lamp', 'coat', 'letter', 'basket', 'bottle', 'guitar', 'camera']
const WHERE = ['kitchen', 'garden', 'library', 'market', 'harbour', 'village', 'museum', 'forest']

/** No sentence like another, numbers aside, which are not translated: the same text would be translated once. */
const speech = (sentences: number) =>
  Array.from({ length: sentences }, (_, index) => {
    const [who, what, where] = [WHO[index % 8], WHAT[(index >> 3) % 8], WHERE[(index >> 6) % 8]]
    return `The ${who} found a ${what} in the ${where} before the early train.`
  }).join(' ')
/** Takes more than a second, and much more. */
const [LONG, VERY_LONG] = [speech(150), speech(500)]

let slack: FakeSlack
let parley: ReturnType<typeof startProgram>

beforeEach(async () => {
  slack = await openFakeSlack()
})
afterEach(async () => {
  parley.kill()
  await slack.close()
})

const answers = () => slack.ephemerals('ada').map((one) => slack.textOf(one))

/** Starts the program and asks for something long; resolves when it shows that it works on it. */
async function ask(long: string, more: Record<string, string> = {}) {
  parley = startProgram([], {
    PARLEY_DATA_DIR: mkdtempSync(join(tmpdir(), 'parley-shutdown-')),
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...more,
  })
  await slack.until(() => slack.socketCount() > 0 && /open on slack/.test(parley.said.error), 'the door')
  const text = `${slack.mention} translate to French: ${long}`
  const { ts } = slack.say({ user: 'ada', channel: 'general', text })
  await slack.until(() => slack.reactionsOn('general', ts).length > 0, 'a sign of work')
  expect(answers()).toEqual([])
}

describe('the end of the program', () => {
  it('comes after what was begun, and is announced', async () => {
    await ask(LONG)
    parley.signal('SIGTERM')
    expect(await parley.ended).toEqual([0, null])
    expect(answers().join('\n')).toMatch(/train/)
    expect(answers().length).toBeGreaterThan(0)
    expect(slack.refusals).toEqual([])
    expect(parley.said.error).toContain('what was begun has 20 s to finish')
    expect(parley.said.error).not.toMatch(/"level":(50|60)/)
  })

  it('hands back what is not finished in time', async () => {
    await ask(VERY_LONG, { PARLEY_SHUTDOWN_SECONDS: '0' })
    parley.signal('SIGTERM')
    expect(await parley.ended).toEqual([0, null])
    expect(answers()).toEqual([expect.stringContaining('The request was cancelled.')])
    expect(parley.said.error).toContain('what still runs is cancelled')
  })

  it.each([
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
  ] as const)('comes at once when %s is followed by %s', async (first, second, status) => {
    await ask(VERY_LONG)
    parley.signal(first)
    // npm sends on what the terminal has sent already: these two are one.
    parley.signal(first)
    await sleep(700)
    expect(parley.child.exitCode).toBe(null)
    parley.signal(second)
    expect(await parley.ended).toEqual([status, null])
    expect(answers()).toEqual([])
  })
})
