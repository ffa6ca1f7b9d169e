// "etc.", "usw." and "ecc." are left out: they end a sentence more often than not when a capital follows.

/** Written with a full stop in the middle of a sentence, in any case. */
export const ABBREVIATIONS: readonly string[] = [
  ...'e.g|i.e|vs|approx|cf|incl|excl|resp|dept|ext|al'.split('|'),
  ...'p. ex|p.ex|c.-à-d|env|mme|mlle'.split('|'),
  ...'p. ej|p.ej|ej|sra|srta|aprox|ee'.split('|'),
  ...'z. b|z.b|d. h|d.h|u. a|u.a|i. d|i.d|i. d. r|i.d.r|s. o|s.o|bzw|ca|evtl|ggf|inkl|zzgl|vgl|sog'.split(
    '|',
  ),
  ...'p. es|p.es|sig|dott'.split('|'),
]

/** Titles: only with their capital, since `sr`, `st` and `fr` are also something else. */
export const TITLES: readonly string[] =
  'Mr|Mrs|Ms|Dr|Prof|Sr|St|Hr|Fr|MM|Ud|Uds|Sig|Dott|Exmo|Gen|Sen|Rep|Rev|Lt|Sgt|Capt'.split('|')

/** Only before a number: "no. 5", but "I said no. Then". */
export const BEFORE_NUMBER: readonly string[] =
  'no|nr|nº|n|fig|vol|art|pág|núm|num|p|pp|ch|chap|sec|abs|s|v|pag|bd'.split('|')

/** German ordinals: "am 3. Januar", "der 2. Versuch". */
export const BEFORE_ORDINAL: readonly string[] =
  'am|der|den|dem|die|das|vom|zum|zur|bis|im|beim|ab|seit'.split('|')
