import { setTimeout as sleep } from 'node:timers/promises'

/** One request to the REST API. */
export interface ApiCall {
  method: string
  /** Without `/api/v10`: `/channels/11…/messages`. */
  path: string
  query: Record<string, string>
  /** JSON, or `payload_json` of a form. */
  body: Record<string, unknown>
  /** Names of files that came with it. */
  files: string[]
  at: number
  /** HTTP; 0 while it goes on, -1 when it was cut. */
  status: number
  /** Discord's code when it refused. */
  code?: number
}

/** Something that Discord refused, or takes but shows broken. */
export interface Refusal {
  method: string
  path: string
  /** HTTP; 0 for what comes over the gateway. */
  status: number
  /** Discord's code; of the close for what comes over the gateway. */
  code: number
  message: string
  /** `embeds.0.title: BASE_TYPE_MAX_LENGTH …`, for 50035. */
  problems: string[]
  body: unknown
}

/** Something the bot wrote that makes a noise on somebody's device. */
export interface Ping {
  path: string
  channel: string
  /** `<@11…>`, `<@&11…>`, `@everyone`, `@here`, or `reply to <@11…>`. */
  token: string
}

/** How one interaction ended. */
export interface Ack {
  interaction: string
  /** `/translate`, the name of a menu, `button`, `menu`, `modal` or `autocomplete`. */
  type: string
  milliseconds: number
  /** The type of the callback, or nothing when none came in time. */
  acknowledged: number | undefined
  /** Came within three seconds. */
  within: boolean
  outcome: 'acked' | 'timeout' | 'lost'
}

export interface Ledger {
  calls: ApiCall[]
  refusals: Refusal[]
  pings: Ping[]
  acks: Ack[]
  /** Interactions that are not yet acknowledged and events that are held back. */
  pending: number
  /** To be called after each change that somebody may wait for. */
  changed(): void
  until(condition: () => unknown, label?: string): Promise<void>
  quiet(milliseconds: number): Promise<void>
}

const PATIENCE_MILLISECONDS = 50_000

export function createLedger(now: () => number): Ledger {
  const waiting = new Set<() => void>()
  const ledger: Ledger = {
    calls: [],
    refusals: [],
    pings: [],
    acks: [],
    pending: 0,
    changed() {
      for (const look of waiting) look()
    },
    async until(condition, label = String(condition)) {
      const began = now()
      await new Promise<void>((resolve, reject) => {
        const end = (settle: () => void) => {
          clearInterval(timer)
          waiting.delete(look)
          settle()
        }
        const look = () => {
          try {
            if (condition()) return end(resolve)
          } catch (error) {
            return end(() => reject(error))
          }
          if (performance.now() > late) end(() => reject(new Error(describe(ledger, label, began))))
        }
        const late = performance.now() + PATIENCE_MILLISECONDS
        const timer = setInterval(look, 50)
        waiting.add(look)
        look()
      })
    },
    async quiet(milliseconds) {
      let calls = -1
      const late = performance.now() + PATIENCE_MILLISECONDS
      const isBusy = () => ledger.pending > 0 || ledger.calls.some((call) => call.status === 0)
      while (calls !== ledger.calls.length || isBusy()) {
        if (performance.now() > late) throw new Error(describe(ledger, 'it was never quiet', now()))
        calls = ledger.calls.length
        await sleep(milliseconds)
      }
    },
  }
  return ledger
}

function describe({ calls, acks, refusals }: Ledger, label: string, began: number): string {
  const rows = calls.slice(-12).map(({ method, path, status, code, body, at }) => {
    const shown = JSON.stringify(body).slice(0, 300)
    return `  +${at - began} ms ${method} ${path} ${status} ${code ?? ''} ${shown}`
  })
  const refused = refusals.slice(-6).map((row) => `${row.code} ${row.message} ${row.problems.join('; ')}`)
  const last = acks.slice(-6).map((ack) => `${ack.type} ${ack.outcome} ${Math.round(ack.milliseconds)} ms`)
  return [
    `waited in vain: ${label}`,
    'last calls:',
    ...rows,
    `last refusals: ${refused.join(', ')}`,
    `last interactions: ${last.join(', ')}`,
  ].join('\n')
}
