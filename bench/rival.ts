import { openBareClassifier } from './rivals/bare-classifier.ts'
import { openBareTranslator } from './rivals/bare-translator.ts'
import { openNaiveClassifier } from './rivals/naive-classifier.ts'
import { openNaiveTranslator } from './rivals/naive-translator.ts'
import type { OpenRival } from './rivals/rival.ts'

const RIVALS: Record<string, OpenRival> = {
  'naive-classifier': openNaiveClassifier,
  'naive-translator': openNaiveTranslator,
  'bare-classifier': openBareClassifier,
  'bare-translator': openBareTranslator,
}

/** A rival in a process of its own (see rivals/fleet.ts): says when it is ready, then answers each list of texts. */
const [, , name = '', folder = '', settings = '{}'] = process.argv
const run = await RIVALS[name]!(folder, JSON.parse(settings))
process.on('message', async (texts: string[]) => process.send!(await run(texts)))
process.on('disconnect', () => process.exit(0))
process.send!({ ready: performance.now() })
