import { describe, expect, it } from 'vitest'
import { createGate } from '../../../adapters/http/gate.ts'

describe('the gate', () => {
  it('lets in as many items as there is room for', () => {
    const gate = createGate(3)
    const leave = gate.enter(2)
    expect(() => gate.enter(2)).toThrow(/busy/)
    gate.enter(1)
    expect(() => gate.check()).toThrow(/busy/)
    leave()
    gate.check()
    gate.enter(2)
  })

  it('lets in what is more than there ever is room for, when nothing else is inside', () => {
    const gate = createGate(3)
    const leave = gate.enter(8)
    expect(() => gate.enter(1)).toThrow(/busy/)
    leave()
    gate.enter(1)
    expect(() => gate.enter(8)).toThrow(/busy/)
  })
})
