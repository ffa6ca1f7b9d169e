import { type Arguments, text } from '../arguments.ts'
import { refusal } from '../refusal.ts'

interface Page<T> {
  items: T[]
  next_cursor: string
}

export interface Paging<T> {
  /** Items on a page when `limit` is not given. */
  standard: number
  maximum: number
  /** What a cursor remembers: pages stay right while items are added. */
  keyOf(item: T): string
}

/** One page of these items, as `limit` and `cursor` say. @throws `invalid_limit`, `invalid_cursor` */
export function pageOf<T>(items: T[], args: Arguments, { standard, maximum, keyOf }: Paging<T>): Page<T> {
  const limit = text(args, 'limit') === '' ? standard : Number(text(args, 'limit'))
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum) throw refusal('invalid_limit')
  const cursor = text(args, 'cursor')
  const start = cursor === '' ? 0 : items.findIndex((item) => encode(keyOf(item)) === cursor)
  if (start < 0) throw refusal('invalid_cursor')
  const next = items[start + limit]
  return { items: items.slice(start, start + limit), next_cursor: next ? encode(keyOf(next)) : '' }
}

const encode = (key: string) => Buffer.from(`next:${key}`).toString('base64')
