import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findHere } from '../../models/commands/find-here.ts'
import { findRevision } from '../../models/commands/find-revision.ts'
import { createModelCommands } from '../../models/commands/index.ts'
import { catalogue } from '../../models/index.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { lockFileOf } from '../../models/installed/lock.ts'
import { moveOldFolders } from '../../models/installed/move-old-folders.ts'
import { recordedRevisions } from '../../models/installed/recorded-revisions.ts'
import { revisionsHere } from '../../models/installed/revisions-here.ts'
import { createFakeOutput } from '../fakes/output.ts'
import { createSetting, type Setting, starterContent, testModel } from './setting.ts'

const model = testModel()
const restricted = { ...testModel('restricted'), licence: 'CC-BY-NC-4.0', nonCommercial: true }
const starter = catalogue[0]!

let setting: Setting
/** The revision that is in service. */
let inService: string | undefined
const servesIn = async ({ revision }: { revision: string }) =>
  revision === inService ? 'sentiment' : undefined
const folder = (place = 0) => folderOf(recordedRevisions(model, setting.dataDir)[place]!, setting.dataDir)

beforeEach(async () => {
  inService = undefined
  setting = await createSetting()
  setting.hub.commit('owner/restricted', starterContent())
})
afterEach(() => setting.stop())

async function run(name: string, ...names: string[]) {
  const { dataDir } = setting
  const models = [starter, model, restricted]
  const commands = createModelCommands({ models, dataDir, downloader: setting.downloader(), servesIn })
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
    expect(revisionsHere(restricted, setting.dataDir)).toHaveLength(1)
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
    expect(lines[3]).toMatch(/^restricted .* CC-BY-NC-4.0 \(non-commercial\) +[0-9a-f]{12}$/)
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
    damage(join(folder(), 'config.json'))
    const { status, lines } = await run('verify', 'test-model')
    expect(status).toBe(1)
    expect(lines[0]).toMatch(words)
    expect(lines[0]).toMatch(/^✗ test-model: .* Run: parley models pull test-model@[0-9a-f]{12}$/)
    const remedy = / pull (\S+)$/.exec(lines[0]!)![1]!
    expect((await run('pull', remedy)).status).toBe(0)
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
    const gone = folder()
    const { status, lines } = await run('remove', 'test-model')
    expect([status, lines]).toEqual([0, [expect.stringMatching(/^✓ test-model: removed, \d+ MB at \w{12}$/)]])
    expect(existsSync(gone)).toBe(false)
    expect(recordedRevisions(model, setting.dataDir)).toEqual([])
    expect((await run('remove', 'test-model')).errors).toEqual([
      '✗ test-model is not here, so there is nothing to remove',
    ])
  })

  it('deletes one revision of two, and none that is in service', async () => {
    await run('pull', 'test-model')
    const first = recordedRevisions(model, setting.dataDir)[0]!.revision
    const second = setting.hub.commit('owner/test-model', {
      ...starterContent(),
      'config.json': Buffer.from('{}'),
    })
    await run('update', 'test-model')
    expect((await run('list')).lines[2]).toContain(`${second.slice(0, 12)} ${first.slice(0, 12)}`)
    inService = second
    const refused = await run('remove', 'test-model')
    expect([refused.status, refused.errors[0]]).toEqual([
      1,
      expect.stringMatching(/is in service for sentiment/),
    ])
    expect((await run('remove', `test-model@${first.slice(0, 7)}`)).status).toBe(0)
    expect(revisionsHere(model, setting.dataDir).map(({ revision }) => revision)).toEqual([second])
  })

  it('refuses a starter model', async () => {
    const { status, errors } = await run('remove', starter.name)
    expect(status).toBe(1)
    expect(errors[0]).toMatch(/is part of Parley's repository and stays/)
  })
})

describe('models add', () => {
  const add = async () => {
    const from = mkdtempSync(join(tmpdir(), 'parley-weights-'))
    for (const [path, content] of Object.entries(starterContent({ allWeights: true }))) {
      mkdirSync(dirname(join(from, path)), { recursive: true })
      writeFileSync(join(from, path), path === 'config.json' ? `${content}\n` : content)
    }
    for (const { path } of starter.files) {
      if (!existsSync(join(from, path))) copyFileSync(join(folderOf(starter, ''), path), join(from, path))
    }
    return from
  }

  it('copies a folder of weights as a revision, beside the one that Parley came with', async () => {
    const from = await add()
    const { status, lines } = await run('add', starter.name, from)
    expect([status, lines]).toEqual([0, [expect.stringMatching(/^✓ \S+: added, \d+ MB at [0-9a-f]{12}$/)]])
    const [own, added] = revisionsHere(starter, setting.dataDir)
    expect(own).toBe(starter)
    expect(added!.revision).not.toBe(starter.revision)
    expect((await run('verify')).status).toBe(0)
    expect(findHere([starter], starter.name, setting.dataDir).revision).toBe(added!.revision)
    expect(findHere([starter], `${starter.name}@${starter.revision.slice(0, 7)}`, setting.dataDir)).toBe(
      starter,
    )
    expect((await run('remove', starter.name)).status).toBe(0)
    expect(existsSync(folderOf(starter, setting.dataDir))).toBe(true)
    expect(revisionsHere(starter, setting.dataDir)).toEqual([starter])
  })

  it('of a model of the hub: serves only where it is chosen, and `pull` still brings what the hub has', async () => {
    await run('pull', 'test-model')
    const [pulled] = recordedRevisions(model, setting.dataDir)
    const from = await add()
    await run('add', 'test-model', from)
    const [first, added] = revisionsHere(model, setting.dataDir)
    expect([first?.revision, added?.revision.length]).toEqual([pulled?.revision, 12])
    expect(findHere([model], 'test-model', setting.dataDir)).toEqual(added)
    rmSync(join(folder(), 'config.json'))
    expect((await run('pull', 'test-model')).lines[0]).toMatch(/pulled/)
    rmSync(join(folder(1), 'config.json'))
    expect((await run('verify', 'test-model')).lines[1]).toMatch(
      /Add it again: parley models add test-model FOLDER$/,
    )
  })

  it('leaves what Parley came with where it is', async () => {
    await run('add', starter.name, folderOf(starter, ''))
    expect(revisionsHere(starter, setting.dataDir)).toEqual([starter])
    expect(existsSync(lockFileOf(setting.dataDir))).toBe(false)
  })

  it.each([
    ['a folder without the files', () => setting.dataDir, /expected .*config\.json.*, but not all of them/],
    ['no folder', () => join(setting.dataDir, 'nowhere'), /expected a folder of weights/],
  ])('refuses %s', async (_, from, message) => {
    await expect(run('add', starter.name, from())).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(message),
    })
  })
})

describe('which model is meant', () => {
  it.each([
    ['nonsense', /There is no model nonsense/],
    ['test-model', /is not here; run: parley models pull test-model/],
    [`${starter.name}@${starter.revision.slice(0, 6)}`, /expected at least 7 digits/],
    [
      `${starter.name}@0000000`,
      new RegExp(`has no revision 0000000 here \\(there are: ${starter.revision}\\)`),
    ],
  ])('%s: says what is wrong', (name, message) => {
    expect(() => findHere([starter, model], name, setting.dataDir)).toThrow(message)
  })

  it('a beginning that two revisions have is not enough', () => {
    const rows = ['abcdefg1', 'abcdefg2'].map((revision) => ({ ...model, revision }))
    expect(() => findRevision(rows, model, 'abcdefg')).toThrow(/several revisions of test-model begin with/)
    expect(findRevision(rows, model, 'abcdefg2')).toBe(rows[1])
  })
})

describe('a data folder from before there were revisions', () => {
  it('keeps its models: the folder is moved, the lock file is read and written anew', async () => {
    await run('pull', 'test-model')
    const [row] = recordedRevisions(model, setting.dataDir)
    const old = join(setting.dataDir, 'models', 'test-model')
    renameSync(folder(), old)
    const { models } = JSON.parse(readFileSync(lockFileOf(setting.dataDir), 'utf8'))
    writeFileSync(
      lockFileOf(setting.dataDir),
      JSON.stringify({ version: 1, models: { 'test-model': models['test-model'][0] } }),
    )
    expect(revisionsHere(model, setting.dataDir)).toEqual([])
    moveOldFolders(setting.dataDir)
    moveOldFolders(setting.dataDir)
    expect(existsSync(old)).toBe(false)
    expect(revisionsHere(model, setting.dataDir)).toEqual([row])
    expect((await run('verify', 'test-model')).status).toBe(0)
    const second = setting.hub.commit('owner/test-model', {
      ...starterContent(),
      'config.json': Buffer.from('{}'),
    })
    await run('update', 'test-model')
    expect(revisionsHere(model, setting.dataDir).map(({ revision }) => revision)).toEqual([
      second,
      row!.revision,
    ])
  })
})

function flip(path: string) {
  const content = readFileSync(path)
  content[1]! ^= 1
  writeFileSync(path, content)
}
