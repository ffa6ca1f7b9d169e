import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Remark } from './remark.ts'

/** A remark as the asker reads it; channels stay Slack tokens, which become links. */
export function remarkWords(remark: Remark, { remarks }: InterfacePhrases): string {
  switch (remark.kind) {
    case 'invite':
      return remarks.invite(`<#${remark.channel}>`)
    case 'scope':
      return remarks.scope(remark.scope)
    case 'notFound':
      return remarks.notFound(channelWords(remark.name))
    case 'notSeen':
      return remarks.notSeen(remark.read)
    case 'cut':
      return remarks.cut(remark.read)
    case 'threadsCut':
      return remarks.threadsCut(remark.read, remark.threads)
    case 'lateCut':
      return remarks.lateCut
  }
}

/** An id that the asker typed shows as they typed it: as a name it would tell whether the channel exists. */
const channelWords = (name: string) => `#${name}`
