import { isEmoji } from './emoji.ts'
import {
  checkChoice,
  checkInteger,
  checkList,
  checkString,
  checkUrl,
  missing,
  type Path,
  type Problem,
  problem,
} from './problem.ts'

/** Kinds of components (docs.discord.com/developers/components/reference). */
export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  textDisplay: 10,
  label: 18,
} as const

/** Kinds of menus. */
export const MENUS: readonly number[] = [3, 5, 6, 7, 8]

const LINK = 5
const PREMIUM = 6

export type Component = Record<string, unknown>

/** The components of a message. */
export function checkComponents(value: unknown): Problem[] {
  const at = ['components']
  return [...checkList<Component>(value, at, { most: 5 }, checkRow), ...checkTwins(value, at)]
}

/** What a modal shows: title, id and fields. */
export function checkModal(modal: Component, at: Path): Problem[] {
  const place = [...at, 'components']
  return [
    ...checkString(modal.title, [...at, 'title'], { most: 45 }),
    ...checkString(modal.custom_id, [...at, 'custom_id'], { most: 100 }),
    ...checkList<Component>(modal.components, place, { least: 1, most: 5 }, checkModalPart),
    ...checkTwins(modal.components, place),
  ]
}

function checkRow(row: Component, at: Path): Problem[] {
  const place = [...at, 'components']
  if (row.type !== COMPONENT.row) return checkChoice(row.type, [...at, 'type'], [COMPONENT.row])
  const children = Array.isArray(row.components) ? (row.components as Component[]) : []
  const isMenu = children.some(({ type }) => MENUS.includes(type as number))
  const width = isMenu ? 1 : 5
  const wide = problem(place, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', `Must be ${width} or fewer in width.`)
  return [
    ...checkList<Component>(row.components, place, { least: 1, most: 5 }, checkElement),
    ...(isMenu && children.length > 1 ? [wide] : []),
  ]
}

function checkElement(element: Component, at: Path): Problem[] {
  if (element.type === COMPONENT.button) return checkButton(element, at)
  if (MENUS.includes(element.type as number)) return checkMenu(element, at)
  return checkChoice(element.type, [...at, 'type'], [COMPONENT.button, ...MENUS])
}

function checkButton(button: Component, at: Path): Problem[] {
  const { style, label, emoji } = button
  const isBare = (label === undefined || label === null || label === '') && !emoji
  const custom =
    style === LINK
      ? [
          ...(button.url
            ? checkUrl(button.url, [...at, 'url'], ['http', 'https', 'discord'])
            : [missing([...at, 'url'])]),
          ...(button.custom_id === undefined ? [] : [exclusive([...at, 'custom_id'])]),
        ]
      : style === PREMIUM
        ? []
        : checkString(button.custom_id, [...at, 'custom_id'], { most: 100 })
  return [
    ...checkChoice(style, [...at, 'style'], [1, 2, 3, 4, 5, 6]),
    ...(isBare && style !== PREMIUM ? [missing([...at, 'label'])] : []),
    ...checkString(label, [...at, 'label'], { least: 0, most: 80 }),
    ...custom,
    ...(style !== LINK && button.url !== undefined ? [exclusive([...at, 'url'])] : []),
    ...checkEmoji(emoji, [...at, 'emoji', 'name']),
  ]
}

const exclusive = (at: Path) =>
  problem(
    at,
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    'A custom id and url cannot both be specified',
  )

function checkEmoji(value: unknown, at: Path): Problem[] {
  const emoji = value as { id?: string | null; name?: string } | undefined | null
  if (!emoji || emoji.id || isEmoji(emoji.name ?? '')) return []
  return [problem(at, 'COMPONENT_INVALID_EMOJI', 'Invalid emoji')]
}

function checkMenu(menu: Component, at: Path): Problem[] {
  const most = Number(menu.max_values ?? 1)
  const options = Array.isArray(menu.options) ? (menu.options as Component[]) : []
  const chosen = options.filter((row) => row.default === true).length
  const many = problem(
    [...at, 'options'],
    'SELECT_COMPONENT_TOO_MANY_DEFAULT',
    `Too many defaults: ${chosen}`,
  )
  return [
    ...checkString(menu.custom_id, [...at, 'custom_id'], { most: 100 }),
    ...checkString(menu.placeholder, [...at, 'placeholder'], { least: 0, most: 150 }),
    ...checkInteger(menu.min_values, [...at, 'min_values'], 0, 25),
    ...checkInteger(menu.max_values, [...at, 'max_values'], 1, 25),
    ...(menu.type === COMPONENT.stringSelect ? checkOptions(menu.options, most, [...at, 'options']) : []),
    ...(chosen > most ? [many] : []),
  ]
}

function checkOptions(value: unknown, most: number, at: Path): Problem[] {
  const seen = new Set<unknown>()
  const twin = (row: Component, place: Path) => {
    if (!seen.has(row.value)) return void seen.add(row.value)
    return problem(
      [...place, 'value'],
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      'The specified option value is already used',
    )
  }
  const count = Array.isArray(value) ? value.length : 0
  const few = problem(
    at,
    'SELECT_COMPONENT_TOO_FEW_OPTIONS',
    `There are fewer options than max_values ${most}`,
  )
  return [
    ...checkList<Component>(value, at, { least: 1, most: 25 }, (row, place) => [
      ...checkString(row.label, [...place, 'label'], { most: 100 }),
      ...checkString(row.value, [...place, 'value'], { most: 100 }),
      ...checkString(row.description, [...place, 'description'], { least: 0, most: 100 }),
      ...checkEmoji(row.emoji, [...place, 'emoji', 'name']),
      ...[twin(row, place) ?? []].flat(),
    ]),
    ...(count > 0 && count < most ? [few] : []),
  ]
}

/** In modals: a row with a text input, a label around one field, or text. */
function checkModalPart(part: Component, at: Path): Problem[] {
  if (part.type === COMPONENT.textDisplay)
    return checkString(part.content, [...at, 'content'], { most: 4000 })
  if (part.type === COMPONENT.row) {
    return checkList<Component>(
      part.components,
      [...at, 'components'],
      { least: 1, most: 1 },
      (row, place) => [
        ...checkChoice(row.type, [...place, 'type'], [COMPONENT.textInput]),
        ...checkString(row.label, [...place, 'label'], { most: 45 }),
        ...checkInput(row, place),
      ],
    )
  }
  if (part.type !== COMPONENT.label) return checkChoice(part.type, [...at, 'type'], [1, 10, 18])
  const inner = (part.component ?? {}) as Component
  const place = [...at, 'component']
  return [
    ...checkString(part.label, [...at, 'label'], { most: 45 }),
    ...checkString(part.description, [...at, 'description'], { least: 0, most: 100 }),
    ...(inner.type === COMPONENT.textInput ? checkInput(inner, place) : checkModalMenu(inner, place)),
  ]
}

const checkModalMenu = (menu: Component, at: Path) =>
  MENUS.includes(menu.type as number)
    ? checkMenu(menu, at)
    : checkChoice(menu.type, [...at, 'type'], [4, ...MENUS])

const checkInput = (input: Component, at: Path): Problem[] => [
  ...checkString(input.custom_id, [...at, 'custom_id'], { most: 100 }),
  ...checkChoice(input.style, [...at, 'style'], [1, 2]),
  ...checkInteger(input.min_length, [...at, 'min_length'], 0, 4000),
  ...checkInteger(input.max_length, [...at, 'max_length'], 1, 4000),
  ...checkString(input.value, [...at, 'value'], {
    least: 0,
    most: Math.min(4000, Number(input.max_length ?? 4000)),
  }),
  ...checkString(input.placeholder, [...at, 'placeholder'], { least: 0, most: 100 }),
]

/** Custom ids must differ within a message or a modal. */
function checkTwins(value: unknown, at: Path): Problem[] {
  const seen = new Set<string>()
  const look = (node: unknown, place: Path): Problem[] => {
    if (Array.isArray(node)) return node.flatMap((item, index) => look(item, [...place, index]))
    if (typeof node !== 'object' || node === null) return []
    const { custom_id, components, component } = node as Component
    const below = [...look(components, [...place, 'components']), ...look(component, [...place, 'component'])]
    if (typeof custom_id !== 'string') return below
    const words = 'Component custom id cannot be duplicated'
    const twin = seen.has(custom_id)
      ? [problem([...place, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', words)]
      : []
    seen.add(custom_id)
    return [...twin, ...below]
  }
  return look(value, at)
}
