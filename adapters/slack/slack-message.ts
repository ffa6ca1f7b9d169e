import type { KnownBlock } from '@slack/types'

/** One message as Slack takes it, within every limit. */
export interface SlackMessage {
  /** What notifications and screen readers use: the meaning in plain words, escaped. */
  text: string
  blocks: KnownBlock[]
}

export interface SlackFile {
  name: string
  content: string | Buffer
  /** Alt text, of a picture. */
  description?: string
}

/**
 * A reply as Slack shows it: messages in order, the whole of it as a file when they could not hold it, and its picture,
 * for where messages can carry one.
 */
export interface Rendered {
  messages: SlackMessage[]
  file?: { name: string; content: string }
  picture?: SlackFile
}

/** A button. `id` comes back as the `action_id`, `value` with it. */
export interface Control {
  id: string
  label: string
  value: string
  style?: 'primary' | 'danger'
}
