import { readEvents } from './events.js'

/** An error whose `problem` is what the server said (problem details, RFC 9457), or only the code UNREACHABLE. */
const failed = (problem) => Object.assign(new Error(problem.detail ?? problem.title), { problem })

/**
 * The server's API. What is asked rejects with an AbortError or with an error that has a `problem`.
 * @param {() => string} key the API key, empty for none
 */
export function createApi(key) {
  const headers = () => (key() === '' ? {} : { authorization: `Bearer ${key()}` })

  async function request(path, init) {
    const response = await fetch(path, { ...init, headers: { ...headers(), ...init?.headers } }).catch(lost)
    if (response.ok) return response
    const { status, statusText: title } = response
    throw failed(await response.json().catch(() => ({ status, title })))
  }

  return {
    get: async (path) => await (await request(path)).json(),

    /** The answer; `on.progress` and `on.piece` are told while it is worked on. */
    async ask(path, body, on, signal) {
      const response = await request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        signal,
      })
      for await (const { name, data } of readEvents(response.body, lost)) {
        if (name === 'result') return data
        if (name === 'error') throw failed(data)
        on[name]?.(data)
      }
      throw failed({ code: 'UNREACHABLE' })
    },
  }
}

/** @throws what it is given when that is a cancelling, else that the server was not reached. */
function lost(error) {
  throw error.name === 'AbortError' ? error : failed({ code: 'UNREACHABLE' })
}
