import { setTimeout as sleep } from 'node:timers/promises'

/** One request to the Web API, an upload URL or a response URL. */
export interface ApiCall {
  /** `chat.postMessage`; also `upload` and `response_url`. */
  method: string
  token: string
  args: Record<string, unknown>
  at: number
  /** HTTP; 0 while it goes on or when it was cut. */
  status: number
  error?: string
}

/** Something Slack would have refused or shown broken. */
export interface Refusal {
  method: string
  /** Slack's code; `malformed_text` for text that Slack takes but shows wrong. */
  error: string
  problems?: string[]
  args: Record<string, unknown>
}

/** Something the bot wrote that makes a noise on somebody's device. */
export interface Ping {
  method: string
  channel: string
  token: string
}

/** How one delivery to the app ended. */
export interface Ack {
  /** The event's type, `/command`, or the interaction's type. */
  type: string
  milliseconds: number
  /** Came within three seconds. */
  within: boolean
  outcome: 'acked' | 'timeout' | 'lost' | 'refused'
  /** 0 for the first. */
  attempt: number
}

export interface Ledger {
  calls: ApiCall[]
  refusals: Refusal[]
  pings: Ping[]
  acks: Ack[]
  /** Deliveries that are not yet acknowledged. */
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
      const busy = () => ledger.pending > 0 || ledger.calls.some((call) => call.status === 0 && !call.error)
      while (calls !== ledger.calls.length || busy()) {
        if (performance.now() > late) throw new Error(describe(ledger, 'it was never quiet', now()))
        calls = ledger.calls.length
        await sleep(milliseconds)
      }
    },
  }
  return ledger
}

function describe({ calls, acks }: Ledger, label: string, began: number): string {
  const rows = calls.slice(-12).map(({ method, status, error, args, at }) => {
    const shown = JSON.stringify(args, (key, value) => (/token|secret/.test(key) ? '…' : value))
    return `  +${at - began} ms ${method} ${status} ${error ?? ''} ${shown.slice(0, 300)}`
  })
  const last = acks.slice(-6).map((ack) => `${ack.type} ${ack.outcome} ${Math.round(ack.milliseconds)} ms`)
  return [`waited in vain: ${label}`, 'last calls:', ...rows, `last acks: ${last.join(', ')}`].join('\n')
}
