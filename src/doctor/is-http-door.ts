const PATIENCE_MILLISECONDS = 3000

/** Whether the HTTP door of a Parley answers at this address. */
export async function isHttpDoor(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS)
  const response = await fetch(`${address}/healthz`, { signal, redirect: 'manual' })
  const { status } = (await response.json()) as { status?: unknown }
  return response.ok && status === 'alive'
}
