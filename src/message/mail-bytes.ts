// The bytes of a mail as a parser expects them: exports, editors and old systems put something before the header, or end lines their own way.

const MAX_BLANK_BYTES = 1_000 // above the header
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf) // some editors write it before UTF-8
const BLANKS = [0x0a, 0x0d, 0x20, 0x09]

/** The mail beginning with its first header field, its lines ended by LF or CRLF. */
export function mailBytes(raw: Buffer): Buffer {
  return withLineFeeds(withoutEnvelopeLine(withoutBlankLines(raw)))
}

/** Blank lines above the header would end it before it began, and a mark before it hides its first line. */
function withoutBlankLines(raw: Buffer): Buffer {
  let at = BYTE_ORDER_MARK.equals(raw.subarray(0, 3)) ? 3 : 0
  while (at < Math.min(raw.length, MAX_BLANK_BYTES) && BLANKS.includes(raw[at] ?? 0)) at++
  return /^(?:[!-9;-~]{1,80}:|From )/.test(raw.subarray(at, at + 100).toString('latin1')) ? raw.subarray(at) : raw
}

/** A mail exported from an mbox begins with a `From ` line, which is no header (RFC 4155). */
function withoutEnvelopeLine(raw: Buffer): Buffer {
  if (raw.subarray(0, 5).toString('latin1') !== 'From ') return raw
  const end = raw.indexOf(0x0a)
  return end < 0 ? raw : raw.subarray(end + 1)
}

/** A mail kept by an old Macintosh ends its lines with CR alone, which no parser takes for a line end. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw
  return Buffer.from(raw.map((byte) => (byte === 0x0d ? 0x0a : byte)))
}
