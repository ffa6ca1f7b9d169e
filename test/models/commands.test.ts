import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createModelCommands } from '../../models/commands/index.ts'
import { catalogue } from '../../models/index.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { isInstalled } from '../../models/installed/is-installed.ts'
import { lockFileOf } from '../../models/installed/lock.ts'
import { createFakeOutput } from '../fakes/output.ts'
import { createSetting, type Setting, starterContent, testModel } from './setting.ts'

const model = testModel()
const restricted = { ...testModel('restricted'), licence: 'CC-BY-NC-4.0', nonCommercial: true }
const starter = catalogue[0]!

let setting: Setting
beforeEach(async () => {
  setting = await createSetting()
  setting.hub.commit('owner/restricted', starterContent())
})
afterEach(() => setting.stop())

async function run(name: string, ...names: string[]) {
  const { dataDir } = setting
  const models = [starter, model, restricted]
  const commands = createModelCommands({ models, dataDir, downloader: setting.downloader() })
  const { output, out, error, bars } = createFakeOutput()
  const status = await commands.find((command) => command.name === `models ${name}`)!.run(names, output)
  return { status, lines: out, errors: error, bars }
}

describe('models pull', () => {
  it('pulls what is named, with one bar of bytes each', async () => {
    const { status, lines, bars } = await run('pull', 'test-model', 'owner/restricted')
    expect(status).toBe(0)
    expect(lines).toEqual([
      expect.stringMatching(/^✓ test-model: pulled, \d+ MB at [0-9a-f]{12}$/),
      expect.stringMatching(/^✓ restricted: pulled/),
    ])
    expect(bars).toHaveLength(2)
    for (const { total, updates, finished } of bars) expect([updates.at(-1), finished]).toEqual([total, true])
  })

  it('says once more that a licence forbids commercial use', async () => {
    const { errors } = await run('pull', 'restricted')
    expect(errors).toEqual(['restricted: CC-BY-NC-4.0 forbids commercial use'])
  })

  it('does nothing for what is here already or part of Parley', async () => {
    await run('pull', 'test-model')
    const { status, lines } = await run('pull', 'test-model', starter.name)
    expect(status).toBe(0)
    expect(lines[0]).toMatch(/was here already/)
    expect(lines[1]).toBe(`✓ ${starter.name}: is part of Parley, nothing to pull`)
  })

  it('goes on after one that fails and ends with status 1', async () => {
    setting.hub.fail('test-model', { kind: 'status', status: 404 })
    const { status, lines, errors } = await run('pull', 'test-model', 'restricted')
    expect(status).toBe(1)
    expect(errors[0]).toMatch(/^✗ test-model: The hub has no owner\/test-model/)
    expect(lines).toHaveLength(1)
    expect(isInstalled(restricted, setting.dataDir)).toBe(true)
  })

  it('refuses a name that is not in the catalogue before it pulls anything', async () => {
    await expect(run('pull', 'test-model', 'nonsense')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(setting.hub.requests).toEqual([])
  })

  it('update takes the newest commit', async () => {
    await run('pull', 'test-model')
    const commit = setting.hub.commit('owner/test-model', {
      ...starterContent(),
      'config.json': Buffer.from('{}'),
    })
    expect((await run('pull', 'test-model')).lines[0]).toMatch(/was here already/)
    expect((await run('update', 'test-model')).lines[0]).toContain(`pulled, `)
    expect(readFileSync(lockFileOf(setting.dataDir), 'utf8')).toContain(commit)
  })
})

describe('models list', () => {
  it('is a table of every model, with licences and what is here', async () => {
    await run('pull', 'restricted')
    const { status, lines, errors } = await run('list')
    expect(status).toBe(0)
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^NAME +SET +JOB +LANGUAGES +SIZE +LICENCE +HERE$/)
    expect(lines[2]).toMatch(/^test-model +standard +sentiment +en +\d+ MB +Apache-2.0 +no$/)
    expect(lines[3]).toMatch(/^restricted .* CC-BY-NC-4.0 \(non-commercial\) +yes$/)
    const column = lines[0]!.indexOf('LICENCE')
    expect(lines.slice(1).every((line) => line[column - 1] === ' ' && line[column] !== ' ')).toBe(true)
    expect(errors).toEqual([expect.stringMatching(/forbids commercial use/)])
  })
})

describe('models verify', () => {
  it('reads what was pulled and says that it is well', async () => {
    await run('pull', 'test-model')
    const { status, lines } = await run('verify', 'test-model')
    expect([status, lines]).toEqual([
      0,
      [expect.stringMatching(/^✓ test-model: 4 files, \d+ MB, at \w{12}$/)],
    ])
  })

  it('without names: the starter set and what was pulled, and nothing else', async () => {
    await run('pull', 'restricted')
    const { lines } = await run('verify')
    expect(lines.map((line) => line.split(/[ :]+/)[1])).toEqual([starter.name, 'restricted'])
  })

  it.each<[string, (path: string) => void, RegExp]>([
    ['a missing file', rmSync, /config\.json is missing\./],
    ['a cut file', (path) => truncateSync(path, 5), /config\.json has 5 bytes instead of \d+/],
    ['a wrong byte', flip, /config\.json has SHA-256 \w{64} instead of \w{64}/],
  ])('finds %s and tells the remedy', async (_, damage, words) => {
    await run('pull', 'test-model')
    damage(join(folderOf(model, setting.dataDir), 'config.json'))
    const { status, lines } = await run('verify', 'test-model')
    expect(status).toBe(1)
    expect(lines[0]).toMatch(words)
    expect(lines[0]).toMatch(/^✗ test-model: .* Run: parley models pull test-model$/)
    expect((await run('pull', 'test-model')).status).toBe(0)
    expect((await run('verify', 'test-model')).status).toBe(0)
  })

  it('a model that is not here is not well', async () => {
    const { status, lines } = await run('verify', 'test-model')
    expect([status, lines]).toEqual([1, ['✗ test-model: is not here. Run: parley models pull test-model']])
  })

  it('a lock file that cannot be understood is named', async () => {
    await run('pull', 'test-model')
    writeFileSync(lockFileOf(setting.dataDir), '{')
    await expect(run('verify')).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining('lock.json cannot be understood'),
    })
  })
})

describe('models remove', () => {
  it('deletes the files and the entry', async () => {
    await run('pull', 'test-model')
    const { status, lines } = await run('remove', 'test-model')
    expect([status, lines]).toEqual([0, [expect.stringMatching(/^✓ test-model: removed, \d+ MB$/)]])
    expect(existsSync(folderOf(model, setting.dataDir))).toBe(false)
    expect(isInstalled(model, setting.dataDir)).toBe(false)
    expect((await run('remove', 'test-model')).errors).toEqual([
      '✗ test-model is not here, so there is nothing to remove',
    ])
  })

  it('refuses a starter model', async () => {
    const { status, errors } = await run('remove', starter.name)
    expect(status).toBe(1)
    expect(errors[0]).toMatch(/is part of Parley's repository and stays/)
  })
})

function flip(path: string) {
  const content = readFileSync(path)
  content[1]! ^= 1
  writeFileSync(path, content)
}
