/** How both starter translators were trained (training/translation): with these to be copied, at most ten a sentence. */
export const sentinels: readonly string[] = Array.from({ length: 10 }, (_, index) => `⟦${index}⟧`)

/** The longest texts of the training had 90 tokens of text; far beyond that nothing good can be expected. */
export const MAXIMUM_TOKENS = 100
