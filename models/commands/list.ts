import { columns } from '../../src/contract/columns.ts'
import type { OperatorCommand } from '../../src/contract/command.ts'
import type { Model } from '../../src/contract/model.ts'
import { recordedRevisions } from '../installed/recorded-revisions.ts'
import { revisionsHere } from '../installed/revisions-here.ts'
import { shortRevision } from './find-revision.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

const HEADINGS = ['NAME', 'SET', 'JOB', 'LANGUAGES', 'SIZE', 'LICENCE', 'HERE']
const MOST_LANGUAGES = 8

export function createListCommand({ models, dataDir }: ModelCommandParts): OperatorCommand {
  return {
    name: 'models list',
    summary: 'Show every model that Parley knows, with its licence and the revisions that are here',
    arguments: [],
    async run(_, output) {
      const rows = models.map((model) => cells(model, dataDir))
      for (const line of columns([HEADINGS, ...rows], ['SIZE'])) output.out(line)
      if (models.some((model) => model.nonCommercial)) {
        output.error('A non-commercial licence forbids commercial use of the model and of what it writes.')
      }
      return 0
    },
  }
}

function cells(model: Model, dataDir: string): string[] {
  const licence = model.nonCommercial ? `${model.licence} (non-commercial)` : model.licence
  const here = revisionsHere(model, dataDir).map(({ revision }) => shortRevision(revision))
  return [
    model.name,
    model.set,
    model.job,
    languages(model),
    sizeOf(recordedRevisions(model, dataDir)[0] ?? model),
    licence,
    here.join(' ') || 'no',
  ]
}

function languages({ job, languages: { from, to } }: Model): string {
  return job === 'translation' ? `${listed(from)} → ${listed(to)}` : listed(from)
}

function listed(codes: readonly string[]): string {
  return codes.length > MOST_LANGUAGES ? `${codes.length} languages` : codes.join(' ')
}
