import { gallery } from '../../../replies/gallery.ts'

/** The answer to a happy message, with the words that carried it. */
export const happyAnswer = {
  ...gallery.sentiment!,
  data: {
    label: 'positive',
    score: 0.91,
    sure: true,
    scores: { negative: 0.02, neutral: 0.07, positive: 0.91 },
    why: [
      { text: 'finally', weight: 0.21 },
      { text: 'the', weight: 0.001 },
      { text: 'bug', weight: -0.3 },
    ],
  },
}
