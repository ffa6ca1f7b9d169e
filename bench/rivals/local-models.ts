import { basename, dirname } from 'node:path'
import { env } from '@xenova/transformers'

/** Makes transformers.js read a folder on this machine and nothing else; gives the name to load. */
export function localName(folder: string): string {
  env.allowRemoteModels = false
  env.localModelPath = `${dirname(folder)}/`
  return basename(folder)
}
