import type { KnownBlock } from '@slack/types'
import type { ChannelSettings } from '../../src/contract/channels.ts'
import type { Asker } from './asker.ts'

const plainText = (text: string) => ({ type: 'plain_text' as const, text })

/** What is switched on or off by a tick. */
const SWITCHES = ['mood', 'moodReactions'] as const

/** The ids of the inputs; blocks and their elements have the same. */
export const WATCH_INPUT = {
  switches: 'watch',
  alertChannel: 'alert-channel',
  alertPerson: 'alert-person',
} as const

/** What Parley does unasked in a channel, in words; of alerts also whom they reach. */
export function watchLines(settings: ChannelSettings, { phrases }: Asker): string[] {
  const { watch: words } = phrases
  const mood = `${settings.mood ? '✓' : '–'} ${words.mood}`
  if (!settings.mood) return [mood]
  const { alertTo, moodReactions } = settings
  const to =
    alertTo === undefined ? words.nobody : 'channel' in alertTo ? `<#${alertTo.channel}>` : words.alertPerson
  return [
    mood,
    `${moodReactions ? '✓' : '–'} ${words.moodReactions}`,
    `${alertTo ? '✓' : '–'} ${words.alerts}: ${to}`,
  ]
}

/** The inputs with which an administrator changes that. */
export function watchInputs(settings: ChannelSettings, { phrases }: Asker): KnownBlock[] {
  const { watch: words } = phrases
  const options = SWITCHES.map((value) => ({ text: plainText(words[value]), value }))
  const ticked = options.filter(({ value }) => settings[value])
  const { alertTo } = settings
  const [channel, person] = [
    alertTo && 'channel' in alertTo ? alertTo.channel : undefined,
    alertTo && 'person' in alertTo ? alertTo.person : undefined,
  ]
  return [
    input(WATCH_INPUT.switches, words.unasked, {
      type: 'checkboxes',
      action_id: WATCH_INPUT.switches,
      options,
      ...(ticked.length > 0 && { initial_options: ticked }),
    }),
    input(WATCH_INPUT.alertChannel, `${words.alerts}: ${words.alertChannel}`, {
      type: 'conversations_select',
      action_id: WATCH_INPUT.alertChannel,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channel !== undefined && { initial_conversation: channel }),
    }),
    input(WATCH_INPUT.alertPerson, `${words.alerts}: ${words.alertPerson}`, {
      type: 'users_select',
      action_id: WATCH_INPUT.alertPerson,
      ...(person !== undefined && { initial_user: person }),
    }),
  ]
}

type Element = Extract<KnownBlock, { type: 'input' }>['element']

const input = (block_id: string, label: string, element: Element): KnownBlock => ({
  ...{ type: 'input', block_id, optional: true, label: plainText(label), element },
})

/** What was chosen in the inputs, as Slack gives it back. */
type State = Readonly<
  Record<
    string,
    Record<
      string,
      {
        selected_options?: { value: string }[] | null
        selected_conversation?: string | null
        selected_user?: string | null
      }
    >
  >
>

/** What was chosen in `watchInputs`. */
export function chosenWatch(values: State) {
  const at = (id: string) => values[id]?.[id]
  const ticked = (at(WATCH_INPUT.switches)?.selected_options ?? []).map(({ value }) => value)
  return {
    mood: ticked.includes('mood'),
    moodReactions: ticked.includes('moodReactions'),
    channel: at(WATCH_INPUT.alertChannel)?.selected_conversation ?? undefined,
    person: at(WATCH_INPUT.alertPerson)?.selected_user ?? undefined,
  }
}
