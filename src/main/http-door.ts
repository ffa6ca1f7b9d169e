import type { HttpDoor } from '../../adapters/http/index.ts'
import packageFile from '../../package.json' with { type: 'json' }
import type { Preview } from '../contract/preview.ts'
import { openMetrics } from './metrics.ts'
import type { Parts } from './parts.ts'

/** The HTTP API as it is configured. It brings its library when it is needed. @param ready whether the models are warm. */
export async function openHttpDoor(parts: Parts, port: number, ready: () => boolean): Promise<HttpDoor> {
  const { config, service } = parts
  const { createHttp } = await import('../../adapters/http/index.ts')
  const settings = {
    host: config.PARLEY_HTTP_HOST,
    port,
    trustProxy: config.PARLEY_HTTP_TRUST_PROXY,
    corsOrigins: config.PARLEY_HTTP_CORS,
    inFlight: config.PARLEY_HTTP_IN_FLIGHT,
    batch: config.PARLEY_HTTP_BATCH,
    bodyBytes: config.PARLEY_HTTP_BODY_KB * 1024,
    timeoutMilliseconds: config.PARLEY_HTTP_SECONDS * 1000,
  }
  const metrics = await openMetrics(parts)
  return createHttp(settings, {
    version: packageFile.version,
    keys: parts.keys,
    previews: await previews(),
    models: service.served,
    metrics: metrics.expose,
    ready,
  })
}

/** How the platforms would show an answer: their layout alone, so that their libraries stay unloaded. */
async function previews(): Promise<Preview[]> {
  const { createSlackPreview } = await import('../../adapters/slack/preview.ts')
  const { createDiscordPreview } = await import('../../adapters/discord/preview.ts')
  return [createSlackPreview(), createDiscordPreview()]
}
