import { ApplicationCommandType, ApplicationCommandOptionType as Kind } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandData } from '../../../adapters/discord/command-data.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { MOOD_PERIODS } from '../../../src/contract/watch.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { type FakeDiscord, openFakeDiscord } from '../../fakes/discord/index.ts'
import { makeParley } from './open-parley.ts'
import { plainHandle } from './plain-handle.ts'

/** A command, an option or a choice, as far as it has names. */
interface Row {
  name: string
  type?: number
  description?: string
  nameLocalizations: Record<string, string>
  descriptionLocalizations?: Record<string, string>
  required?: boolean
  autocomplete?: boolean
  value?: string
  options?: Row[]
  choices?: Row[]
}

const LOCALES = ['de', 'es-ES', 'fr', 'ja', 'pt-BR']

/** https://docs.discord.com/developers/interactions/application-commands */
const LIMITS = {
  name: /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u,
  menuName: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  characters: 8_000,
  slashCommands: 100,
  menus: 15,
}

const madeUp = (over: Partial<TaskInfo>): TaskInfo => ({
  ...{ name: 'toxicity', summary: 'so '.repeat(60), input: 'text', maximumCharacters: 1_000, example: '' },
  options: [
    { name: 'strict', summary: 'as it says', type: 'boolean' },
    { name: 'scale', summary: 'which scale', type: 'choice', choices: ['coarse', 'fine'], required: true },
  ],
  ...over,
})

const text = madeUp({})
const conversation = madeUp({ name: 'decisions', summary: 'What was decided', input: 'conversation' })
const isSlash = ({ type }: Row) => type === ApplicationCommandType.ChatInput
const namesOf = ({ name, nameLocalizations }: Row) => [name, ...Object.values(nameLocalizations)]
const inside = (row: Row): Row[] => [row, ...(row.options ?? []).flatMap(inside)]
const longest = (texts: (string | undefined)[]) => Math.max(...texts.map((one = '') => one.length))

/** As Discord counts the characters of a command: each text in its longest language. */
function sizeOf(row: Row): number {
  const { description, descriptionLocalizations = {}, value = '', options = [], choices = [] } = row
  const own =
    longest(namesOf(row)) + longest([description, ...Object.values(descriptionLocalizations)]) + value.length
  return [...options, ...choices].reduce((sum, part) => sum + sizeOf(part), own)
}

describe.each([
  ['the tasks', commandData(chatTasks) as Row[]],
  ['tasks with made-up ones', commandData([...chatTasks, text, conversation]) as Row[]],
])('the commands of %s', (_what, commands) => {
  const slash = commands.filter(isSlash)
  const menus = commands.filter((row) => !isSlash(row))

  it('have names as Discord takes them, in every language', () => {
    const names = slash.flatMap(inside).flatMap(namesOf)
    expect(names.filter((name) => !LIMITS.name.test(name) || name !== name.toLowerCase())).toEqual([])
    for (const name of menus.flatMap(namesOf)) expect(name.length).toBeLessThanOrEqual(LIMITS.menuName)
  })

  it('have descriptions of 1 to 100 characters, in every language', () => {
    for (const { name, description = '', descriptionLocalizations = {} } of slash.flatMap(inside)) {
      for (const words of [description, ...Object.values(descriptionLocalizations)]) {
        expect([name, words, words.length > 0 && words.length <= LIMITS.description]).toEqual([
          name,
          words,
          true,
        ])
      }
    }
    expect(menus.filter((row) => 'description' in row || 'options' in row)).toEqual([])
  })

  it('stay within what Discord takes of them', () => {
    expect(slash.length).toBeLessThanOrEqual(LIMITS.slashCommands)
    expect(menus.length).toBeLessThanOrEqual(LIMITS.menus)
    for (const command of slash) expect(sizeOf(command)).toBeLessThanOrEqual(LIMITS.characters)
    for (const { options = [], choices = [], autocomplete } of slash.flatMap(inside)) {
      expect(options.length).toBeLessThanOrEqual(LIMITS.options)
      expect(choices.length).toBeLessThanOrEqual(LIMITS.choices)
      expect(choices.length > 0 && autocomplete === true).toBe(false)
      for (const name of choices.flatMap(namesOf)) expect(name.length).toBeLessThanOrEqual(LIMITS.choiceName)
    }
  })

  it('ask for required options first', () => {
    for (const { name, options = [] } of slash) {
      const required = options.map((option) => Boolean(option.required))
      expect([name, ...required]).toEqual([name, ...required.toSorted((a, b) => Number(b) - Number(a))])
    }
  })

  it.each(['en', ...LOCALES])('are told from each other in %s', (locale) => {
    const nameIn = (row: Row) => row.nameLocalizations[locale] ?? row.name
    for (const rows of [slash, menus, ...slash.map(({ options = [] }) => options)]) {
      const names = rows.map(nameIn)
      expect(names).toEqual([...new Set(names)])
    }
  })

  it('can be used on servers, in direct messages and by who installed Parley for themselves', () => {
    for (const command of commands)
      expect(command).toMatchObject({ contexts: [0, 1, 2], integrationTypes: [0, 1] })
  })
})

describe('the commands', () => {
  const commands = commandData(chatTasks) as Row[]

  it.each(commands.flatMap(inside).map((row) => [row.name, row] as const))(
    '%s has a name and a description in every language',
    (_name, { description, nameLocalizations, descriptionLocalizations }) => {
      expect(Object.keys(nameLocalizations).sort()).toEqual(LOCALES)
      if (description !== undefined)
        expect(Object.keys(descriptionLocalizations ?? {}).sort()).toEqual(LOCALES)
    },
  )

  it('have choices with a name in every language, and the same value', () => {
    const choices = commands.flatMap(inside).flatMap((row) => row.choices ?? [])
    const ofTasks = chatTasks.flatMap(({ options }) => options.flatMap((option) => option.choices ?? []))
    expect(choices.map(({ value }) => value)).toEqual([...ofTasks, ...MOOD_PERIODS])
    for (const { nameLocalizations } of choices)
      expect(Object.keys(nameLocalizations).sort()).toEqual(LOCALES)
  })

  it('say all of their descriptions', () => {
    const summaries = chatTasks.flatMap((task) => [
      task.summary,
      ...task.options.map(({ summary }) => summary),
    ])
    const said = commands.flatMap(inside).map(({ description }) => description)
    expect(summaries.filter((summary) => !said.includes(summary))).toEqual([])
  })
})

describe('a task that is added', () => {
  const commands = commandData([...chatTasks, text, conversation]) as Row[]
  const find = (name: string, type: ApplicationCommandType) =>
    commands.filter((row) => row.name === name && row.type === type)

  it('has a command with its own options', () => {
    const [command, ...others] = find('toxicity', ApplicationCommandType.ChatInput)
    expect(others).toEqual([])
    expect(command!.options).toMatchObject([
      { name: 'text', type: Kind.String, required: true },
      { name: 'scale', type: Kind.String, required: true, choices: [{ value: 'coarse' }, { value: 'fine' }] },
      { name: 'strict', type: Kind.Boolean, required: false },
    ])
  })

  it('reads a conversation by range, if it works on one', () => {
    const [command] = find('decisions', ApplicationCommandType.ChatInput)
    expect(command!.options!.map(({ name }) => name)).toEqual(['scale', 'last', 'since', 'channel', 'strict'])
  })

  it.each(['toxicity', 'decisions'])('has its own entry in the menu of messages: %s', (name) => {
    expect(find(name, ApplicationCommandType.Message)).toHaveLength(1)
  })
})

describe('the registration', () => {
  let discord: FakeDiscord

  beforeEach(async () => {
    discord = await openFakeDiscord()
  })

  afterEach(() => discord.close())

  const isCommand = ({ method, path }: { method: string; path: string }) =>
    method !== 'GET' && path.includes('/commands')

  /** Starts and stops a Parley with these tasks. @returns what it sent about commands, by method. */
  async function sentWith(some: readonly TaskInfo[]) {
    const before = discord.calls.length
    const { door, house } = makeParley(discord, { handle: plainHandle })
    await door.start({ ...house, chatTasks: some })
    await door.stop()
    const calls = discord.calls.slice(before).filter(isCommand)
    return calls.map(({ method, body }) => [method, (body as { name?: string }).name])
  }

  const [first, ...others] = chatTasks
  const reworded = { ...first!, summary: 'How it sounds' }
  const registered = () => discord.commands().map(({ name }) => name)

  it('sends every command at the first start, and nothing at the next', async () => {
    const names = commandData(chatTasks).map(({ name }) => name)
    expect(await sentWith(chatTasks)).toEqual(names.map((name) => ['POST', name]))
    expect(await sentWith(chatTasks)).toEqual([])
    expect(registered()).toEqual(names)
    expect(discord.refusals).toEqual([])
  })

  it('sends only the command that has changed', async () => {
    await sentWith(chatTasks)
    expect(await sentWith([reworded, ...others])).toEqual([['PATCH', first!.name]])
    expect(discord.commands().find(({ name }) => name === first!.name)).toMatchObject({
      description: 'How it sounds',
    })
  })

  it('sends a new task alone, and takes away one that is gone', async () => {
    await sentWith(chatTasks)
    expect(await sentWith([...chatTasks, text])).toEqual([
      ['POST', 'toxicity'],
      ['POST', 'toxicity'],
    ])
    const sent = await sentWith(chatTasks)
    expect(sent.map(([method]) => method)).toEqual(['DELETE', 'DELETE'])
    expect(registered()).not.toContain('toxicity')
    expect(discord.refusals).toEqual([])
  })
})
