import type { Model } from '../src/contract/model.ts'
import { bertMultilingualSentiment } from './bert-multilingual-sentiment.ts'
import { distilbartCnn66 } from './distilbart-cnn-6-6.ts'
import { distilbertSst2 } from './distilbert-sst-2.ts'
import { m2m100418m } from './m2m100-418m.ts'
import { nllb200600m } from './nllb-200-600m.ts'
import { opusMtDeEn } from './opus-mt-de-en.ts'
import { opusMtEnDe } from './opus-mt-en-de.ts'
import { opusMtEnEs } from './opus-mt-en-es.ts'
import { opusMtEnFr } from './opus-mt-en-fr.ts'
import { opusMtEnIt } from './opus-mt-en-it.ts'
import { opusMtEnRomance } from './opus-mt-en-romance.ts'
import { opusMtEsEn } from './opus-mt-es-en.ts'
import { opusMtFrEn } from './opus-mt-fr-en.ts'
import { opusMtItEn } from './opus-mt-it-en.ts'
import { opusMtRomanceEn } from './opus-mt-romance-en.ts'
import { parleySentimentEn } from './parley-sentiment-en.ts'
import { parleySummaryEn } from './parley-summary-en.ts'
import { parleyTranslateEnXx } from './parley-translate-en-xx.ts'
import { parleyTranslateXxEn } from './parley-translate-xx-en.ts'

/** Every model that Parley knows. Of several that fit a need the first one serves it. */
export const catalogue: readonly Model[] = [
  parleySentimentEn,
  parleyTranslateEnXx,
  parleyTranslateXxEn,
  parleySummaryEn,
  bertMultilingualSentiment,
  distilbertSst2,
  opusMtEnFr,
  opusMtFrEn,
  opusMtEnEs,
  opusMtEsEn,
  opusMtEnDe,
  opusMtDeEn,
  opusMtEnIt,
  opusMtItEn,
  opusMtEnRomance,
  opusMtRomanceEn,
  m2m100418m,
  nllb200600m,
  distilbartCnn66,
]

/** The models of one set, in order of preference. */
export function modelsOf(set: Model['set']): Model[] {
  return catalogue.filter((model) => model.set === set)
}
