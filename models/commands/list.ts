import type { OperatorCommand } from '../../src/contract/command.ts'
import type { Model } from '../../src/contract/model.ts'
import { isInstalled } from '../installed/is-installed.ts'
import { lockedModel } from '../installed/locked-model.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

const HEADINGS = ['NAME', 'SET', 'JOB', 'LANGUAGES', 'SIZE', 'LICENCE', 'HERE']
const MOST_LANGUAGES = 8

export function createListCommand({ models, dataDir }: ModelCommandParts): OperatorCommand {
  return {
    name: 'models list',
    summary: 'Show every model that Parley knows, with its licence and whether it is here',
    arguments: [],
    async run(_, output) {
      const rows = models.map((model) => cells(model, dataDir))
      for (const line of table([HEADINGS, ...rows])) output.out(line)
      if (models.some((model) => model.nonCommercial)) {
        output.error('A non-commercial licence forbids commercial use of the model and of what it writes.')
      }
      return 0
    },
  }
}

function cells(model: Model, dataDir: string): string[] {
  const licence = model.nonCommercial ? `${model.licence} (non-commercial)` : model.licence
  const here = isInstalled(model, dataDir) ? 'yes' : 'no'
  return [
    model.name,
    model.set,
    model.job,
    languages(model),
    sizeOf(lockedModel(model, dataDir)),
    licence,
    here,
  ]
}

function languages({ job, languages: { from, to } }: Model): string {
  return job === 'translation' ? `${listed(from)} → ${listed(to)}` : listed(from)
}

function listed(codes: readonly string[]): string {
  return codes.length > MOST_LANGUAGES ? `${codes.length} languages` : codes.join(' ')
}

function table(rows: string[][]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => {
    const padded = row.map((cell, column) => {
      const width = widths[column] ?? 0
      return HEADINGS[column] === 'SIZE' ? cell.padStart(width) : cell.padEnd(width)
    })
    return padded.join('  ').trimEnd()
  })
}
