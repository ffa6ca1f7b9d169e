import { request } from 'node:http'
import { text as readAll } from 'node:stream/consumers'

/** What came back, whatever it is. */
export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Sends exactly these headers, which `fetch` would not let through. */
export async function sendRaw(
  address: string,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body,
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
): Promise<RawAnswer> {
  return await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false },
      async (response) => {
        resolve({ status: response.statusCode!, headers: response.headers, text: await readAll(response) })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
