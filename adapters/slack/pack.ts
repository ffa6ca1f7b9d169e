import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { z } from 'zod'

/** Characters that unpacked data may have at most: what people press is small. */
const UNPACKED = 1_000_000

/** Ten times as fast as the default, for a tenth more characters: an acknowledgement may be waiting. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 } }

/** Data as short text, for a button's value or a modal's metadata. */
export function pack(data: unknown): string {
  return brotliCompressSync(Buffer.from(JSON.stringify(data)), QUICKLY).toString('base64url')
}

/** The data in packed text, or undefined when an older Parley wrote something else. */
export function unpack<T>(text: string | undefined, schema: z.ZodType<T>): T | undefined {
  try {
    const json = brotliDecompressSync(Buffer.from(text ?? '', 'base64url'), { maxOutputLength: UNPACKED })
    return schema.parse(JSON.parse(json.toString()))
  } catch {
    return undefined
  }
}
