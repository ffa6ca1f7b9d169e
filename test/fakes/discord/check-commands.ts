import {
  checkChoice,
  checkInteger,
  checkList,
  checkString,
  missing,
  type Path,
  type Problem,
  problem,
} from './problem.ts'

/** A command as the app registers it. */
export interface CommandBody {
  name: string
  type?: number
  description?: string
  options?: Option[]
  name_localizations?: Record<string, string> | null
  description_localizations?: Record<string, string> | null
  default_member_permissions?: string | null
  contexts?: number[] | null
  integration_types?: number[]
  nsfw?: boolean
}

export interface Option {
  type: number
  name: string
  description: string
  required?: boolean
  autocomplete?: boolean
  choices?: { name: string; value: string | number; name_localizations?: Record<string, string> | null }[]
  options?: Option[]
  channel_types?: number[]
  min_value?: number
  max_value?: number
  min_length?: number
  max_length?: number
  name_localizations?: Record<string, string> | null
  description_localizations?: Record<string, string> | null
}

/** docs.discord.com/developers/reference#locales */
const LOCALES = [
  ...['id', 'en-US', 'en-GB', 'bg', 'zh-CN', 'zh-TW', 'hr', 'cs', 'da', 'nl', 'fi', 'fr', 'de', 'el', 'hi'],
  ...['hu', 'it', 'ja', 'ko', 'lt', 'no', 'pl', 'pt-BR', 'ro', 'ru', 'es-ES', 'es-419', 'sv-SE', 'th', 'tr'],
  ...['uk', 'vi'],
]

/** docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

export const OPTION = { subcommand: 1, group: 2, string: 3, integer: 4, channel: 7, attachment: 11 } as const

/** All that counts towards the 8,000 characters of a command, each text in its longest language. */
const MAXIMUM_CHARACTERS = 8000

export function checkCommand(command: CommandBody, at: Path = []): Problem[] {
  const isChat = (command.type ?? 1) === 1
  const size = isChat ? sizeOf(command) : 0
  const words = `Command exceeds maximum size (${MAXIMUM_CHARACTERS})`
  return [
    ...checkChoice(command.type ?? 1, [...at, 'type'], [1, 2, 3]),
    ...(isChat ? checkChatName(command, at) : checkMenuName(command, at)),
    ...(isChat ? checkDescription(command, at) : checkNoDescription(command, at)),
    ...checkOptions(command.options, [...at, 'options'], 0),
    ...checkEach(command.contexts, [...at, 'contexts'], [0, 1, 2]),
    ...checkEach(command.integration_types, [...at, 'integration_types'], [0, 1]),
    ...(size > MAXIMUM_CHARACTERS ? [problem(at, 'APPLICATION_COMMAND_TOO_LARGE', words)] : []),
  ]
}

const checkEach = (values: number[] | null | undefined, at: Path, choices: number[]) =>
  (values ?? []).flatMap((value, index) => checkChoice(value, [...at, index], choices))

function checkName(name: unknown, at: Path): Problem[] {
  const problems = checkString(name, at, { most: 32 })
  if (problems.length > 0) return problems
  const text = String(name)
  if (NAME.test(text) && text === text.toLowerCase()) return []
  return [problem(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')]
}

const checkChatName = ({ name, name_localizations }: CommandBody | Option, at: Path) => [
  ...checkName(name, [...at, 'name']),
  ...checkLocalised(name_localizations, [...at, 'name_localizations'], checkName),
]

const checkMenuName = ({ name, name_localizations }: CommandBody, at: Path) => {
  const check = (value: unknown, place: Path) => checkString(value, place, { most: 32 })
  return [
    ...check(name, [...at, 'name']),
    ...checkLocalised(name_localizations, [...at, 'name_localizations'], check),
  ]
}

function checkDescription(row: CommandBody | Option, at: Path): Problem[] {
  const check = (value: unknown, place: Path) => checkString(value, place, { most: 100 })
  return [
    ...check(row.description, [...at, 'description']),
    ...checkLocalised(row.description_localizations, [...at, 'description_localizations'], check),
  ]
}

const checkNoDescription = ({ description, options }: CommandBody, at: Path) => {
  const words = 'Context menu commands cannot have this'
  return [
    ...(description
      ? [problem([...at, 'description'], 'APPLICATION_COMMAND_DESCRIPTION_NOT_EMPTY', words)]
      : []),
    ...(options?.length ? [problem([...at, 'options'], 'APPLICATION_COMMAND_OPTIONS_NOT_EMPTY', words)] : []),
  ]
}

function checkLocalised(
  texts: Record<string, string> | null | undefined,
  at: Path,
  check: (text: unknown, at: Path) => Problem[],
): Problem[] {
  return Object.entries(texts ?? {}).flatMap(([locale, text]) => [
    ...checkChoice(locale, [...at, locale], LOCALES),
    ...check(text, [...at, locale]),
  ])
}

function checkOptions(options: Option[] | undefined, at: Path, depth: number): Problem[] {
  const all = Array.isArray(options) ? options : []
  const late = all.findIndex(
    (row, index) => row.required && all.slice(0, index).some((before) => !before.required),
  )
  const order = problem(
    [...at, late],
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'Required options must be placed before non-required options',
  )
  const names = all.map((row) => row.name)
  const twin = names.findIndex((name, index) => names.indexOf(name) !== index)
  const same = problem(
    [...at, twin],
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'Option name already exists',
  )
  return [
    ...checkList<Option>(options, at, { most: 25 }, (row, place) => checkOption(row, place, depth)),
    ...(late >= 0 ? [order] : []),
    ...(twin >= 0 ? [same] : []),
  ]
}

function checkOption(option: Option, at: Path, depth: number): Problem[] {
  const isGroup = option.type === OPTION.subcommand || option.type === OPTION.group
  const deep = isGroup && depth > (option.type === OPTION.group ? 0 : 1)
  const choiceProblem = problem(
    [...at, 'autocomplete'],
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
    'autocomplete and choices are mutually exclusive',
  )
  const textual = [3, 4, 10].includes(option.type)
  return [
    ...checkChoice(option.type, [...at, 'type'], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ...checkChatName(option, at),
    ...checkDescription(option, at),
    ...(deep
      ? [problem([...at, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Option type invalid')]
      : []),
    ...(isGroup ? checkOptions(option.options, [...at, 'options'], depth + 1) : []),
    ...(option.autocomplete && (option.choices?.length || !textual) ? [choiceProblem] : []),
    ...checkChoices(option.choices, [...at, 'choices'], option.type),
    ...checkInteger(option.min_length, [...at, 'min_length'], 0, 6000),
    ...checkInteger(option.max_length, [...at, 'max_length'], 1, 6000),
  ]
}

/** Choices of an option, or what autocomplete offers. @param type of the option. */
export function checkChoices(choices: unknown, at: Path, type: number): Problem[] {
  return checkList<{ name?: unknown; value?: unknown; name_localizations?: Record<string, string> | null }>(
    choices,
    at,
    { most: 25 },
    (row, place) => [
      ...checkString(row.name, [...place, 'name'], { most: 100 }),
      ...checkLocalised(row.name_localizations, [...place, 'name_localizations'], (text, here) =>
        checkString(text, here, { most: 100 }),
      ),
      ...checkValue(row.value, [...place, 'value'], type),
    ],
  )
}

function checkValue(value: unknown, at: Path, type: number): Problem[] {
  if (type === OPTION.string) return checkString(value, at, { most: 100 })
  if (value === undefined) return [missing(at)]
  return typeof value === 'number'
    ? []
    : [problem(at, 'NUMBER_TYPE_COERCE', `Value "${value}" is not a number.`)]
}

function sizeOf(row: CommandBody | Option): number {
  const longest = (text: string | undefined, others: Record<string, string> | null | undefined) =>
    Math.max(text?.length ?? 0, ...Object.values(others ?? {}).map((other) => other.length))
  const choices = ('choices' in row ? row.choices : undefined) ?? []
  return (
    longest(row.name, row.name_localizations) +
    longest(row.description, row.description_localizations) +
    choices.reduce(
      (sum, { name, value, name_localizations }) =>
        sum + longest(name, name_localizations) + String(value).length,
      0,
    ) +
    (row.options ?? []).reduce((sum, option) => sum + sizeOf(option), 0)
  )
}
