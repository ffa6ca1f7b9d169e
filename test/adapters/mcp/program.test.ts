import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, it } from 'vitest'
import type { AuditRow } from '../../../src/contract/audit.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { guideConfigs } from './guide-configs.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

it('parley mcp, started as the guide says, answers with the starter weights, with nothing but the protocol on standard output', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mcp-'))
  const { command, args } = guideConfigs()[0]!
  const transport = new StdioClientTransport({
    command,
    args: args.map((word) => word.replace('/path/to/parley', root)),
    cwd: folder,
    env: {
      PATH: process.env.PATH!,
      HOME: process.env.HOME!,
      PARLEY_DATA_DIR: folder,
      PARLEY_HOSTS: '1',
      PARLEY_LOG_LEVEL: 'debug',
    },
    stderr: 'pipe',
  })
  const log = readAll(transport.stderr as Readable)
  const client = new Client({ name: 'test', version: '1' })
  // A line that is not of the protocol would come here.
  const strange: Error[] = []
  client.onerror = (error) => strange.push(error)
  await client.connect(transport)
  expect((await client.listTools()).tools.length).toBeGreaterThan(3)

  const text = 'What a wonderful day, everything works!'
  const feels = await client.callTool({ name: 'sentiment', arguments: { text } })
  expect(feels.structuredContent).toMatchObject({ label: 'positive', sure: true })
  const french = await client.callTool({ name: 'translate', arguments: { text, to: 'French' } })
  expect(french.structuredContent).toMatchObject({ from: 'en', to: 'fr' })
  const unknown = await client.callTool({ name: 'translate', arguments: { text, to: 'Klingonese' } })
  expect(unknown).toMatchObject({ isError: true, _meta: { 'parley/code': 'UNKNOWN_LANGUAGE' } })
  await client.close()

  expect(strange).toEqual([])
  expect(await log).not.toContain('wonderful')
  const file = join(folder, 'parley.sqlite')
  expect(readFileSync(file).includes('wonderful')).toBe(false)
  const store = openSqliteStore(file)
  const rows: AuditRow[] = []
  for await (const row of store.audit.read(0, Date.now() + 1000)) rows.push(row)
  store.close()
  expect(rows.map(({ door, task, outcome }) => [door, task, outcome])).toEqual([
    ['mcp', 'sentiment', 'answered'],
    ['mcp', 'translate', 'answered'],
    ['mcp', 'translate', 'failed'],
  ])
}, 60_000)
