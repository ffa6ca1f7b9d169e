import { spawnSync } from 'node:child_process'

/** Prometheus's own checker (Debian's package `prometheus`), where it is installed. */
export const promtool = {
  there: spawnSync('promtool', ['--version']).status === 0,
  run(args: string[], input = '') {
    const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' })
    return { status, said: `${stdout}${stderr}` }
  },
}
