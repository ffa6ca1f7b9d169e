import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createRedaction, HIDDEN } from '../src/redaction.ts'

/** What the real log writes to standard error for these lines. */
function logged(secrets: string[], lines: [Record<string, unknown>, string][]) {
  const script = `
    import { createLog } from './src/log.ts'
    const log = createLog('debug', ${JSON.stringify(secrets)})
    for (const [fields, message] of ${JSON.stringify(lines)}) log.info(fields, message)`
  const { stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
  )
  expect(stdout).toBe('')
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('the log', () => {
  it('hides fields named like a secret or a text, also one level down', () => {
    const [line] = logged([], [[{ token: 'a', deep: { text: 'hello', task: 'x' }, task: 'y' }, 'said']])
    expect(line).toMatchObject({ token: HIDDEN, deep: { text: HIDDEN, task: 'x' }, task: 'y', msg: 'said' })
  })

  it('hides the secrets that it was given, wherever they stand, and stays JSON', () => {
    const secret = 'a "quoted"\\secret'
    const [line] = logged([secret], [[{ words: `it was ${secret}!` }, `not ${secret}`]])
    expect(line).toMatchObject({ words: `it was ${HIDDEN}!`, msg: `not ${HIDDEN}` })
  })
})

describe('redaction', () => {
  const redact = createRedaction([])
  // In pieces, so that no scanner takes them for real ones.
  const tokens = {
    'of a Slack bot': ['xox', 'b-123456789012-1234567890123-AbCdEfGhIjKl'].join(''),
    'of a Slack app': ['xap', 'p-1-A0123456789-1234567890-abcdef0123456789'].join(''),
    'of Parley': `parley_0123456789ab_${'Az09_-'.repeat(7)}x`,
    'of the model hub': ['hf', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('_'),
    'of Discord': ['MTEwMDAwMDAwMDAwMDAwMDAwMQ', 'GhIjKl', 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789ab'].join(
      '.',
    ),
  }

  it.each(Object.entries(tokens))('hides a token %s', (_, token) => {
    expect(redact(`{"a":"${token}","b":"x ${token} y"}`)).toBe(`{"a":"${HIDDEN}","b":"x ${HIDDEN} y"}`)
  })

  it('hides what authorises and the password in an address', () => {
    expect(redact('Authorization: Bearer abc.def-123')).toBe(`Authorization: Bearer ${HIDDEN}`)
    expect(redact('http://ada:lovelace@proxy:8080/x')).toBe(`http://${HIDDEN}@proxy:8080/x`)
  })

  it('leaves the rest alone', () => {
    const line = '{"model":"parley-sentiment-en@bb823f064bc3:q8","url":"http://127.0.0.1:8080/a:b","ms":12.5}'
    expect(redact(line)).toBe(line)
    expect(createRedaction(['abc'])('the abc')).toBe('the abc')
  })
})
