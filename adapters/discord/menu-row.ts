import type { APIActionRowComponent, APIStringSelectComponent } from 'discord.js'
import { shorten } from '../../src/text/split.ts'
import { COMPONENTS } from './components.ts'
import { LIMITS } from './limits.ts'

/** A row with a menu, for example of languages. `chosen` is what it shows at first. */
export function menuRow(
  id: string,
  choices: readonly { label: string; value: string }[],
  placeholder: string,
  chosen?: string,
): APIActionRowComponent<APIStringSelectComponent> {
  const options = choices.slice(0, LIMITS.options).map(({ label, value }) => ({
    label: shorten(label, LIMITS.optionLabel),
    value,
    ...(value === chosen && { default: true }),
  }))
  const menu: APIStringSelectComponent = {
    type: COMPONENTS.menu,
    custom_id: id,
    placeholder,
    options,
  }
  return { type: COMPONENTS.actionRow, components: [menu] }
}
