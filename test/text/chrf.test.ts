import { describe, expect, it } from 'vitest'
import { corpusChrf } from '../../src/text/chrf.ts'

/** Hypothesis, reference and what sacrebleu 2.6.0 gives (nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no). */
const CHRF: [hypothesis: string, reference: string, score: number][] = [
  ['Le serveur est de nouveau en ligne.', 'Le serveur est revenu en ligne.', 69.52234125390937],
  ['Merci beaucoup !', 'Merci infiniment !', 19.804248860233635],
  ['', 'Une réponse qui manque.', 0],
  ['Oui', 'Oui.', 68.86227544910179],
  ['A', 'B', 0],
  [
    'Je ne sais pas où se trouve le fichier de configuration.',
    "J'ignore où se trouve le fichier de configuration.",
    80.56835649704897,
  ],
  ['🎉 Félicitations 🎉', '🎉 Bravo 🎉', 7.751937984496123],
  ['la la la la la la', 'la la', 59.79978925184405],
  ['Das Wetter\u00a0ist heute  sehr schön.', 'Das Wetter ist heute schön.', 87.78412234930816],
]

describe('chrF', () => {
  it.each(CHRF)('of %j against %j is what sacrebleu gives', (hypothesis, reference, score) => {
    expect(corpusChrf([hypothesis], [reference])).toBeCloseTo(score, 10)
  })

  it('of a whole corpus adds the counts up before it divides', () => {
    const [hypotheses, references] = [CHRF.map(([one]) => one), CHRF.map(([, one]) => one)]
    expect(corpusChrf(hypotheses, references)).toBeCloseTo(59.85690449572285, 10)
  })
})
