import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import type { Log } from '../contract/log.ts'
import type { Store } from '../contract/store.ts'
import type { Meter } from '../metrics/meter.ts'
import { sealStore } from '../store/sealed.ts'
import { secretKey } from '../store/secret-key.ts'
import { type OpenWebhooks, openWebhooks } from '../webhooks/open-webhooks.ts'
import { storePath } from './keeping.ts'

/** The calls that go out on events, as the configuration says. */
export function configuredWebhooks(
  config: Config,
  { store, log, meter }: { store: Store; log: Log; meter: Pick<Meter, 'delivered'> },
): OpenWebhooks {
  let sealed: Store | undefined
  return openWebhooks({
    store,
    sealed() {
      sealed ??= sealStore(store, secretKey(config.PARLEY_SECRET_KEY, config.PARLEY_DATA_DIR))
      return sealed
    },
    isKept: () => existsSync(storePath(config)),
    log,
    count: meter.delivered,
    allow: config.PARLEY_WEBHOOK_ALLOW,
    plainHttp: config.PARLEY_WEBHOOK_HTTP,
    offline: config.PARLEY_OFFLINE,
    proxy: config.HTTPS_PROXY,
    noProxy: config.NO_PROXY,
  })
}
