// Words whose character set is not the one the mail names: bytes of windows-1252 under UTF-8 or under no name, and UTF-8 under windows-1252.

const ESCAPED_RUN = /(?:=[89a-f][0-9a-f])+/gi
const CONTENT_TYPE = /^content-type:[^\n]{0,500}(?:\n[ \t][^\n]{0,500}){0,8}/gim
const HALF_PAIR = /\xed[\xa0-\xbf][\x80-\xbf]/
/** Names under which bytes are read as UTF-8: its own, those that promise no other bytes, and those that say nothing. */
const READ_AS_UTF8 =
  /^(?:utf-?8|(?:us-?)?ascii|ansi_x3\.4-1968|unknown|unknown-8bit|x-unknown|x-user-defined|8bit|default|none)$/
/** What UTF-8 looks like when it was read as windows-1252. */
const MANGLED = /[ÂÃâÎÐ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/
const WINDOWS = new TextDecoder('windows-1252')
const UTF8 = new TextDecoder('utf-8', { fatal: true })
const BYTE_OF = new Map(Array.from({ length: 256 }, (_, byte) => [WINDOWS.decode(Uint8Array.of(byte)), byte]))

/**
 * The mail with the bytes that are no UTF-8 taken for windows-1252, as mail programs do; null when a part names another character set,
 * or when nothing is to be mended. 8-bit bytes and those of quoted-printable are looked at.
 */
export function withMendedBytes(raw: Buffer): Buffer | null {
  const text = raw.toString('latin1')
  for (const [field] of text.replaceAll('\r', '').matchAll(CONTENT_TYPE)) {
    const name = /charset\s{0,3}=\s{0,3}["']?([^\s"';]{1,60})/i.exec(field)?.[1]?.toLowerCase()
    if (name !== undefined && !READ_AS_UTF8.test(name)) return null
  }
  const mended = text.replaceAll(/[\x80-\xff]{1,4096}/g, (run) =>
    mendedRun(Buffer.from(run, 'latin1')).toString('latin1'),
  )
  const escaped = /quoted-printable/i.test(text)
    ? mended.replaceAll(ESCAPED_RUN, (run) => quoted(mendedRun(Buffer.from(run.replaceAll('=', ''), 'hex'))))
    : mended
  return escaped.toLowerCase() === text.toLowerCase() ? null : Buffer.from(escaped, 'latin1')
}

/** UTF-8 where UTF-8 stands, else each byte as windows-1252; halves of a character pair (RFC 3629 section 3) are of neither. */
function mendedRun(bytes: Buffer): Buffer {
  if (isUtf8(bytes) || HALF_PAIR.test(bytes.toString('latin1'))) return bytes
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at)
    pieces.push(length > 0 ? bytes.subarray(at, at + length) : Buffer.from(WINDOWS.decode(bytes.subarray(at, at + 1))))
    at += Math.max(1, length)
  }
  return Buffer.concat(pieces)
}

/** How many bytes the UTF-8 character at `at` has, 0 when none stands there. */
function lengthOfCharacter(bytes: Buffer, at: number): number {
  for (const length of [2, 3, 4])
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) return length
  return 0
}

function quoted(bytes: Buffer): string {
  return [...bytes].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
}

/** The text read again as UTF-8 when it is UTF-8 that was read as windows-1252 throughout; else as it is. */
export function unmangled(text: string): string {
  if (!MANGLED.test(text)) return text
  const bytes = new Uint8Array(text.length)
  let at = 0
  for (const letter of text) {
    const byte = BYTE_OF.get(letter)
    if (byte === undefined) return text
    bytes[at++] = byte
  }
  const read = bytes.subarray(0, at)
  return isUtf8(read) ? UTF8.decode(read) : text
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    UTF8.decode(bytes)
    return true
  } catch {
    // Refusing is how the decoder says that it is none.
    return false
  }
}
