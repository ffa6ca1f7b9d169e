/**
 * The server-sent events of a response, as they come. (EventSource cannot send a body or a key.)
 * @param {ReadableStream<Uint8Array>} body
 * @param {(error: Error) => never} lost called when the connection breaks
 */
export async function* readEvents(body, lost) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read().catch(lost)
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop()
    yield* blocks.map(eventOf).filter((event) => event !== undefined)
  }
}

function eventOf(block) {
  const name = /^event: (.*)$/m.exec(block)?.[1]
  const data = /^data: (.*)$/m.exec(block)?.[1]
  return name && data ? { name, data: JSON.parse(data) } : undefined
}
