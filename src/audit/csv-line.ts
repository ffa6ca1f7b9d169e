/** One record of CSV (RFC 4180), without the end of its line; what is undefined is an empty field. */
export function csvLine(fields: readonly (string | number | undefined)[]): string {
  return fields.map((field = '') => quoted(String(field))).join(',')
}

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)
