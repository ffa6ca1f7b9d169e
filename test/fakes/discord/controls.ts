import { COMPONENT, type Component, MENUS } from './check-components.ts'
import type { Message, Part } from './world.ts'

/** A button of a message. */
export interface Button {
  label: string
  /** None on links. */
  custom_id?: string
  url?: string
  disabled: boolean
}

/** Something with components in it. */
export type Shown = Pick<Message, 'content' | 'embeds' | 'components'>

/** All components without the rows around them, in order. */
export const elementsOf = (components: readonly Component[] = []): Component[] =>
  components.flatMap((part) => {
    const inner = [
      ...((part.components as Component[]) ?? []),
      ...(part.component ? [part.component as Component] : []),
    ]
    return inner.length > 0 ? elementsOf(inner) : [part]
  })

export const labelOf = ({ label, emoji }: Component) =>
  [(emoji as { name?: string } | undefined)?.name, label].filter(Boolean).join(' ')

export const buttonsIn = (components: readonly Component[] = []): Button[] =>
  elementsOf(components)
    .filter((row) => row.type === COMPONENT.button)
    .map((row) => ({
      label: labelOf(row),
      disabled: row.disabled === true,
      ...(row.custom_id !== undefined && { custom_id: String(row.custom_id) }),
      ...(row.url !== undefined && { url: String(row.url) }),
    }))

export interface MenuOption {
  label: string
  value: string
  description?: string
}

export const isMenu = (row: Component) => MENUS.includes(row.type as number)

export const optionsOf = (menu: Component) => (menu.options ?? []) as MenuOption[]

/** All that a person can read in a message, a line each. */
export function readMessage(shown: Partial<Shown> | undefined): string[] {
  if (!shown) return []
  const lines = [
    shown.content,
    ...(shown.embeds ?? []).flatMap(readEmbed),
    ...elementsOf(shown.components).flatMap((row) => [
      isMenu(row) ? row.placeholder : labelOf(row),
      ...optionsOf(row).map(({ label }) => label),
    ]),
  ]
  return lines.filter((line): line is string => typeof line === 'string' && line !== '')
}

function readEmbed(embed: Part): unknown[] {
  const part = (key: string) => (embed[key] ?? {}) as Part
  const fields = (embed.fields ?? []) as Part[]
  return [
    part('author').name,
    embed.title,
    embed.description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    part('footer').text,
  ]
}
