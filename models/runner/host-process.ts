import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { FromHost, HostSettings, ToHost } from './messages.ts'

export interface HostProcess {
  pid: number | undefined
  send(message: ToHost): void
  kill(): void
  /** Whether the process keeps ours from ending; it does so only while there is work. */
  hold(on: boolean): void
  /** Resolves when the process is gone. */
  gone: Promise<void>
}

interface Parts {
  file: URL
  settings: HostSettings
  onMessage(message: FromHost): void
  /** Once, when the process is gone, with how it ended and the last of what it printed. */
  onExit(how: string): void
}

const KEPT_LETTERS = 500
/** Hosts read chat messages; they have no business with tokens. */
const SECRET = /(TOKEN|SECRET|PASSWORD|KEY|PROXY)$/i

/** Starts a host as a process of its own. */
export function startHost({ file, settings, onMessage, onExit }: Parts): HostProcess {
  const child = fork(fileURLToPath(file), [JSON.stringify(settings)], {
    serialization: 'advanced',
    // tsx by its path: the host must start from whatever folder and loader the parent has.
    execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRET.test(name))),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let printed = ''
  const gone = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
  }).then((how) => onExit(printed === '' ? how : `${how}: ${printed.trim().split('\n').at(-1)}`))
  child.stderr?.on('data', (piece) => {
    printed = `${printed}${piece}`.slice(-KEPT_LETTERS)
  })
  child.on('message', (message) => onMessage(message as FromHost))
  return {
    pid: child.pid,
    // A message to a process that has just ended is lost; its exit is reported anyway.
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    kill: () => void child.kill('SIGKILL'),
    hold: (on) => hold(child, on),
    gone,
  }
}

function hold(child: ReturnType<typeof fork>, on: boolean): void {
  const errors = child.stderr as unknown as { ref(): void; unref(): void } | null
  for (const handle of [child, child.channel, errors]) {
    if (on) handle?.ref()
    else handle?.unref()
  }
}
