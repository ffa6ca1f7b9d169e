import type { House } from '../../src/contract/adapter.ts'

/** A house that offers what is named here; asked for anything else, it throws. */
export function fakeHouse(parts: Partial<House>): House {
  return new Proxy(parts as House, {
    get(target, name) {
      if (!(name in target)) throw new Error(`the fake house has no ${String(name)}`)
      return Reflect.get(target, name)
    },
  })
}
