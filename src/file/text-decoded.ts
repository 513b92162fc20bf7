// Bytes of a text file or of an old Windows program as text: Unicode where they are Unicode, else the code page.

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Never throws: UTF-16 by its mark, else UTF-8 when the bytes are that, else the Windows code page given (1252 when it has no name). */
export function textDecoded(bytes: Buffer, codePage = 1252): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return STRICT_UTF8.decode(bytes)
  } catch {
    // Bytes that are no UTF-8 are of the program's own code page.
    return decoderOf(codePage).decode(bytes)
  }
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
