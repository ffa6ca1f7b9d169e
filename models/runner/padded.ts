/** Token ids of several texts as the two rectangular inputs that every encoder takes. */
export interface Padded {
  ids: BigInt64Array
  mask: BigInt64Array
  rows: number
  columns: number
}

/** Pads at the end, as the models were trained; the mask hides the padding. */
export function padded(texts: readonly (readonly number[])[], padding: number): Padded {
  const rows = texts.length
  const columns = Math.max(...texts.map((ids) => ids.length))
  const ids = new BigInt64Array(rows * columns).fill(BigInt(padding))
  const mask = new BigInt64Array(rows * columns)
  texts.forEach((text, row) => {
    text.forEach((id, column) => {
      ids[row * columns + column] = BigInt(id)
      mask[row * columns + column] = 1n
    })
  })
  return { ids, mask, rows, columns }
}
