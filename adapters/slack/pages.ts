/** What every paged method of the Web API answers. */
interface Page {
  response_metadata?: { next_cursor?: string }
}

/** All pages of a list, one after the other, for as long as they are asked for. */
export async function* pages<P extends Page>(
  ask: (next: { cursor?: string }) => Promise<P>,
): AsyncGenerator<P> {
  let cursor: string | undefined
  do {
    const page = await ask(cursor ? { cursor } : {})
    yield page
    cursor = page.response_metadata?.next_cursor
  } while (cursor)
}
