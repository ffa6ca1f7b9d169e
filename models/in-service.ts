import type { Model } from '../src/contract/model.ts'
import { modelsOf } from './index.ts'
import { isInstalled } from './installed/is-installed.ts'
import { lockedModel } from './installed/locked-model.ts'

/**
 * The models that answer, the preferred first: the installed ones of the chosen set, and behind them the starter
 * models, which are always there, for what the others do not cover.
 */
export function inService(set: 'starter' | 'standard', dataDir: string): Model[] {
  const chosen = modelsOf(set).filter((model) => isInstalled(model, dataDir))
  const rest = set === 'starter' ? [] : modelsOf('starter')
  return [...chosen, ...rest].map((model) => lockedModel(model, dataDir))
}
