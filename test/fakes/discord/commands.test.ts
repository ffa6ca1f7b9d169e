import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaller } from './caller.ts'
import { checkCommand, type FakeDiscord, IDS, openFakeDiscord } from './index.ts'

let discord: FakeDiscord
const call = createCaller(() => discord)

beforeEach(async () => {
  discord = await openFakeDiscord()
})
afterEach(() => discord.close())

const PATH = `/applications/${IDS.application}/commands`
const command = (name: string, more: object = {}) => ({ name, description: 'It does this', ...more })

describe('registered commands', () => {
  it('keep their ids, and change their versions only when they change', async () => {
    const first = await call('PUT', PATH, [command('one'), command('two')])
    const again = await call('PUT', PATH, [command('one'), command('two', { description: 'That' })])
    const [one, two] = first.body as unknown as { id: string; version: string }[]
    expect(again.body).toMatchObject([one, { id: two!.id, description: 'That' }])
    expect((again.body as unknown as { version: string }[])[1]!.version).not.toBe(two!.version)
    await call('PUT', PATH, [command('two')])
    expect(discord.commands().map((row) => row.name)).toEqual(['two'])
  })

  it('are made, changed, listed and removed one by one, for a guild too', async () => {
    const localised = command('one', { name_localizations: { fr: 'un' } })
    const { status, body } = await call('POST', PATH, localised)
    expect(status).toBe(201)
    expect((await call('POST', PATH, localised)).status).toBe(200)
    expect((await call('GET', PATH)).body).toEqual([
      expect.not.objectContaining({ name_localizations: { fr: 'un' } }),
    ])
    expect((await call('GET', `${PATH}?with_localizations=true`)).body).toMatchObject([
      { name_localizations: { fr: 'un' } },
    ])
    await call('PATCH', `${PATH}/${body.id}`, { description: 'Other' })
    expect((await call('GET', `${PATH}/${body.id}`)).body).toMatchObject({ description: 'Other' })
    expect((await call('DELETE', `${PATH}/${body.id}`)).status).toBe(204)
    expect((await call('GET', `${PATH}/${body.id}`)).body).toMatchObject({ code: 10063 })
    await call('PUT', PATH.replace('/commands', `/guilds/${IDS.guild}/commands`), [command('here')])
    expect(discord.commands()).toMatchObject([{ name: 'here', guild_id: IDS.guild }])
  })

  it('come back as Discord writes them', async () => {
    const options = [option({ required: false, autocomplete: false, choices: [] })]
    const { body } = await call('POST', PATH, command('one', { options }))
    const nothing = { name_localizations: null, description_localizations: null }
    expect(body).toMatchObject({ ...nothing, type: 1, nsfw: false, contexts: null, integration_types: [0] })
    expect(body.options).toEqual([{ ...option(), ...nothing }])
    expect((await call('GET', PATH)).body).toMatchObject([{ options: [option()] }])
  })

  it('are counted: those there are, and those made in a day', async () => {
    const many = Array.from({ length: 101 }, (_, index) => command(`c${index}`))
    expect((await call('PUT', PATH, many)).body).toMatchObject({ code: 30032 })
    expect((await call('PUT', PATH, many.slice(0, 100))).status).toBe(200)
    await call('PUT', PATH, [])
    expect((await call('PUT', PATH, many.slice(1))).status).toBe(200)
    await call('PUT', PATH, [])
    expect((await call('POST', PATH, command('more'))).body).toMatchObject({ code: 30034 })
  })

  it('are refused when something is wrong, with the place of it', async () => {
    const { status, body } = await call('PUT', PATH, [command('one'), command('Two')])
    expect(status).toBe(400)
    expect(body).toMatchObject({
      code: 50035,
      errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } } },
    })
    const twins = await call('PUT', PATH, [command('one'), command('one')])
    expect(twins.body).toMatchObject({
      errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }] } } },
    })
    expect(discord.commands()).toEqual([])
  })
})

const option = (more: object = {}) => ({ type: 3, name: 'text', description: 'What', ...more })

describe('what is wrong with a command', () => {
  it.each([
    ['a name with a space', command('a b'), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    [
      'a translated name in capitals',
      command('a', { name_localizations: { de: 'Über' } }),
      'name_localizations.de: APPLICATION',
    ],
    [
      'an unknown language',
      command('a', { name_localizations: { pt: 'a' } }),
      'name_localizations.pt: BASE_TYPE_CHOICES',
    ],
    ['no description', { name: 'a' }, 'description: BASE_TYPE_REQUIRED'],
    [
      'a long description',
      command('a', { description: 'x'.repeat(101) }),
      'description: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a menu with a description',
      command('A b', { type: 3 }),
      'description: APPLICATION_COMMAND_DESCRIPTION_NOT_EMPTY',
    ],
    [
      'a needed option behind one that is not',
      command('a', { options: [option(), option({ name: 'b', required: true })] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'two options of one name',
      command('a', { options: [option(), option()] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      '26 choices',
      command('a', {
        options: [
          option({ choices: Array.from({ length: 26 }, (_, row) => ({ name: `${row}`, value: `${row}` })) }),
        ],
      }),
      'options.0.choices: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'choices and autocomplete',
      command('a', { options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      'options.0.autocomplete',
    ],
    [
      'a group in a group',
      command('a', { options: [option({ type: 2, options: [option({ type: 2 })] })] }),
      'options.0.options.0.type',
    ],
    ['a context that is none', command('a', { contexts: [3] }), 'contexts.0: BASE_TYPE_CHOICES'],
    [
      'too many characters',
      command('a', {
        options: Array.from({ length: 25 }, (_, row) =>
          option({
            name: `o${row}`,
            choices: Array.from({ length: 25 }, (_, one) => ({
              name: `${'x'.repeat(20)}${one}`,
              value: `${one}`,
            })),
          }),
        ),
      }),
      ': APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('%s', (_, wrong, expected) => {
    const found = checkCommand(wrong as never).map(({ at, code }) => `${at.join('.')}: ${code}`)
    expect(found).toEqual([expect.stringContaining(expected)])
  })

  it('is nothing with names in all scripts, menus with spaces, and options in their order', () => {
    for (const name of ['übersetzen', '翻訳', 'résumer', 'a_b-c', 'अनुवाद'])
      expect(checkCommand(command(name))).toEqual([])
    expect(checkCommand({ name: 'How does this feel?', type: 3 })).toEqual([])
    const options = [option({ required: true }), option({ name: 'to', autocomplete: true })]
    expect(checkCommand(command('a', { options }))).toEqual([])
  })
})
