/** One field of a protobuf message: a number, or bytes that may be a message themselves. */
export interface ProtobufField {
  number: number
  /** 0: a whole number; 1 and 5: eight and four bytes; 2: any bytes. */
  wire: number
  value: bigint | Uint8Array
}

/** The fields of a message, in order. Nothing is known of their meaning, so nothing is lost on the way back. */
export function readFields(bytes: Uint8Array): ProtobufField[] {
  const fields: ProtobufField[] = []
  const reader = createReader(bytes)
  while (reader.more()) {
    const key = Number(reader.number())
    const wire = key & 7
    const value =
      wire === 0 ? reader.number() : reader.take(wire === 2 ? Number(reader.number()) : wire === 1 ? 8 : 4)
    fields.push({ number: key >>> 3, wire, value })
  }
  return fields
}

/** The numbers of a packed field. */
export function readNumbers(bytes: Uint8Array): bigint[] {
  const numbers: bigint[] = []
  const reader = createReader(bytes)
  while (reader.more()) numbers.push(reader.number())
  return numbers
}

function createReader(bytes: Uint8Array) {
  let place = 0
  return {
    more: () => place < bytes.length,
    number() {
      let value = 0n
      for (let shift = 0n; ; shift += 7n) {
        const byte = bytes[place++]!
        value |= BigInt(byte & 0x7f) << shift
        if (byte < 0x80) return value
      }
    },
    take(length: number) {
      place += length
      return bytes.subarray(place - length, place)
    },
  }
}

/** The bytes of a message. */
export function writeFields(fields: readonly ProtobufField[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(({ number, wire, value }) => {
      const key = varintBytes(BigInt((number << 3) | wire))
      if (typeof value === 'bigint') return [key, varintBytes(value)]
      return wire === 2 ? [key, varintBytes(BigInt(value.length)), value] : [key, value]
    }),
  )
}

function varintBytes(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** The texts of a repeated field. */
export const textsOf = (fields: readonly ProtobufField[], number: number) =>
  bytesOf(fields, number).map((bytes) => decoder.decode(bytes))

/** The byte strings of a repeated field. */
export const bytesOf = (fields: readonly ProtobufField[], number: number) =>
  fields
    .filter((field) => field.number === number && field.wire === 2)
    .map((field) => field.value as Uint8Array)

export const bytesField = (number: number, value: Uint8Array): ProtobufField => ({ number, wire: 2, value })
export const textField = (number: number, text: string) => bytesField(number, encoder.encode(text))
export const numberField = (number: number, value: number): ProtobufField => ({
  number,
  wire: 0,
  value: BigInt(value),
})
