import { describe, expect, it } from 'vitest'
import { consoleOrigin, readTyped } from '../../../adapters/console/request.ts'
import { tasks } from '../../../src/tasks/index.ts'

const read = (line: string) => {
  const typed = readTyped(line, tasks)
  return typed.kind === 'task' ? { ...typed, task: typed.task.name } : typed
}

describe('readTyped', () => {
  it.each([
    ['in French', 'French'],
    ['to fr please', 'fr'],
    ['and in español?', 'español'],
    ['auf Deutsch', 'Deutsch'],
    ['en français', 'français'],
  ])('takes %j as the message before, translated', (line, to) => {
    expect(read(line)).toEqual({ kind: 'task', task: 'translate', options: { to }, text: '' })
  })

  it.each([
    ['/translate --to fr hello you', { task: 'translate', options: { to: 'fr' }, text: 'hello you' }],
    ['/translate to French: hello', { task: 'translate', options: { to: 'French' }, text: 'hello' }],
    [
      '/translate from de to fr hallo',
      { task: 'translate', options: { from: 'de', to: 'fr' }, text: 'hallo' },
    ],
    ['/sentiment --why to be or not', { task: 'sentiment', options: { why: true }, text: 'to be or not' }],
    ['/sum --length=short', { task: 'summarise', options: { length: 'short' }, text: '' }],
    ['/translate --to fr a\nb', { task: 'translate', options: { to: 'fr' }, text: 'a\nb' }],
  ])('reads %j', (line, wanted) => {
    expect(read(line)).toEqual({ kind: 'task', ...wanted })
  })

  it('knows help, quit, why, choices, unknown commands and plain text', () => {
    expect(read('/help').kind).toBe('help')
    expect(read('/quit').kind).toBe('quit')
    expect(read('why?').kind).toBe('why')
    expect(read('2')).toEqual({ kind: 'choice', number: 2 })
    expect(read('/dance now')).toEqual({ kind: 'unknown', command: 'dance' })
    expect(read('   ').kind).toBe('empty')
    expect(read('in the end it worked')).toEqual({ kind: 'text', text: 'in the end it worked' })
  })
})

describe('consoleOrigin', () => {
  it('knows the locale of the environment', () => {
    expect(consoleOrigin({ LANG: 'de_AT.UTF-8' })).toEqual({ platform: 'console', locale: 'de-AT' })
    expect(consoleOrigin({ LANG: 'C.UTF-8' })).toEqual({ platform: 'console' })
    expect(consoleOrigin({})).toEqual({ platform: 'console' })
  })
})
