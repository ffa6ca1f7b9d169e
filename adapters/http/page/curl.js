/**
 * The command that asks the same, for a POSIX shell.
 * @param {string} url @param {object} body @param {boolean} needsKey
 */
export function curlOf(url, body, needsKey) {
  const lines = [
    `curl -sS ${quoted(url)}`,
    `-H 'Content-Type: application/json'`,
    ...(needsKey ? ['-H "Authorization: Bearer $PARLEY_KEY"'] : []),
    `-d ${quoted(JSON.stringify(body))}`,
  ]
  return lines.join(' \\\n  ')
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`
