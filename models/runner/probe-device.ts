import { startHost } from './host-process.ts'

/** A driver that hangs is as bad as one that crashes. */
const MOST_MILLISECONDS = 20_000

/** Runs a tiny model on the device in a process of its own, which a broken driver may crash or hang. */
export function probeDevice(
  file: URL,
  device: string,
  milliseconds = MOST_MILLISECONDS,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const end = (problem: string | undefined) => {
      clearTimeout(timer)
      host.kill()
      resolve(problem)
    }
    const host = startHost({
      file,
      settings: { device },
      onMessage: (message) => {
        if (message.type === 'ready') host.send({ type: 'probe' })
        else if (message.type === 'probed') end(message.problem)
      },
      onExit: (how) => end(`its process ended (${how})`),
    })
    const timer = setTimeout(() => end(`no answer in ${milliseconds} ms`), milliseconds)
  })
}
