/** What stands where something was hidden. */
export const HIDDEN = '[hidden]'

/** Fields with these names are hidden in the log, whatever they hold. */
export const HIDDEN_FIELDS: string[] = [
  ...['token', 'secret', 'password', 'authorization', 'cookie', 'api_key'],
  ...['text', 'texts', 'body', 'content', 'input', 'messages'],
]

/** What tokens look like: of Slack, Parley, the model hub and Discord; behind `Bearer`, and in addresses. */
const TOKENS = [
  /\bx(?:ox[a-z]|app)-[\w.-]{6,}/g,
  /\bparley_[0-9a-f]{12}_[\w-]{20,}/g,
  /\bhf_\w{20,}/g,
  /\b[\w-]{23,32}\.[\w-]{6,8}\.[\w-]{27,}/g,
  /(?<=\bBearer )[\w.~+/=-]{8,}/g,
  /(?<=:\/\/)[^\s/@:"]*:[^\s/@"]+(?=@)/g,
]

/** Takes tokens and the given secrets out of a line. Shorter ones would take out innocent words. */
export function createRedaction(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .filter((secret) => secret.length >= 6)
    .map((secret) => JSON.stringify(secret).slice(1, -1))
  return (line) => {
    const unknown = known.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), line)
    return TOKENS.reduce((rest, token) => rest.replaceAll(token, HIDDEN), unknown)
  }
}
