/** As people write: emoji of several code points, a mention, a channel, a link, and the three characters that are escaped. */
const paragraph = (number: number) =>
  `${number}. La branche \`main\` est verte 🎉 et <@U024BE7LH> a vérifié les journaux 👩🏽‍💻. Il reste deux choses à faire : prévenir <#C1|ops> & relire <https://example.com/a?b=1&c=2|la page>. Est-ce que quelqu’un peut s’en charger avant vendredi ? 🇫🇷\n\n`

const codeLine = (number: number) =>
  `  if (a < ${number} && c > d) console.log('<not a tag>', a & b) // keeps its  spaces\n`

/** At most `characters` characters: paragraphs around a code fence of a quarter of them. Every line is numbered. */
export function longText(characters: number): string {
  const before = fill(paragraph, characters / 2)
  const code = `\`\`\`ts\n${fill(codeLine, characters / 4)}\`\`\`\n\n`
  const after = fill(paragraph, characters - before.length - code.length)
  return `${before}${code}${after}`.trimEnd()
}

/** As many whole pieces as fit. */
function fill(piece: (number: number) => string, characters: number): string {
  let text = ''
  for (let number = 1; text.length + piece(number).length <= characters; number++) text += piece(number)
  return text
}
