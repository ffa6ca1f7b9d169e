import { type BotParts, createBot } from '../../../src/bot.ts'
import type { Model } from '../../../src/contract/model.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { botParts } from '../../fakes/bot-parts.ts'
import { createFakeRunner, fakeSentiment, fakeTranslators } from '../../fakes/runner.ts'

const fakeEmbedder: Model<'feature-extraction'> = {
  ...fakeSentiment,
  name: 'fake-embedder',
  kind: 'feature-extraction',
  job: 'salience',
}

const models: Model[] = [
  fakeSentiment,
  ...fakeTranslators.map((model) => ({ ...model, sentinels: ['⟦0⟧', '⟦1⟧', '⟦2⟧'] })),
  fakeEmbedder,
]

/** The real tasks on models that find "good" good and translate by shouting. */
export function openStepBot(parts: Partial<BotParts> = {}) {
  const { runner } = createFakeRunner({
    'text-classification': ({ text }: { text: string }) =>
      /good/.test(text)
        ? { scores: { positive: 0.9, neutral: 0.08, negative: 0.02 } }
        : { scores: { positive: 0.34, neutral: 0.33, negative: 0.33 } },
    translation: ({ text }: { text: string }) => ({ text: text.toUpperCase(), complete: true, tokens: 1 }),
    'feature-extraction': ({ text }: { text: string }) => ({
      vector: Float32Array.from([text.length, text.split('e').length, text.split('a').length, 1]),
    }),
  })
  return createBot({ ...botParts, tasks, models: () => models, runner, ...parts })
}
