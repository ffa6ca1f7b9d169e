import type { GoldenExample } from '../../src/contract/golden.ts'

type Label = Extract<GoldenExample['expected'], { kind: 'label' }>['label']

/** Sentences whose label nobody disputes, by language. None is neutral: some models know only two labels. */
const SENTENCES: Record<string, [text: string, label: Label][]> = {
  en: [
    ['I love this, great work, thank you so much!', 'positive'],
    ['What a wonderful day, I am really happy with the result.', 'positive'],
    ['This is the best release we ever had, well done everybody!', 'positive'],
    ['This is terrible, I hate it and it never works.', 'negative'],
    ['I am very disappointed, that was the worst support ever.', 'negative'],
    ['Horrible, everything is broken again and I am really angry.', 'negative'],
  ],
  fr: [
    ["J'adore, excellent travail, merci beaucoup !", 'positive'],
    ["C'est nul, je déteste ça, une horreur.", 'negative'],
  ],
  de: [
    ['Ich liebe es, ausgezeichnete Arbeit, vielen Dank!', 'positive'],
    ['Das ist furchtbar, ich hasse es, sehr schlecht.', 'negative'],
  ],
}

/** What a sentiment model that reads these languages must be able to tell. */
export function sentimentExamples(languages: readonly string[]): GoldenExample[] {
  const known = Object.entries(SENTENCES).filter(([language]) => languages.includes(language))
  return known.flatMap(([from, sentences]) =>
    sentences.map(([text, label]) => ({
      ...{ task: 'sentiment', input: { text }, options: { from } },
      expected: { kind: 'label' as const, label },
    })),
  )
}
