import { createCounters } from './counters.ts'
import { createPolicy } from './create-policy.ts'
import { emptyDocument } from './document.ts'

/** What holds where the operator wrote no policy: everybody may everything, but change what Parley does in a channel. */
export const openPolicy = createPolicy(emptyDocument, createCounters())
