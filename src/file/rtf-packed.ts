// RTF as Outlook keeps it in a mail: packed by a sliding window that begins filled with common RTF (MS-OXRTFCP).
import { byteReader } from './byte-reader.ts'

const PACKED = 0x75465a4c // "LZFu"
const PLAIN = 0x414c454d // "MELA"
const WINDOW_BYTES = 4_096
const MAX_BYTES = 10_000_000 // unpacked; a mail's words are some kilobytes
// MS-OXRTFCP 2.1.3.1.2.
const BEGINNING = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
    'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)

/** The RTF, byte by byte as Latin-1 letters; as far as it goes where it is damaged, '' where it is none. Never throws. */
export function unpackedRtf(packed: Buffer): string {
  const reader = byteReader(packed)
  reader.skip(4) // the packed length, known from the property
  const length = Math.min(reader.u32(), MAX_BYTES)
  const kind = reader.u32()
  reader.skip(4) // the checksum
  if (kind === PLAIN) return reader.take(Math.min(reader.left(), length)).toString('latin1')
  if (kind !== PACKED) return ''
  const window = Buffer.alloc(WINDOW_BYTES)
  BEGINNING.copy(window)
  let write = BEGINNING.length
  const out = Buffer.alloc(length)
  let filled = 0
  const put = (byte: number) => {
    out[filled++] = byte
    window[write] = byte
    write = (write + 1) % WINDOW_BYTES
  }
  while (filled < length && reader.left() > 0) {
    const flags = reader.u8()
    for (let bit = 0; bit < 8 && filled < length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        if (reader.left() === 0) return out.subarray(0, filled).toString('latin1')
        put(reader.u8())
        continue
      }
      const pair = (reader.u8() << 8) | reader.u8()
      const from = pair >> 4
      // A reference to where writing stands marks the end.
      if (reader.ended() || from === write) return out.subarray(0, filled).toString('latin1')
      for (let each = 0; each < (pair & 15) + 2 && filled < length; each++)
        put(window[(from + each) % WINDOW_BYTES] ?? 0)
    }
  }
  return out.subarray(0, filled).toString('latin1')
}
