import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openHttp } from '../test/adapters/http/open-http.ts'

// `npm run fuzz [-- --url http://127.0.0.1:8420]`: Schemathesis against the API's own OpenAPI document. Without an address
// it opens the door itself, with answers that need no model. Schemathesis lives in a folder of its own, outside of the
// repository; it is installed the first time.

const SCHEMATHESIS = 'schemathesis==4.32.5'
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'positive_data_acceptance',
  'unsupported_method',
  'allow_header_conformance',
]

/** Where Schemathesis is, and what it writes down. */
const FOLDER = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'parley', 'schemathesis')

/** Runs a program in that folder and shows what it says. @returns its exit status. */
function run(file: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', cwd: FOLDER })
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
}

/** @returns the path of the program. */
async function install(): Promise<string> {
  const program = join(FOLDER, 'bin', 'schemathesis')
  if (existsSync(program)) return program
  mkdirSync(FOLDER, { recursive: true })
  const made = await run('python3', ['-m', 'venv', FOLDER])
  const installed =
    made === 0 ? await run(join(FOLDER, 'bin', 'pip'), ['install', '--quiet', SCHEMATHESIS]) : made
  if (installed !== 0) throw new Error(`${SCHEMATHESIS} could not be installed in ${FOLDER}`)
  return program
}

async function main(): Promise<number> {
  const [, given] = /^--url[= ](\S+)$/.exec(process.argv.slice(2).join(' ')) ?? []
  const program = await install()
  const http = given === undefined ? await openHttp() : undefined
  const url = given ?? http!.address
  const config = fileURLToPath(new URL('schemathesis.toml', import.meta.url))
  const options = [
    '--phases',
    'examples,coverage,fuzzing',
    '--max-examples',
    '300',
    '--generation-database',
    'none',
  ]
  const status = await run(program, [
    '--config-file',
    config,
    'run',
    `${url}/openapi.json`,
    '--checks',
    CHECKS.join(','),
    ...options,
  ])
  await http?.door.stop()
  return status
}

process.exitCode = await main()
