import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js'

export interface DiscordFile {
  name: string
  content: Buffer | string
  /** Alt text, of a picture. */
  description?: string
}

/** One message as Discord takes it, within every limit. Who sends it adds that it mentions nobody. */
export interface DiscordMessage {
  content?: string
  embeds: APIEmbed[]
  components: APIActionRowComponent<APIComponentInMessageActionRow>[]
  files?: DiscordFile[]
  /** What its picture shows, as Markdown: for where Parley may attach none. */
  bars?: string
}

/** A reply as Discord shows it: messages in order. */
export interface Rendered {
  messages: DiscordMessage[]
}

/** A button. `id` comes back as the `custom_id`. */
export interface Control {
  id: string
  label: string
}
