/** `name@0123456789ab`: enough to tell revisions apart. */
export function shortReference(reference: string): string {
  const [name = '', revision = ''] = reference.split('@')
  return `${name}@${revision.slice(0, 12)}`
}
