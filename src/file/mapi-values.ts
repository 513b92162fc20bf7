// The property list inside a TNEF attribute (MS-OXTNEF 2.1.3.4, MS-OXCDATA 2.11): values by their number.
import { type ByteReader, byteReader } from './byte-reader.ts'
import { textDecoded } from './text-decoded.ts'

export type MapiValues = {
  /** A text property, or bytes that hold text; '' when it is not there. */
  text(id: number): string
  /** The bytes of a binary property or an embedded object; empty when it is not there. */
  bytes(id: number): Buffer
}

const STRING8 = 0x1e
const UNICODE = 0x1f
const OBJECT = 0x0d
const BINARY = 0x102
const SEVERAL = 0x1000 // flag: a list of values
const NAMED = 0x8000 // ids from here on carry a name
/** Bytes of a value, padding included (MS-OXTNEF 2.1.3.4.1). */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const MAX_VALUES = 100_000 // of one list; also ends a loop over values of no length

/** Reads a property list as far as it can be read. Never throws. `codePage` is that of texts that are not Unicode. */
export function mapiValues(bytes: Buffer, codePage: number): MapiValues {
  const values = new Map<number, { type: number; content: Buffer }>()
  const reader = byteReader(bytes)
  let count = Math.min(reader.u32(), MAX_VALUES)
  while (count > 0 && !reader.ended()) {
    count -= 1
    const type = reader.u16()
    const id = reader.u16()
    if (id >= NAMED) skipName(reader)
    const content = firstValue(reader, type)
    if (content === null || reader.ended()) break
    if (!values.has(id)) values.set(id, { type, content })
  }
  return {
    text(id) {
      const value = values.get(id)
      if (value === undefined) return ''
      const text = value.type === UNICODE ? value.content.toString('utf16le') : textDecoded(value.content, codePage)
      return text.replaceAll('\u0000', '')
    },
    bytes: (id) => values.get(id)?.content ?? Buffer.alloc(0),
  }
}

/** The first value; null for a type that is not known, after which nothing can be read. */
function firstValue(reader: ByteReader, type: number): Buffer | null {
  const base = type & ~SEVERAL
  const varying = base === STRING8 || base === UNICODE || base === OBJECT || base === BINARY
  const size = FIXED[base]
  if (!varying && size === undefined) return null
  const count = varying || base !== type ? Math.min(reader.u32(), MAX_VALUES) : 1
  let first: Buffer | null = null
  for (let each = 0; each < count && !reader.ended(); each++) {
    const content = varying ? padded(reader) : reader.take(size ?? 0)
    first ??= content
  }
  return first ?? Buffer.alloc(0)
}

function padded(reader: ByteReader): Buffer {
  const length = reader.u32()
  const content = reader.take(length)
  reader.skip((4 - (length % 4)) % 4)
  return content
}

function skipName(reader: ByteReader): void {
  reader.skip(16) // the property set
  if (reader.u32() === 0) reader.skip(4)
  else padded(reader)
}
