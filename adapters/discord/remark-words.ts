import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Remark } from './remark.ts'

/** A remark as the asker reads it; channels stay Discord's tokens. */
export function remarkWords(remark: Remark, { remarks }: InterfacePhrases): string {
  switch (remark.kind) {
    case 'permission':
      return remarks.permission(spaced(remark.permission), `<#${remark.channel}>`)
    case 'notHere':
      return remarks.notHere
    case 'notFound':
      // An id stays one: as a link it would tell whether there is such a channel.
      return remarks.notFound(`#${remark.name}`)
    case 'intent':
      return remarks.intent(remark.unread)
    case 'notSeen':
      return remarks.notSeen(remark.read)
    case 'cut':
      return remarks.cut(remark.read)
  }
}

/** `ReadMessageHistory` as Discord writes it in its settings. */
const spaced = (permission: string) => permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
