import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { flag, optional, terms, text, variable, whole } from './variable.ts'

/** How Parley itself runs. */
export const parley = {
  PARLEY_DATA_DIR: variable({
    meaning: 'Folder for pulled models and everything else that is kept; made when needed',
    expected: 'a folder',
    default: './data',
    schema: text,
  }),
  PARLEY_MODELS: variable<'starter' | 'standard'>({
    meaning:
      'Which models answer: the small ones in this repository, or larger ones after `parley models pull`',
    expected: 'starter or standard',
    default: 'starter',
    schema: z.enum(['starter', 'standard']),
  }),
  PARLEY_DEVICE: variable<'auto' | 'cpu' | 'wasm' | 'cuda' | 'webgpu' | 'dml' | 'coreml'>({
    meaning: 'Where models run; auto tries the GPUs in a throw-away process and falls back to cpu',
    expected: 'auto, cpu, wasm, cuda, webgpu, dml or coreml',
    default: 'cpu',
    schema: z.enum(['auto', 'cpu', 'wasm', 'cuda', 'webgpu', 'dml', 'coreml']),
  }),
  PARLEY_HOSTS: variable({
    meaning: 'Model processes; each uses one core and its own memory',
    expected: 'a whole number from 1 to 64',
    default: Math.min(4, Math.max(1, availableParallelism())),
    defaultWords: 'one a core, at most 4',
    schema: whole(1, 64),
  }),
  PARLEY_HOST_MEMORY_MB: variable({
    meaning: 'A model process above this many megabytes is replaced',
    expected: 'a whole number from 200 to 1000000',
    default: 2000,
    schema: whole(200, 1_000_000),
  }),
  PARLEY_QUEUE_LIMIT: variable({
    meaning: 'Model requests that may wait; more are refused at once with OVERLOADED',
    expected: 'a whole number from 1 to 1000000',
    default: 20_000,
    schema: whole(1, 1_000_000),
  }),
  PARLEY_CACHE_SIZE: variable({
    meaning: 'Recent model results kept in memory (keyed by hashes, without the text); 0 switches this off',
    expected: 'a whole number from 0 to 1000000',
    default: 2000,
    schema: whole(0, 1_000_000),
  }),
  PARLEY_SHARE_IN_FLIGHT: variable({
    meaning: 'Compute identical requests that arrive together only once',
    expected: '0 or 1',
    default: true,
    schema: flag,
  }),
  PARLEY_IDLE_MINUTES: variable({
    meaning: 'Models unused for this long are unloaded; 0 keeps them',
    expected: 'a whole number from 0 to 100000',
    default: 30,
    schema: whole(0, 100_000),
  }),
  PARLEY_GLOSSARY: variable<string[]>({
    meaning: 'Terms that are never translated, separated by commas',
    expected: 'words separated by commas',
    default: [],
    defaultWords: 'none',
    schema: terms,
  }),
  PARLEY_POLICY_FILE: optional({
    meaning:
      'File that says who may do what (docs/policy.md); unset: policy.yaml in the data folder, if it is there',
    expected: 'a file',
    schema: text,
  }),
  PARLEY_OFFLINE: variable({
    meaning: 'Download nothing and call no webhooks: not even a connection is tried',
    expected: '0 or 1',
    default: false,
    schema: flag,
  }),
  PARLEY_SHUTDOWN_SECONDS: variable({
    meaning: 'When it is told to end, how long what was begun may still take; then it is cancelled',
    expected: 'a whole number from 0 to 3600',
    default: 20,
    schema: whole(0, 3600),
  }),
  PARLEY_LOG_LEVEL: variable<'debug' | 'info' | 'warn' | 'error' | 'silent'>({
    meaning: 'What the log on standard error tells; it never holds message text',
    expected: 'debug, info, warn, error or silent',
    default: 'warn',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  }),
  PARLEY_SECRET_KEY: optional({
    meaning: 'Key that kept tokens are encrypted with; unset: made once, in secret.key in the data folder',
    expected: '64 hexadecimal digits',
    secret: true,
    schema: text.regex(/^[0-9a-f]{64}$/i),
  }),
} as const
