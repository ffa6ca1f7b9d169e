import { type ChatInputCommandInteraction, Events, type Interaction, MessageFlags } from 'discord.js'
import { connect, type RealClient } from './client.ts'
import { type FakeDiscord, type FakeDiscordOptions, openFakeDiscord } from './index.ts'

const COMMANDS = [
  {
    name: 'translate',
    description: 'Translates',
    options: [
      { type: 3 as const, name: 'text', description: 'What', required: true, max_length: 20 },
      { type: 3 as const, name: 'to', description: 'Language', autocomplete: true as const },
      { type: 7 as const, name: 'channel', description: 'Where' },
      { type: 4 as const, name: 'last', description: 'How many', min_value: 1 },
    ],
    integration_types: [0, 1],
    contexts: [0, 1, 2],
  },
  {
    name: 'parley',
    description: 'About',
    options: [{ type: 1 as const, name: 'help', description: 'Helps' }],
    contexts: [0],
    integration_types: [0],
  },
  { name: 'Translate', type: 3 as const, integration_types: [0, 1], contexts: [0, 1, 2] },
]

/** A fake, and a real client with commands that a test answers. */
export interface Setting {
  discord: FakeDiscord
  real: RealClient
  /** What went wrong in the app. */
  failures: unknown[]
  /** What the app does with every interaction. */
  on(act: (interaction: Interaction) => Promise<unknown>): void
  onCommand(act: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void
  stop(): Promise<void>
}

export async function openSetting(options: FakeDiscordOptions = {}): Promise<Setting> {
  const discord = await openFakeDiscord(options)
  const real = await connect(discord)
  await real.client.application.commands.set(COMMANDS)
  const failures: unknown[] = []
  const on: Setting['on'] = (act) =>
    void real.client.on(Events.InteractionCreate, async (interaction) => {
      await act(interaction).catch((error) => failures.push(error))
    })
  return {
    ...{ discord, real, failures, on },
    onCommand: (act) =>
      on(async (interaction) => (interaction.isChatInputCommand() ? act(interaction) : undefined)),
    async stop() {
      await real.stop()
      await discord.close()
    },
  }
}

export const ada = { user: 'ada', channel: 'general' }
export const translate = { ...ada, name: 'translate', options: { text: 'hello' } }

export const button = (label: string, custom_id: string) => ({
  ...{ label, custom_id },
  type: 2 as const,
  style: 1 as const,
})
export const row = (...components: ReturnType<typeof button>[]) => ({ type: 1 as const, components })
export const hidden = MessageFlags.Ephemeral as const
