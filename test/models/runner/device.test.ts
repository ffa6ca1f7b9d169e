import { expect, test } from 'vitest'
import { chooseDevice, type Device, deviceFor } from '../../../models/runner/device.ts'
import { probeDevice } from '../../../models/runner/probe-device.ts'
import { memoryLog } from './setting.ts'

const fakeHost = new URL('./fake-host.ts', import.meta.url)

async function choose(asked: Device, working: string[], platform = 'linux') {
  const log = memoryLog()
  const tried: string[] = []
  const probe = async (device: string) => {
    tried.push(device)
    return working.includes(device) ? undefined : 'broken'
  }
  const { chosen, why } = await chooseDevice({ asked, platform, probe, log })
  return { chosen, why, tried, logged: log.lines.map(({ level }) => level) }
}

test('cpu and wasm need no probe', async () => {
  expect(await choose('cpu', [])).toMatchObject({ chosen: 'cpu', tried: [], logged: [] })
  expect(await choose('wasm', [])).toMatchObject({ chosen: 'wasm', tried: [] })
})

test('auto takes the best that works and says so', async () => {
  const both = await choose('auto', ['webgpu', 'cuda'])
  expect(both).toMatchObject({ chosen: 'cuda', logged: ['info'] })
  expect(await choose('auto', ['webgpu'])).toMatchObject({ chosen: 'webgpu' })
  expect(await choose('auto', ['dml'], 'win32')).toMatchObject({ chosen: 'dml', tried: ['dml', 'webgpu'] })
})

test('auto falls back to the CPU and says why', async () => {
  const none = await choose('auto', [])
  expect(none).toMatchObject({ chosen: 'cpu', why: 'cuda: broken; webgpu: broken', logged: ['info'] })
})

test('a configured GPU that does not work falls back with a warning', async () => {
  expect(await choose('cuda', [])).toMatchObject({ chosen: 'cpu', why: 'cuda: broken', logged: ['warn'] })
})

test('int8 models stay on the CPU: no GPU computes with them', () => {
  expect([deviceFor('q8', 'cuda'), deviceFor('fp16', 'cuda'), deviceFor('q8', 'wasm')]).toEqual([
    'cpu',
    'cuda',
    'wasm',
  ])
})

test('a probe whose process answers, ends or hangs is an answer', async () => {
  expect(await probeDevice(fakeHost, 'cuda')).toBe('a fake has no device')
  expect(await probeDevice(new URL('file:///nowhere.ts'), 'cuda')).toMatch(/^its process ended \(exit 1/)
  expect(await probeDevice(fakeHost, 'cuda', 1)).toBe('no answer in 1 ms')
})
