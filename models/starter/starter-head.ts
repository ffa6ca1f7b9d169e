import { readFileSync } from 'node:fs'
import type { Model } from '../../src/contract/model.ts'

/** The head that was trained on top of a model and lies in its folder as `head.json`. */
export function starterHead(name: string): Pick<Model, 'head'> {
  try {
    return { head: JSON.parse(readFileSync(new URL(`./${name}/head.json`, import.meta.url), 'utf8')) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
