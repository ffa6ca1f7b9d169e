import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../src/data-folder.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'parley-data-'))

describe('the data folder', () => {
  it('is made with those above it, and may be there already', () => {
    const path = join(newFolder(), 'a', 'b')
    makeDataFolder(path)
    makeDataFolder(path)
    expect(statSync(path).isDirectory()).toBe(true)
  })

  it('cannot be a file, and the error names the variable, what was expected and what came', () => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, '')
    expect(() => makeDataFolder(path)).toThrow(
      `PARLEY_DATA_DIR: expected a folder, but ${JSON.stringify(path)} came, which cannot be made (EEXIST)`,
    )
  })
})
