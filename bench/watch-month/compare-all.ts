/** What came beside what should have come. */
export interface Compared {
  expected: number
  /** What there is too much (+) or too little (-) of. */
  wrong: string[]
}

/** Compares what came with what should have, in whatever order. */
export function compareAll(seen: readonly string[], expected: readonly string[]): Compared {
  const rest = [...expected]
  const more = seen.filter((one) => {
    const index = rest.indexOf(one)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
  const wrong = [...more.map((one) => `+ ${one}`), ...rest.map((one) => `- ${one}`)]
  return { expected: expected.length, wrong }
}
