import { describe, expect, it } from 'vitest'
import type { Check } from '../../src/contract/check.ts'
import { codedError } from '../../src/contract/errors.ts'
import { createDoctor } from '../../src/doctor/doctor.ts'
import { checkClock, checkMemory, checkNode } from '../../src/doctor/machine-checks.ts'
import { createFakeOutput } from '../fakes/output.ts'

async function run(checks: Check[]) {
  const { output, out } = createFakeOutput()
  return { status: await createDoctor(async () => checks).run([], output), out }
}

describe('doctor', () => {
  it('is content when all is well', async () => {
    const { status, out } = await run([{ name: 'Node', run: async () => ({ well: true, found: 'Node 20' }) }])
    expect(status).toBe(0)
    expect(out).toEqual([expect.stringMatching(/^✓ Node +Node 20$/), 'All is well.'])
  })

  it('names the remedy for each thing, also when a check itself fails', async () => {
    const { status, out } = await run([
      { name: 'disk', run: async () => ({ well: false, found: '3 MB free', remedy: 'free some' }) },
      { name: 'device', run: async () => Promise.reject(codedError('MODEL_MISSING')) },
    ])
    expect(status).toBe(1)
    expect(out[1]).toBe('  → free some')
    expect(out[2]).toContain('parley models pull')
    expect(out.at(-1)).toBe('2 to mend.')
  })

  it.each([
    ['20.18.0', false],
    ['20.19.0', true],
    ['22.1.0', true],
    ['18.20.1', false],
  ])('judges Node %s', (version, well) => {
    expect(checkNode(version).well).toBe(well)
  })

  it('judges memory and clock', () => {
    expect(checkMemory(2e9, 2).well).toBe(true)
    expect(checkMemory(2e8, 2)).toMatchObject({
      well: false,
      remedy: expect.stringContaining('PARLEY_HOSTS'),
    })
    expect(checkClock(Date.UTC(2020, 0, 1)).well).toBe(false)
    expect(checkClock(Date.UTC(2027, 0, 1)).well).toBe(true)
  })
})
