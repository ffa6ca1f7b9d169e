import type { GoldenExample } from '../../src/contract/golden.ts'
import type { Model } from '../../src/contract/model.ts'
import { sentimentExamples } from './sentiment.ts'
import { summaryExamples } from './summary.ts'
import { translationExamples } from './translation.ts'

/** What a model must answer before it goes into service. */
export function goldenOf({ job, languages }: Model): GoldenExample[] {
  if (job === 'sentiment') return sentimentExamples(languages.from)
  if (job === 'translation') return translationExamples(languages)
  return summaryExamples()
}
