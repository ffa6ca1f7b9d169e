import { answersFor } from '../../../src/contract/phrases/answers/index.ts'
import type { Reply } from '../../../src/contract/reply.ts'

/** An input or an output of a step, as people who build workflows see it; `description` stands below it. */
export interface Parameter {
  /** https://docs.slack.dev/tools/deno-slack-sdk/reference/slack-types and the primitive ones */
  type: 'string' | 'number' | 'integer' | 'boolean' | 'slack#/types/channel_id' | 'slack#/types/user_id'
  title: string
  description: string
  required: boolean
}

export type Outputs = Readonly<Record<string, string | number | boolean>>

/** What the outputs are made of. */
export interface Answered {
  data: Reply['data']
  /** The answer in words. */
  text: string
  /** What Parley remarks: `via English`, what was left out; empty when there is nothing. */
  notes: string
}

/** A step of Workflow Builder. Inputs beside the text or the channel are options of the task. */
export interface Step {
  /** The task that it asks for, and its `callback_id`. */
  task: string
  title: string
  description: string
  inputs: Readonly<Record<string, Parameter>>
  outputs: Readonly<Record<string, Parameter>>
  /** The values of the outputs. */
  valuesOf(answered: Answered): Outputs
  /** Them when there was nothing to work on; without it that is a failure. */
  nothing?: Outputs
}

const text: Parameter = {
  type: 'string',
  title: 'Text',
  description: 'the text to work on',
  required: true,
}

const author: Parameter = {
  type: 'slack#/types/user_id',
  title: 'Who wrote it',
  description: 'of somebody who asked not to be analysed, the text is not worked on',
  required: false,
}

const from: Parameter = {
  type: 'string',
  title: 'From language',
  description: 'language of the text, such as French or fr; detected when empty',
  required: false,
}

const notes: Parameter = {
  type: 'string',
  title: 'Remarks',
  description: 'what Parley remarks, such as “via English”; often empty',
  required: true,
}

const output = (type: Parameter['type'], title: string, description: string): Parameter => {
  return { type, title, description, required: true }
}

/**
 * The custom steps that Parley offers, in English: Slack does not say what language somebody who builds or runs a
 * workflow speaks.
 */
export const STEPS: readonly Step[] = [
  {
    task: 'sentiment',
    title: 'How does this feel?',
    description: 'Whether a text feels positive, neutral or negative, to branch on',
    inputs: { text, from, author },
    outputs: {
      label: output('string', 'Feeling', 'positive, neutral or negative'),
      score: output('number', 'Probability', 'of that feeling, from 0 to 1'),
      sure: output('boolean', 'Sure', 'false when it could as well be another feeling'),
      notes,
    },
    valuesOf: ({ data, notes }) => ({ ...picked(data, 'label', 'score', 'sure'), notes }),
  },
  {
    task: 'translate',
    title: 'Translate text',
    description: 'What a text says in another language; links and code stay as they are',
    inputs: {
      text,
      to: { type: 'string', title: 'To language', description: 'such as French or fr', required: true },
      from,
      author,
    },
    outputs: {
      text: output('string', 'Translation', 'the text in the other language'),
      from: output('string', 'From language', 'the language it was in, such as fr'),
      notes,
    },
    valuesOf: ({ data, text, notes }) => ({ text, ...picked(data, 'from'), notes }),
  },
  {
    task: 'summarise',
    title: 'Summarise channel or thread',
    description: 'What matters in a public channel that Parley is in, with links to the messages',
    inputs: {
      channel: {
        type: 'slack#/types/channel_id',
        title: 'Channel',
        description: 'a public channel that Parley is in',
        required: true,
      },
      thread: {
        type: 'string',
        title: 'Thread',
        description: 'link to a message of a thread in that channel; the whole channel when empty',
        required: false,
      },
      span: {
        type: 'string',
        title: 'What of it',
        description: 'such as: since yesterday · last 50 · since 9:00 · short; the newest when empty',
        required: false,
      },
    },
    outputs: {
      text: output('string', 'Summary', 'points with who said it and a link to each message'),
      count: output('integer', 'Messages', 'how many messages it is made of; 0 when nothing was said'),
    },
    valuesOf: ({ data, text, notes }) => ({ text: [text, notes].join('\n'), count: Number(data.used) }),
    nothing: { text: answersFor('en').summary.nothing, count: 0 },
  },
]

function picked(data: Reply['data'], ...names: string[]): Outputs {
  return Object.fromEntries(names.map((name) => [name, data[name] as string | number | boolean]))
}
