import type { Measure, Model } from '../../src/contract/model.ts'
import { manifest } from './manifest.ts'
import { measures } from './measures.ts'

type Facts = Pick<Model, 'name' | 'set' | 'repository' | 'revision' | 'files'> & { measured: Measure[] }

/** What every row of the starter set takes from files that commands write, so that no number is copied by hand. */
export function starterFacts(name: string): Facts {
  const { revision, files } = manifest.models[name] ?? { revision: 'absent', files: [] }
  return { name, set: 'starter', repository: name, revision, files, measured: measures[name] ?? [] }
}
