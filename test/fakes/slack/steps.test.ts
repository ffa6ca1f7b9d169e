import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaller } from './caller.ts'
import { type FakeSlack, IDS, openFakeSlack } from './index.ts'

const parameter = (name: string, type: string, is_required: boolean) => ({
  ...{ name, type, is_required },
  title: name,
})
const steps = {
  greet: {
    title: 'Greet',
    description: 'Says hello',
    input_parameters: {
      who: parameter('who', 'slack#/types/user_id', true),
      how: parameter('how', 'string', false),
    },
    output_parameters: {
      text: parameter('text', 'string', true),
      times: parameter('times', 'integer', false),
    },
  },
}

let slack: FakeSlack
const call = createCaller(() => slack)
beforeEach(async () => {
  slack = await openFakeSlack({ steps })
})
afterEach(() => slack.close())

const run = () => slack.runStep({ callback_id: 'greet', inputs: { who: IDS.ada } })

describe('a step', () => {
  it.each([
    ['greet', {}, /missing who/],
    ['greet', { who: 'Ada' }, /who is no slack/],
    ['greet', { who: IDS.ada, when: 'now' }, /no parameter when/],
    ['dance', {}, /declares no step dance/],
  ])('cannot be built as %s with %j', (callback_id, inputs, words) => {
    expect(() => slack.runStep({ callback_id, inputs })).toThrow(words)
  })

  it('ends with the outputs that are declared, and once', async () => {
    const { id, token } = run()
    const end = { function_execution_id: id, outputs: { text: 'Hello', times: 1 } }
    expect(await call('functions.completeSuccess', end, { token, form: true })).toMatchObject({ ok: true })
    expect(slack.execution(id)).toMatchObject({ status: 'completed', outputs: end.outputs })
    expect(await call('functions.completeSuccess', end, { token })).toMatchObject({
      error: 'execution_not_in_running_state',
    })
  })

  it.each([{}, { text: 1 }, { text: 'Hello', times: 1.5 }, { text: 'Hello', mood: 'good' }])(
    'does not take %j',
    async (outputs) => {
      const { id, token } = run()
      const answer = await call(
        'functions.completeSuccess',
        { function_execution_id: id, outputs },
        { token },
      )
      expect(answer.error).toBe('parameter_validation_failed')
      expect(slack.execution(id).status).toBe('running')
    },
  )

  it('fails with a reason', async () => {
    const { id, token } = run()
    const none = await call('functions.completeError', { function_execution_id: id }, { token })
    expect(none.error).toBe('invalid_arguments')
    await call('functions.completeError', { function_execution_id: id, error: 'No hat.' }, { token })
    expect(slack.execution(id)).toMatchObject({ status: 'failed', error: 'No hat.' })
  })

  it('takes its own token only, which reads like that of the bot until the end', async () => {
    const { id, token } = run()
    const end = { function_execution_id: id, outputs: { text: 'Hello' } }
    expect(await call('functions.completeSuccess', end)).toMatchObject({ error: 'access_denied' })
    expect(await call('functions.completeSuccess', end, { token: run().token })).toMatchObject({
      error: 'access_denied',
    })
    const info = { channel: IDS.general }
    expect(await call('conversations.info', info, { token })).toMatchObject({ ok: true })
    await call('functions.completeSuccess', end, { token })
    expect(await call('conversations.info', info, { token })).toMatchObject({ error: 'token_expired' })
    const other = { ...end, function_execution_id: 'Fx0' }
    expect(await call('functions.completeSuccess', other, { token })).toMatchObject({
      error: 'function_execution_not_found',
    })
  })
})
