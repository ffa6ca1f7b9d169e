import { expect, it } from 'vitest'
import type { Account } from '../src/contract/audit.ts'
import { recordAll } from '../src/record-all.ts'

const account = { task: 'translate' } as Account

it('gives an account to every recorder, and is done when all are', async () => {
  const took: string[] = []
  const record = recordAll([
    async ({ task }) => {
      await new Promise((resolve) => setImmediate(resolve))
      took.push(`late ${task}`)
    },
    async ({ task }) => void took.push(task),
  ])
  await record(account)
  expect(took).toEqual(['translate', 'late translate'])
})

it('fails when one of them does', async () => {
  const record = recordAll([async () => {}, () => Promise.reject(new Error('the disk is full'))])
  await expect(record(account)).rejects.toThrow('the disk is full')
})
