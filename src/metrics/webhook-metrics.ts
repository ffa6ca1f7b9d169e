import { Counter, Gauge, type Registry } from 'prom-client'
import { DELIVERIES, type Delivery, type WebhookFigures } from '../contract/webhooks.ts'

const OUTCOMES = Object.keys(DELIVERIES) as Delivery[]
const MEANINGS = OUTCOMES.map((outcome) => `${outcome}: ${DELIVERIES[outcome]}`).join('; ')

/** Counts what becomes of events, and reads how many wait whenever the metrics are asked for. No name of a webhook: it may be its host. */
export function countDeliveries(registry: Registry, figures: WebhookFigures): (delivery: Delivery) => void {
  const deliveries = new Counter({
    name: 'parley_webhook_deliveries_total',
    help: `What became of events for webhooks. ${MEANINGS}.`,
    labelNames: ['outcome'],
    registers: [registry],
  })
  // From nought on, so that the first of them is an increase too.
  for (const outcome of OUTCOMES) deliveries.inc({ outcome }, 0)
  addFigure(registry, {
    name: 'parley_webhook_waiting_events',
    help: 'Events that wait to be sent to webhooks.',
    read: figures.waiting,
  })
  addFigure(registry, {
    name: 'parley_webhook_dead_events',
    help: 'Events that were given up and are kept for parley webhooks replay.',
    read: figures.dead,
  })
  return (outcome) => deliveries.inc({ outcome })
}

/** A number that is left out while it cannot be read: the other metrics are wanted most then. */
function addFigure(
  registry: Registry,
  { name, help, read }: { name: string; help: string; read(): Promise<number> },
): void {
  new Gauge({
    ...{ name, help, registers: [registry] },
    async collect() {
      this.remove()
      await read().then(
        (value) => this.set(value),
        () => {},
      )
    },
  })
}
