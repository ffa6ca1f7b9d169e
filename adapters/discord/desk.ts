import type { Client } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { House } from '../../src/contract/adapter.ts'
import type { Arrivals } from '../../src/contract/arrivals.ts'
import type { KnownAnswers } from '../../src/contract/living-answers.ts'
import { type Access, createAccess } from './access.ts'
import { createDirectory, type Directory } from './directory.ts'
import { discordAnswers, type LivingAnswer } from './living-answers.ts'
import { createPace, type Pace } from './pace.ts'
import { plainReason } from './plain-reason.ts'
import { createReader, type Reader } from './reader.ts'
import { createWriter, type Writer } from './writer.ts'

/** What every surface works with. */
export interface Desk extends Arrivals {
  house: House
  client: Client
  reader: Reader
  writer: Writer
  access: Access
  directory: Directory
  living: KnownAnswers<LivingAnswer>
  /** Answers an interaction, again for as long as Discord fails or cannot be reached. Rejects with what the call rejected with. */
  insist: Pace['read']
  /** Typed texts that are too long to stand under their answer, by the memo of the answer; in memory only. */
  typed: LRUCache<string, string>
  /** The threads that messages stand in which passed by lately, by the message. */
  threads: LRUCache<string, string>
}

/** Long typed texts kept at a time. */
const TYPED = 200
/** Messages in threads that are remembered. */
const THREADED = 50_000

export function createDesk(client: Client, house: House): Desk {
  const pace = createPace({ log: house.log })
  const arrivals = house.arrivals('discord', plainReason)
  const directory = createDirectory(client, pace)
  return {
    ...arrivals,
    house,
    client,
    directory,
    reader: createReader(client, pace, directory),
    writer: createWriter(client, pace),
    access: createAccess(client, pace),
    living: discordAnswers(house.living),
    insist: pace.read,
    typed: new LRUCache({ max: TYPED }),
    threads: new LRUCache({ max: THREADED }),
    async idle() {
      await arrivals.idle()
      await pace.stop()
    },
  }
}
