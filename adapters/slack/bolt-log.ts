import { LogLevel } from '@slack/bolt'
import type { Logger } from '@slack/logger'
import type { Log } from '../../src/contract/log.ts'

/** Bolt's logger on ours. Its debug lines hold whole payloads, so they are dropped, as are the objects behind a message. */
export function boltLog(log: Log): Logger {
  const say = (level: 'info' | 'warn' | 'error') => (message: unknown) =>
    log[level]({ from: 'bolt' }, typeof message === 'string' ? message : String((message as Error)?.name))
  return {
    debug() {},
    info: (message: unknown) => log.debug({ from: 'bolt' }, String(message)),
    warn: say('warn'),
    error: say('warn'),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  }
}
