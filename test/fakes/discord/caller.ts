import type { FakeDiscord } from './fake-discord.ts'

/** What the REST API answered. */
export interface Answered {
  status: number
  body: Record<string, unknown>
}

/** Calls a route as libraries do. @param path without `/api/v10`. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Answered>

/** A client without retries. @param discord asked for at each call, so that a test may open another one. */
export function createCaller(discord: () => FakeDiscord): Call {
  return async (method, path, body) => {
    const response = await fetch(`${discord().apiUrl}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${discord().token}`,
        'user-agent': 'DiscordBot (https://example.org, 1.0)',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answered['body']) }
  }
}
