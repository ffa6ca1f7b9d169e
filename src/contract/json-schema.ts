/** A JSON Schema (2020-12): data, in the part that is the same in all drafts since 7. */
export type JsonSchema = { readonly [keyword: string]: unknown }
