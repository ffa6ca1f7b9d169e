import { element } from './element.js'

/** Texts to start with, each with what it shows best. `name` is looked up in the words. */
const EXAMPLES = [
  {
    name: 'happy',
    task: 'sentiment',
    options: { why: true },
    text: 'Great work everyone, the release finally went out without a hitch! 🎉',
  },
  {
    name: 'angry',
    task: 'sentiment',
    options: { why: true },
    text: 'The export is broken again and nobody answers. I have wasted the whole morning on this.',
  },
  {
    name: 'tokens',
    task: 'translate',
    options: { from: 'en', to: 'fr' },
    text: 'Hello <@U024BE7LH>, can you help me with `npm ci`? I am waiting at the office.',
  },
  {
    name: 'talk',
    task: 'summarise',
    options: { length: 'short' },
    text: `Ada: morning all
Bob: hi
Ada: The login page has been failing for customers in Europe since the deploy last night.
Cleo: Same here, I see timeouts from the session store in the logs.
Bob: lol
Ada: I will roll back the deploy now and we look for the cause after the meeting.
Cleo: ok
Bob: Should we tell the customers that it is fixed?
Ada: Yes please, and mention that no data was lost.`,
  },
  { name: 'unknown', task: 'detect-language', options: {}, text: 'Wo ist denn hier der Bahnhof, bitte?' },
]

/** A button for each example whose task there is. @param {(example: typeof EXAMPLES[0]) => void} choose */
export function exampleButtons(tasks, words, choose) {
  return EXAMPLES.filter(({ task }) => tasks.some(({ name }) => name === task)).map((example) =>
    element(
      'button',
      { type: 'button', class: 'chip', onclick: () => choose(example) },
      words.examples[example.name],
    ),
  )
}
