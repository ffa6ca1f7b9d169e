import { describe, expect, it } from 'vitest'
import { parseConversation } from '../../../adapters/console/conversation.ts'

describe('parseConversation', () => {
  it.each([
    ['Ada: hello', [{ id: 'm1', user: 'Ada', text: 'hello' }]],
    [
      '[10:32] Ada Lovelace: hi: there',
      [{ id: 'm1', user: 'Ada Lovelace', text: 'hi: there', time: '10:32' }],
    ],
    ['10:32 <ada> hi', [{ id: 'm1', user: 'ada', text: 'hi', time: '10:32' }]],
    ['Ада: привет', [{ id: 'm1', user: 'Ада', text: 'привет' }]],
    ['https://example.org/x says', [{ id: 'm1', user: 'someone', text: 'https://example.org/x says' }]],
  ])('reads %j', (text, messages) => {
    expect(parseConversation(text)).toEqual(messages)
  })

  it('goes on with the message above on lines without a name', () => {
    const text = 'Ada: see\n```\nlet x = 1\n\n```\n\nBob: ok\n'
    expect(parseConversation(text)).toEqual([
      { id: 'm1', user: 'Ada', text: 'see\n```\nlet x = 1\n\n```' },
      { id: 'm2', user: 'Bob', text: 'ok' },
    ])
  })

  it('takes the lines of the chat itself as its own', () => {
    const text = 'Ada: hi\nBob Smith has joined the channel\n*** Cleo left\nwe have left it so'
    expect(parseConversation(text)).toEqual([
      { id: 'm1', user: 'Ada', text: 'hi' },
      { id: 'm2', user: 'system', text: 'Bob Smith has joined the channel', bot: true },
      { id: 'm3', user: 'system', text: '*** Cleo left\nwe have left it so', bot: true },
    ])
  })

  it('reads JSON lines, with a byte order mark, numbers as ids and extra keys', () => {
    const text =
      '\uFEFF{"id":7,"user":"U1","text":"a","time":"2026-01-01T10:00:00Z","x":1}\r\n\r\n{"text":"b","bot":true}\r\n'
    expect(parseConversation(text)).toEqual([
      { id: '7', user: 'U1', text: 'a', time: '2026-01-01T10:00:00Z' },
      { id: 'm2', user: 'someone', text: 'b', bot: true },
    ])
  })

  it('names the JSON line that is broken', () => {
    expect(() => parseConversation('{"text":"a"}\n{"text":')).toThrow(/^Line 2 of the conversation/)
    expect(() => parseConversation('{"text":1}')).toThrow(/^Line 1/)
  })

  it('reads nothing from nothing', () => {
    expect(parseConversation('\n \n')).toEqual([])
  })
})
