import { failure } from './failure.ts'

/**
 * Where a redirect leads; relative addresses are common.
 * @throws DOWNLOAD_FAILED when it would give up https.
 */
export function followRedirect(from: URL, location: string): URL {
  const to = new URL(location, from)
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    throw failure(`${from.host} redirected to an address without https, which is refused`)
  }
  return to
}
