/** The key of a record: ids as the parts of a path, whatever is in them. */
export function recordKey(...ids: string[]): string {
  return ids.map(encodeURIComponent).join('/')
}
