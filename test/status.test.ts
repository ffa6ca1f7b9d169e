import { expect, it } from 'vitest'
import { createStatus } from '../src/status.ts'
import { fakeSentiment } from './fakes/runner.ts'

const MINUTE = 60_000
const state = {
  device: { asked: 'auto', chosen: '', why: 'not used yet' },
  hosts: [
    { state: 'ready', busy: true, memoryMegabytes: 300.4 },
    { state: 'ready', busy: false, memoryMegabytes: 200 },
    { state: 'asleep', busy: false, memoryMegabytes: 0 },
  ],
  queue: { interactive: 1, background: 20, running: 8 },
}

it.each([
  [0, '0 min'],
  [59 * MINUTE, '59 min'],
  [61 * MINUTE, '1 h 1 min'],
  [50 * 60 * MINUTE, '2 d 2 h'],
])('tells how Parley is after %i ms', async (milliseconds, running) => {
  const parts = { version: '1.2.3', models: () => [fakeSentiment], uptime: () => milliseconds }
  const status = createStatus({ ...parts, runner: { status: () => state } })
  expect(await status()).toEqual([
    { label: 'Version', text: '1.2.3' },
    { label: 'Running for', text: running },
    { label: 'Models', text: 'fake-sentiment@r1' },
    { label: 'Device', text: 'auto (not used yet)' },
    { label: 'Model processes', text: '2 of 3 ready, 1 busy, 500 MB' },
    { label: 'Queue', text: '8 running, 1 waiting for a person, 20 in the background' },
  ])
})
