import type { Model } from '../src/contract/model.ts'
import { modelsOf } from './index.ts'
import { revisionsHere } from './installed/revisions-here.ts'

/**
 * The models that answer unless the operator chose others, the preferred first: the installed ones of the chosen set in
 * their default revision, and behind them the starter models, which are always there, for what the others do not cover.
 */
export function inService(set: 'starter' | 'standard', dataDir: string): Model[] {
  const chosen = modelsOf(set).flatMap((model) => revisionsHere(model, dataDir).slice(0, 1))
  return set === 'starter' ? chosen : [...chosen, ...modelsOf('starter')]
}
