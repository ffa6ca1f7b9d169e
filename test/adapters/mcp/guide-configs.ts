import { readFileSync } from 'node:fs'

export const GUIDE = new URL('../../../docs/mcp.md', import.meta.url)
export const guide = readFileSync(GUIDE, 'utf8')

interface Config {
  command: string
  args: string[]
}

/** How the guide tells assistants to start Parley, as each of its JSON examples has it. */
export function guideConfigs(): Config[] {
  return [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => {
    const { mcpServers, servers } = JSON.parse(json!) as Record<string, { parley: Config }>
    return (mcpServers ?? servers)!.parley
  })
}
