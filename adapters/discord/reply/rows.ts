import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  ButtonStyle,
} from 'discord.js'
import { shorten } from '../../../src/text/split.ts'
import { COMPONENTS } from '../components.ts'
import type { Control } from '../discord-message.ts'
import { LIMITS } from '../limits.ts'
import { isVisible, plain } from '../markdown.ts'

const SECONDARY: ButtonStyle.Secondary = 2

/** Buttons in rows of five. Left out is what Discord would refuse: more than five rows, ids that are too long or come twice. */
export function rowsOf(
  controls: readonly Control[],
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const known = new Map(controls.toReversed().map((control) => [control.id, control]))
  const taken = controls.filter((control) => known.get(control.id) === control && isTakeable(control))
  const starts = Array.from({ length: LIMITS.rows }, (_, row) => row * LIMITS.rowButtons)
  return starts
    .map((start) => taken.slice(start, start + LIMITS.rowButtons).map(buttonOf))
    .filter((buttons) => buttons.length > 0)
    .map((components) => ({ type: COMPONENTS.actionRow, components }))
}

function isTakeable({ id, label }: Control): boolean {
  return isVisible(id) && id.length <= LIMITS.customId && isVisible(label)
}

function buttonOf({ id, label }: Control): APIButtonComponent {
  return {
    type: COMPONENTS.button,
    style: SECONDARY,
    label: shorten(plain(label).trim(), LIMITS.buttonLabel),
    custom_id: id,
  }
}
