// Bytes of a text file or of an old Windows program as text: Unicode where they are Unicode, else the code page.

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Never throws: UTF-16 by its mark or its zeros, else UTF-8 when the bytes are that, else the Windows code page given (1252 when it has no name). */
export function textDecoded(bytes: Buffer, codePage = 1252): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const unmarked = utf16Unmarked(bytes)
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes)
  try {
    return STRICT_UTF8.decode(bytes)
  } catch {
    // Bytes that are no UTF-8 are of the program's own code page.
    return decoderOf(codePage).decode(bytes)
  }
}

const LOOK_BYTES = 1_024

/** UTF-16 without its mark: of Western letters every other byte is zero, and no other. */
export function utf16Unmarked(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, LOOK_BYTES)
  if (start.length < 8 || !start.includes(0)) return null
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = start.length / 2 - start.length / 16 // some letters are of other scripts
  if (even === 0 && odd >= most) return 'utf-16le'
  return odd === 0 && even >= most ? 'utf-16be' : null
}

function decoderOf(codePage: number): InstanceType<typeof TextDecoder> {
  const label = CODE_PAGES[codePage] ?? `windows-${codePage}`
  try {
    return new TextDecoder(label)
  } catch {
    // Code pages of DOS have no decoder here; most of their letters are those of 1252 or none.
    return new TextDecoder('windows-1252')
  }
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20127: 'windows-1252',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  65001: 'utf-8',
}
