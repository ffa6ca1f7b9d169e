const TAG = /^\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?$/

/** The locale that a client likes best, from `Accept-Language`. */
export function localeOf(header: string | undefined): string | undefined {
  const wished = (header ?? '').split(',').flatMap((part) => {
    const [, tag, quality = '1'] = TAG.exec(part) ?? []
    return tag === undefined ? [] : [{ tag, quality: Number(quality) }]
  })
  // The sort is stable: of equals the first one counts.
  return wished.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)[0]?.tag
}
