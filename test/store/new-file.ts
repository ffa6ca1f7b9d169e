import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a test may make a database. */
export const newFile = () => join(mkdtempSync(join(tmpdir(), 'parley-store-')), 'parley.sqlite')
