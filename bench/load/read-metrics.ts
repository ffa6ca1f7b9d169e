import { readSamples } from '../../test/metrics/read-samples.ts'

/** What the load run wants to know of a running program. */
export interface Metrics {
  /** Resident. */
  programBytes: number
  /** Of each model process. */
  hostBytes: number[]
  hostRestarts: number
  cacheHits: number
  /** Requests over HTTP that were refused because there were too many at once. */
  refused: number
}

export async function readMetrics(address: string): Promise<Metrics> {
  const samples = readSamples(await (await fetch(`${address}/metrics`)).text())
  const values = (name: string) => samples.filter((one) => one.name === name).map(({ value }) => value)
  const refused = (labels: Record<string, string>) => labels.door === 'http' && labels.code === 'OVERLOADED'
  const sum = (name: string) => values(name).reduce((total, value) => total + value, 0)
  return {
    programBytes: sum('process_resident_memory_bytes'),
    hostBytes: values('parley_host_memory_bytes'),
    hostRestarts: sum('parley_host_restarts_total'),
    cacheHits: sum('parley_cache_hits_total'),
    refused: samples
      .filter(({ name, labels }) => name === 'parley_requests_total' && refused(labels))
      .reduce((total, { value }) => total + value, 0),
  }
}
