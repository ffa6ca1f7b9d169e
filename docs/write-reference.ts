import { writeFileSync } from 'node:fs'
import { referenceFiles } from './reference.ts'

for (const [path, content] of Object.entries(referenceFiles())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), content)
}
