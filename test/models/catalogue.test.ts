import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { catalogue, modelsOf } from '../../models/index.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { isInstalled } from '../../models/installed/is-installed.ts'
import { revisionsHere } from '../../models/installed/revisions-here.ts'
import { describeModels } from '../../models/starter/describe-models.ts'
import { manifest } from '../../models/starter/manifest.ts'

const STARTER = fileURLToPath(new URL('../../models/starter/', import.meta.url))
const NOWHERE = join(tmpdir(), 'parley-nowhere')

describe('the catalogue', () => {
  it('has each name and each repository once', () => {
    const names = catalogue.map((model) => model.name)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(catalogue.map((model) => model.repository)).size).toBe(names.length)
    expect(modelsOf('starter').length + modelsOf('standard').length).toBe(names.length)
  })

  it('takes its list from the files: one for each model', () => {
    const folder = fileURLToPath(new URL('../../models/', import.meta.url))
    const others = ['index.ts', 'in-service.ts']
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !others.includes(name))
    expect(files).toHaveLength(catalogue.length)
  })

  it.each(catalogue.map((model) => [model.name, model] as const))('%s is well formed', (_, model) => {
    expect(model.licence).toMatch(/^[A-Z]\S+$/)
    expect(model.nonCommercial ?? false).toBe(/-NC-/.test(model.licence))
    expect(model.maximumTokens).toBeGreaterThanOrEqual(64)
    expect(model.languages.from.length).toBeGreaterThan(0)
    expect([...model.languages.from, ...model.languages.to].every((code) => /^[a-z]{2}$/.test(code))).toBe(
      true,
    )
    if (model.set === 'standard') {
      expect(model.repository).toMatch(/^Xenova\//)
      expect(model.measured).toEqual([])
    }
  })

  it('translators know how to be told each of their languages', () => {
    for (const { languages, languageStyle, job } of catalogue) {
      if (job !== 'translation') continue
      expect(languages.to.length).toBeGreaterThan(0)
      if (languageStyle?.style === 'prefix') {
        expect(Object.keys(languageStyle.prefix).sort()).toEqual([...languages.to].sort())
      }
      if (languageStyle?.style === 'codes') {
        expect(languages.to.filter((code) => !languageStyle.codes[code])).toEqual([])
        expect(languages.from.filter((code) => !languageStyle.codes[code])).toEqual([])
      }
      if (languageStyle?.style === 'fixed') expect(languages.to).toHaveLength(1)
    }
  })

  it('prefers models that may be used commercially', () => {
    const last = (job: string) =>
      modelsOf('standard')
        .filter((model) => model.job === job)
        .at(-1)
    expect(last('translation')?.nonCommercial).toBe(true)
    expect(catalogue.filter((model) => model.nonCommercial)).toHaveLength(1)
  })

  it('says of standard models that they are not here, without a data folder', () => {
    expect(modelsOf('standard').flatMap((model) => revisionsHere(model, NOWHERE))).toEqual([])
    const { name } = modelsOf('standard')[0]!
    expect(folderOf({ name, revision: 'abc' }, NOWHERE)).toBe(join(NOWHERE, 'models', `${name}.abc`))
  })
})

describe('the starter set', () => {
  it('stays below 90 MB', () => {
    const files = Object.values(manifest.models).flatMap((model) => model.files)
    expect(files.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThan(90e6)
  })

  it.each(modelsOf('starter').map((model) => [model.name, model] as const))('%s is here', (_, model) => {
    expect(folderOf(model, NOWHERE)).toBe(join(STARTER, model.name))
    expect(isInstalled(model, NOWHERE)).toBe(true)
  })

  it('has a salience head whose lists fit each other', () => {
    for (const { head } of modelsOf('starter').filter((model) => model.job === 'salience')) {
      const count = head?.features.length
      expect([head?.means.length, head?.scales.length, head?.weights.length]).toEqual([count, count, count])
      expect(head?.embedding).toHaveLength(384)
    }
  })

  it('has the files that its manifest says (if not: npx tsx models/starter/write-manifest.ts)', async () => {
    expect(await describeModels(STARTER)).toEqual(manifest)
  })

  it('gets another revision when a byte changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-starter-'))
    mkdirSync(join(folder, 'a', 'onnx'), { recursive: true })
    writeFileSync(join(folder, 'a', 'README.md'), 'a model card')
    writeFileSync(join(folder, 'a', 'config.json'), '{}')
    writeFileSync(join(folder, 'a', 'onnx', 'model_quantized.onnx'), 'one')
    const first = await describeModels(folder)
    expect(first.models.a?.files.map((file) => file.path)).toEqual([
      'config.json',
      'onnx/model_quantized.onnx',
    ])
    expect((await describeModels(folder)).models.a).toEqual(first.models.a)
    writeFileSync(join(folder, 'a', 'onnx', 'model_quantized.onnx'), 'two')
    expect((await describeModels(folder)).models.a?.revision).not.toBe(first.models.a?.revision)
    rmSync(folder, { recursive: true })
  })
})
