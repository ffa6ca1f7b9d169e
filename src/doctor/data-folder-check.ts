import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Check } from '../contract/check.ts'
import { makeDataFolder } from '../data-folder.ts'

/** Whether there is a folder for what is kept, and whether Parley may write to it. */
export function dataFolderCheck(dataDir: string): Check {
  return {
    name: 'data folder',
    async run() {
      makeDataFolder(dataDir)
      const probe = join(dataDir, `.doctor-${randomUUID()}`)
      try {
        await writeFile(probe, '')
        return { well: true, found: `${resolve(dataDir)} can be written` }
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        return {
          well: false,
          found: `${resolve(dataDir)} cannot be written (${code})`,
          remedy: `let the user that runs Parley (${process.getuid?.() ?? '?'}) own it, or set PARLEY_DATA_DIR`,
        }
      } finally {
        await rm(probe, { force: true })
      }
    },
  }
}
