import { randomBytes, randomUUID } from 'node:crypto'
import { codedError } from '../contract/errors.ts'
import type { Store } from '../contract/store.ts'
import type { WebhookWishes } from '../contract/webhooks.ts'
import type { Hook } from './hook.ts'

const COLLECTION = 'webhooks'
const SECRET_BYTES = 32

export type Hooks = ReturnType<typeof createHooks>

export interface HooksParts {
  /** Encrypts what it keeps. */
  sealed(): Store
  /** Whether anything is kept at all; as long as it is not, nothing is opened or made to look for webhooks. */
  isKept(): boolean
  /** Milliseconds since the epoch. */
  now(): number
}

/** The webhooks by name. */
export function createHooks({ sealed, isKept: isAnythingKept, now }: HooksParts) {
  const find = (name: string) => sealed().get<Hook>(COLLECTION, name)
  /** Whether it is still there, and not another one under its name. */
  const isKept = async ({ name, id }: Pick<Hook, 'name' | 'id'>) => (await find(name))?.id === id
  const change = async (hook: Hook, off: Hook['off']) => {
    if (!(await isKept(hook))) return
    const { off: _, ...rest } = hook
    await sealed().put(COLLECTION, hook.name, { ...rest, ...(off && { off }) })
  }
  return {
    find,
    isKept,
    /** @throws CONFLICT when the name is taken. */
    async add(wishes: WebhookWishes & { name: string }): Promise<Hook> {
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
      const hook: Hook = { ...wishes, id: randomUUID(), secret, created: now() }
      if (await sealed().add(COLLECTION, hook.name, hook)) return hook
      throw codedError(
        'CONFLICT',
        `There is a webhook ${hook.name} already; --name gives this one another name`,
      )
    },
    async list(): Promise<Hook[]> {
      if (!isAnythingKept()) return []
      return (await sealed().list<Hook>(COLLECTION, '')).map(({ record }) => record)
    },
    /** @throws BAD_REQUEST when there is none of this name. */
    async get(name: string): Promise<Hook> {
      const hook = await find(name)
      if (hook) return hook
      throw codedError(
        'BAD_REQUEST',
        `There is no webhook ${name}; \`parley webhooks list\` shows all of them`,
      )
    },
    remove: (name: string) => sealed().remove(COLLECTION, name),
    switchOff: (hook: Hook, why: string) => change(hook, { since: now(), why }),
    switchOn: (hook: Hook) => change(hook, undefined),
  }
}
