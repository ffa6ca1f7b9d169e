/** Pulls the test model in a process of its own, for tests that end it: `tsx pull-process.ts ENDPOINT DATA_DIR` */
import { createDownloader } from '../../models/download/downloader.ts'
import { testModel } from './setting.ts'

const [endpoint, dataDir] = process.argv.slice(2) as [string, string]
await createDownloader({ endpoint, dataDir, offline: false }).pull(testModel())
