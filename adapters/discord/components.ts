import type { ComponentType } from 'discord.js'

/** discord.js's numbers, without the time it takes to load: the layout of a reply is also shown where Discord is not connected. */
export const COMPONENTS: {
  actionRow: ComponentType.ActionRow
  button: ComponentType.Button
  menu: ComponentType.StringSelect
} = { actionRow: 1, button: 2, menu: 3 }
