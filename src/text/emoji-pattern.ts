const PART = String.raw`(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})(?:\uFE0F|\p{EMod})?(?:[\u{E0020}-\u{E007E}]{1,8}\u{E007F})?`

/** A whole Unicode emoji: flags, key caps and joined sequences are one. (`\p{RGI_Emoji}` takes 13 s for 1 MB.) */
export const EMOJI = String.raw`(?:\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|${PART}(?:\u200D${PART}){0,9})`

/** `:thumbsup:`, `:+1:`, `:wave::skin-tone-2:`, `thanks:smile:`; not the colons of `a:b:c` or of a time. */
export const SHORTCODE = String.raw`(?:(?<![\p{L}\p{N}]):(?:[+-]1|100|1234|(?=[\w+-]{0,63}[A-Za-z])[\w+-]{1,64})|(?<=\p{L}):[a-z][a-z0-9_+-]{1,63}(?=:(?:\s|$))):(?::skin-tone-[2-6]:)?`

const FACE = String.raw`[:;]['’]?[-^o]?(?:[)(]{1,20}|[\]\[DPpOo|/\\*$S3])|=[)(DP]|[xX]D{1,9}|>:[()]`

/** `:)`, `:-(`, `;D`, `<3`, `^^` and the shrug, not glued to a word or to a path. */
export const EMOTICON = String.raw`(?<![\p{L}\p{N}:/])(?:${FACE}|<\/?3+|\^[_.-]?\^|-_+-|[oO]_[oO]|T_+T|¯\\_\(ツ\)_\/¯)(?![\p{L}\p{N}/])`
