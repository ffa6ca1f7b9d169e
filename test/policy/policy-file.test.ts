import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPolicyFile } from '../../src/policy/policy-file.ts'
import { NAMES } from './policy-of.ts'

const origin = { platform: 'slack', user: 'U0ADA0001' }
const because = (reason: string) => `rules: [{ refuse: use, because: ${reason}. }]`

function setup(text?: string, required = false) {
  const path = join(mkdtempSync(join(tmpdir(), 'parley-policy-')), 'policy.yaml')
  const write = (words: string) => writeFileSync(path, words)
  if (text !== undefined) write(text)
  const file = createPolicyFile({ path, required, names: NAMES })
  const told = () => file.refusal({ kind: 'use', task: 'translate' }, origin) ?? 'allowed'
  return { path, file, write, told }
}

const wrong = (message: RegExp) =>
  expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringMatching(message) })

describe('the file of a policy', () => {
  it('is read once, before it decides anything', async () => {
    const { file, write, told } = setup(because('First'))
    expect(told).toThrow('was not read')
    await file.check()
    expect(told()).toContain('First.')
    write(because('Second'))
    await file.check()
    expect(told()).toContain('First.')
  })

  it('may be missing where the operator named none', async () => {
    const { file, told } = setup()
    await file.check()
    expect(told()).toBe('allowed')
  })

  it('must be there where the operator named it', async () => {
    const { file, path } = setup(undefined, true)
    await expect(file.check()).rejects.toEqual(wrong(/policy\.yaml: there is no such file$/))
    mkdirSync(path)
    await expect(file.check()).rejects.toEqual(wrong(/policy\.yaml: it cannot be read \(EISDIR\)$/))
  })

  it('says at the start what is wrong, and again when it is asked', async () => {
    const { file, told } = setup('rules: [{ refuse: us }]')
    await expect(file.check()).rejects.toEqual(
      wrong(/policy\.yaml:1:19: rule 1, refuse: expected one of use, /),
    )
    expect(told).toThrow('was not read')
  })

  it('is read anew, but for one that is wrong or gone', async () => {
    const { file, path, write, told } = setup(because('First'))
    await file.check()
    write(because('Second'))
    await file.reload()
    expect(told()).toContain('Second.')
    write('rules: [')
    await expect(file.reload()).rejects.toEqual(wrong(/policy\.yaml:1:/))
    expect(told()).toContain('Second.')
    rmSync(path)
    await expect(file.reload()).rejects.toEqual(wrong(/no such file/))
    expect(told()).toContain('Second.')
  })

  it('may come later', async () => {
    const { file, write, told } = setup()
    await file.reload()
    expect(told()).toBe('allowed')
    write(because('First'))
    await file.reload()
    expect(told()).toContain('First.')
  })
})
