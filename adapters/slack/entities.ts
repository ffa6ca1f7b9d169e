const CHARACTERS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** Text as it was typed: Slack escapes exactly these three. https://docs.slack.dev/messaging/formatting-message-text */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => CHARACTERS[entity]!)
}
