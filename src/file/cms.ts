// S/MIME that wraps the mail in its signature (RFC 8551 3.5.2, CMS RFC 5652): what was signed is taken out; nothing is verified.

export type CmsContent = { is: 'signed'; content: Buffer } | { is: 'encrypted' } | { is: 'neither' }

type Piece = { tag: number; constructed: boolean; content: Buffer; pieces: Piece[] }

const SEQUENCE = 0x10
const OBJECT_ID = 0x06
const OCTETS = 0x04
const CONTENT = 0x80 // context tag 0
// 1.2.840.113549.1.7.2, .3 and 1.2.840.113549.1.9.16.1.23 (RFC 5083), as they are encoded.
const SIGNED_DATA = '2a864886f70d010702'
const ENVELOPED_DATA = '2a864886f70d010703'
const AUTH_ENVELOPED_DATA = '2a864886f70d0109100117'
const MAX_DEPTH = 32 // the content of signed data lies six deep, in pieces of pieces of octets a little more

/** The signed bytes of an application/pkcs7-mime part, in DER or BER (indefinite lengths, octets in pieces). Never throws. */
export function cmsContent(bytes: Buffer): CmsContent {
  const outer = readPiece(bytes, 0, 0)?.piece
  const type = idOf(outer)
  if (type === ENVELOPED_DATA || type === AUTH_ENVELOPED_DATA) return { is: 'encrypted' }
  if (type !== SIGNED_DATA) return { is: 'neither' }
  const signedData = contentOf(outer)
  const wrapped = signedData?.pieces.find((piece) => piece.tag === SEQUENCE && idOf(piece) !== null)
  const octets = contentOf(wrapped)
  return octets === undefined ? { is: 'neither' } : { is: 'signed', content: octetsOf(octets) }
}

function idOf(piece: Piece | undefined): string | null {
  const first = piece?.pieces[0]
  return first?.tag === OBJECT_ID ? first.content.toString('hex') : null
}

function contentOf(piece: Piece | undefined): Piece | undefined {
  return piece?.pieces.find((one) => one.tag === CONTENT)?.pieces[0]
}

function octetsOf(piece: Piece): Buffer {
  if (!piece.constructed) return piece.tag === OCTETS ? piece.content : Buffer.alloc(0)
  return Buffer.concat(piece.pieces.map(octetsOf))
}

/** One piece (X.690 8.1): context tags keep their class bit, so that [0] is not taken for a plain 0. */
function readPiece(bytes: Buffer, start: number, depth: number): { piece: Piece; end: number } | null {
  const first = bytes[start]
  const short = bytes[start + 1]
  if (first === undefined || short === undefined || (first & 0x1f) === 0x1f || depth > MAX_DEPTH) return null
  const constructed = (first & 0x20) !== 0
  const tag = first & 0xdf
  let at = start + 2
  let length = short
  if (short > 0x80) {
    const octets = short & 0x7f
    if (octets > 4 || at + octets > bytes.length) return null
    length = bytes.readUIntBE(at, octets)
    at += octets
  }
  const open = short === 0x80
  if (open && !constructed) return null
  const end = open ? bytes.length : Math.min(at + length, bytes.length)
  if (!constructed) return { piece: { tag, constructed, content: bytes.subarray(at, end), pieces: [] }, end }
  const pieces: Piece[] = []
  while (at < end) {
    if (open && bytes[at] === 0 && bytes[at + 1] === 0) return { piece: piecesIn(tag, pieces), end: at + 2 }
    const next = readPiece(open ? bytes : bytes.subarray(0, end), at, depth + 1)
    if (next === null) break
    pieces.push(next.piece)
    at = next.end
  }
  return { piece: piecesIn(tag, pieces), end }
}

function piecesIn(tag: number, pieces: Piece[]): Piece {
  return { tag, constructed: true, content: Buffer.alloc(0), pieces }
}
