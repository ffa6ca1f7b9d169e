const PATIENCE_MILLISECONDS = 3000

/** Whether what listens at this address takes Slack's requests, or has the pages for installing, as Parley does. */
export async function isSlackDoor(address: string): Promise<boolean> {
  const ask = (path: string, method: string) => {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS)
    return fetch(`${address}${path}`, { method, redirect: 'manual', signal })
  }
  // Unsigned, so it is refused, and nothing happens.
  const [events, install] = await Promise.all([ask('/slack/events', 'POST'), ask('/slack/install', 'GET')])
  return events.status === 401 || /\/oauth\/v2\/authorize/.test(install.headers.get('location') ?? '')
}
