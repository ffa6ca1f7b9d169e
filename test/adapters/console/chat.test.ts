import { EventEmitter, once } from 'node:events'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createConsole } from '../../../adapters/console/index.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { fakeHouse } from '../../fakes/house.ts'

/** Talks with the console: writes each paste and waits until the handle has been asked (or the prompt is back). */
async function talk(pastes: string[]) {
  const input = new PassThrough()
  const output = new PassThrough()
  const asked: TaskRequest[] = []
  const handle = async (request: TaskRequest): Promise<Reply> => {
    asked.push(request)
    const actions = [{ label: 'Italian', task: 'translate', options: { from: 'it', to: 'en' } }]
    return {
      title: `answer ${asked.length}`,
      actions,
      notes: [],
      models: [],
      data: {},
      visibility: 'private',
    }
  }
  let shown = ''
  output.on('data', (chunk) => {
    shown += stripVTControlCharacters(String(chunk))
  })
  const console = createConsole({ input, output, origin: { platform: 'console' } })
  await console.start(fakeHouse({ handle, chatTasks }))
  const prompts = () => shown.split('› ').length - 1
  for (const paste of pastes) {
    const before = prompts()
    input.write(`${paste}\n`)
    while (prompts() === before && !paste.startsWith('/quit'))
      await new Promise((resolve) => setTimeout(resolve, 5))
  }
  input.end()
  await console.closed
  return { shown, asked: asked.map(({ task, input, options }) => ({ task, input, options })) }
}

describe('the chat in the terminal', () => {
  it('greets with help and answers a message with its mood and the reasons', async () => {
    const { shown, asked } = await talk(['this works, thanks'])
    expect(shown).toContain('Everything stays on this machine')
    expect(shown).toContain('answer 1')
    expect(asked).toEqual([
      { task: 'sentiment', input: { text: 'this works, thanks' }, options: { why: true } },
    ])
  })

  it('translates the message before, and takes a choice', async () => {
    const { asked } = await talk(['ciao a tutti', 'in French', '1', '2'])
    expect(asked.slice(1)).toEqual([
      { task: 'translate', input: { text: 'ciao a tutti' }, options: { to: 'French' } },
      { task: 'translate', input: { text: 'ciao a tutti' }, options: { from: 'it', to: 'en' } },
    ])
  })

  it('summarises a pasted conversation', async () => {
    const { asked } = await talk(['Ada: a\nBob: b\nAda: c\nBob: d'])
    expect(asked[0]?.task).toBe('summarise')
    expect(asked[0]?.input).toMatchObject({ messages: [{ user: 'Ada' }, { user: 'Bob' }, {}, {}] })
  })

  it('says what to do when there is nothing to do it with', async () => {
    const { shown, asked } = await talk(['in French', '/dance', '7', '/quit'])
    expect(shown).toContain('There is no message yet')
    expect(shown).toContain('There is no /dance')
    expect(shown).toContain('There is no choice 7')
    expect(asked).toEqual([])
  })
})

describe('the chat when it is stopped', () => {
  it('answers what it has begun, takes nothing new and closes', async () => {
    const input = new PassThrough()
    const output = new PassThrough()
    const asked: string[] = []
    const turn = new EventEmitter()
    const question = once(turn, 'question')
    const handle = async (request: TaskRequest): Promise<Reply> => {
      asked.push((request.input as { text: string }).text)
      turn.emit('question')
      await once(turn, 'answer')
      return { title: 'the answer', notes: [], models: [], data: {}, visibility: 'private' }
    }
    const console = createConsole({ input, output, origin: { platform: 'console' } })
    await console.start(fakeHouse({ handle, chatTasks }))
    input.write('first\n')
    await question
    let stopped = false
    const stop = console.stop().then(() => {
      stopped = true
    })
    input.write('second\n')
    await new Promise(setImmediate)
    expect(stopped).toBe(false)
    turn.emit('answer')
    await stop
    await console.closed
    expect(asked).toEqual(['first'])
    expect(stripVTControlCharacters(output.read().toString())).toContain('the answer')
  })

  it('closes at once when nobody has asked anything', async () => {
    const console = createConsole({
      input: new PassThrough(),
      output: new PassThrough(),
      origin: { platform: 'console' },
    })
    await console.start(fakeHouse({ chatTasks, handle: async () => Promise.reject(new Error('not asked')) }))
    await console.stop()
    await console.closed
  })
})
