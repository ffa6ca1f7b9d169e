import { describe, expect, it } from 'vitest'
import type { TaskInfo } from '../src/contract/task.ts'
import { fitInput } from '../src/fit-input.ts'

const task: TaskInfo = {
  name: 'count',
  summary: 'counts',
  input: 'text',
  options: [],
  maximumCharacters: 10,
  example: 'count hello',
}

function fitted(...texts: string[]) {
  return fitInput(task, { messages: texts.map((text, id) => ({ id: `${id}`, user: 'Ada', text })) })
}

describe('a conversation for a task that works on a text', () => {
  it('is its newest messages that fit, a line each', () => {
    expect(fitted('12345', 'abc', 'de')).toEqual({ text: 'abc\nde' })
    expect(fitted()).toEqual({ text: '' })
  })

  it('leaves out bots', () => {
    const messages = [
      { id: '1', user: 'Ada', text: 'hello' },
      { id: '2', user: 'CI', text: 'red', bot: true },
    ]
    expect(fitInput(task, { messages })).toEqual({ text: 'hello' })
  })

  it('is the newest message when that alone is too large, so that it is called too large and not empty', () => {
    expect(fitted('abc', '12345678901')).toEqual({ text: '12345678901' })
  })
})
