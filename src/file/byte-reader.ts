// Reads numbers and pieces out of bytes from front to back; past the end it says `ended` instead of throwing.

export type ByteReader = {
  u8(): number
  u16(): number
  u32(): number
  take(length: number): Buffer
  skip(length: number): void
  left(): number
  /** Something was asked that the bytes do not hold: what was read since is worth nothing. */
  ended(): boolean
}

/** Little-endian, as Microsoft's formats are. What lies past the end reads as 0 or as no bytes. */
export function byteReader(bytes: Buffer): ByteReader {
  let at = 0
  let ended = false
  const take = (length: number): Buffer => {
    if (length < 0 || length > bytes.length - at) {
      ended = true
      at = bytes.length
      return Buffer.alloc(0)
    }
    at += length
    return bytes.subarray(at - length, at)
  }
  const number = (length: number): number => {
    const piece = take(length)
    return piece.length === length ? piece.readUIntLE(0, length) : 0
  }
  return {
    u8: () => number(1),
    u16: () => number(2),
    u32: () => number(4),
    take,
    skip: (length) => void take(length),
    left: () => bytes.length - at,
    ended: () => ended,
  }
}
