/** Writes manifest.json beside this file. Run it after new weights: `npx tsx models/starter/write-manifest.ts` */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeAtomically } from '../installed/write-atomically.ts'
import { describeModels } from './describe-models.ts'

const starter = fileURLToPath(new URL('.', import.meta.url))
const manifest = await describeModels(starter)
await writeAtomically(join(starter, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
for (const [name, { revision, files }] of Object.entries(manifest.models)) {
  const bytes = files.reduce((total, file) => total + file.bytes, 0)
  console.log(`${name}@${revision}: ${files.length} files, ${bytes} bytes`)
}
