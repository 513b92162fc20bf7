// Mails as no program should write them: real ones cut, flipped, nested and blown up, by chance that a seed repeats.

/** A source of chance: the same seed gives the same mails again. */
export type Chance = { below(limit: number): number; one<T>(of: readonly T[]): T }

/** Mulberry32, a generator of 32 bits that is known to be even enough for this. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, one: (of) => of[below(of.length)] as (typeof of)[number] }
}

/** Does one to three of the things below to a mail of at most `longest` bytes. `other` is a second mail whose pieces may get in. */
export function mutilate(mail: Buffer, other: Buffer, chance: Chance, longest = LONGEST): { did: string; raw: Buffer } {
  let raw = mail
  const did: string[] = []
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const [name, change] = chance.one(WAYS)
    raw = change(raw, chance, other)
    did.push(name)
  }
  return { did: did.join(', '), raw: raw.subarray(0, longest) }
}

type Way = (raw: Buffer, chance: Chance, other: Buffer) => Buffer

const LONGEST = 4_000_000 // bytes of one mail, so that a run tries many
const WAYS: readonly (readonly [string, Way])[] = [
  ['bytes flipped', flipped],
  ['cut', (raw, chance) => raw.subarray(0, chance.below(raw.length + 1))],
  ['beginning lost', (raw, chance) => raw.subarray(chance.below(raw.length + 1))],
  ['headers of another mail', (raw, _, other) => Buffer.concat([headOf(other), bodyOf(raw)])],
  ['header lines shuffled', shuffled],
  ['header line doubled', (raw, chance) => Buffer.concat([lineOf(raw, chance), raw])],
  ['NUL bytes', (raw, chance) => inserted(raw, Buffer.alloc(1 + chance.below(50)), chance)],
  ['lone surrogates', (raw, chance) => inserted(raw, Buffer.from([0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf]), chance)],
  ['another charset', (raw, chance) => replaced(raw, /charset="?[\w-]+"?/i, `charset=${chance.one(CHARSETS)}`)],
  ['another encoding', (raw, chance) => replaced(raw, /(?<=transfer-encoding: )[\w-]+/i, chance.one(ENCODINGS))],
  ['a giant header', giantHeader],
  ['many headers', (raw, chance) => Buffer.concat([repeated('X-Many: 1\r\n', chance.below(20_000)), raw])],
  ['nested deep', nested],
  ['many parts', manyParts],
  ['a mail in a mail', (raw, _, other) => wrapped('message/rfc822', raw, other)],
  ['a report', (raw, _, other) => wrapped('message/delivery-status', raw, other)],
  ['pieces repeated', repeatedPieces],
  ['HTML nested', (raw, chance) => html(raw, repeated(chance.one(TAGS), chance.below(100_000)))],
  ['UTF-16', (raw) => Buffer.from(raw.toString('latin1'), 'utf16le')],
]

const CHARSETS = ['utf-16', 'utf-7', 'iso-2022-jp', 'gb18030', 'nonsense', '', 'x-user-defined', 'big5', "''", '\u0000']
const ENCODINGS = ['base64', 'quoted-printable', '8bit', 'x-uuencode', 'nonsense']
const TAGS = ['<div>', '<table><tr><td>', '<blockquote>', '<a href="', '<!--', '<b', '&amp', '<p>x', '<style>', '<br>']
/** What readers of mail look for, repeated: the ways to make one slow. */
const PIECES = [
  '-----\n',
  '--\n',
  '\n',
  '> ',
  '>\n',
  '> a\n',
  'On 2026-11-02 10:00 a@b.example\n',
  'On Mon, Nov 2, 2026 at 10:00 A <a@b.example> wrote:\n',
  'From: a@b.example\n',
  'From: a@b.example\nTo: c\nSubject: d\nDate: e\n\n',
  '-----Original Message-----\n',
  'Message-ID: <a@b.example>\n',
  'Status: 5.1.1\n',
  'Final-Recipient: rfc822; a@b.example\n',
  'Diagnostic-Code: ',
  'wrote:',
  'a',
  '@',
  '<',
  '1',
  '1.',
  '5.1.',
  '550-',
  '(',
  ' ',
  '\t\n',
  'Sent from my iPhone\n',
  'disclaimer: x\n',
  'SSN 123-45-6789 ',
  'DOB 1/1/1960 MRN 123456 ',
  'Mr. John Smith ',
  '99213-25 ',
  'A1',
  'É',
  '中',
  '\u{1f600}',
]

function flipped(raw: Buffer, chance: Chance): Buffer {
  const bytes = Buffer.from(raw)
  for (let left = 1 + chance.below(40); left > 0 && bytes.length > 0; left--)
    bytes[chance.below(bytes.length)] = chance.below(256)
  return bytes
}

function shuffled(raw: Buffer, chance: Chance): Buffer {
  const lines = headOf(raw).toString('latin1').split('\n')
  const mixed = lines.map((line) => ({ line, at: chance.below(1e6) })).sort((a, b) => a.at - b.at)
  return Buffer.concat([Buffer.from(mixed.map(({ line }) => line).join('\n'), 'latin1'), bodyOf(raw)])
}

function giantHeader(raw: Buffer, chance: Chance): Buffer {
  const name = chance.one(['References', 'Subject', 'From', 'To', 'X-Giant', 'Content-Type', 'In-Reply-To', 'Received'])
  const piece = chance.one(['<a@b.example> ', 'x', '=?utf-8?q?=41?= ', 'a@b.example, ', '"', '(', '<', '; a=b', ':;'])
  return Buffer.concat([Buffer.from(`${name}: `), repeated(piece, chance.below(80_000)), Buffer.from('\r\n'), raw])
}

function nested(raw: Buffer, chance: Chance): Buffer {
  const depth = chance.below(1_500)
  const opened = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  return Buffer.concat([Buffer.from(opened.join('')), raw])
}

function manyParts(raw: Buffer, chance: Chance): Buffer {
  const type = chance.one(['text/plain', 'text/html', 'message/rfc822', 'message/delivery-status', 'image/png'])
  const part = `--edge\r\nContent-Type: ${type}\r\n\r\nA part.\r\n`
  const head = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n'
  return Buffer.concat([Buffer.from(head), repeated(part, chance.below(5_000)), raw])
}

function wrapped(type: string, raw: Buffer, inner: Buffer): Buffer {
  const head = 'From: mailer-daemon@b.example\r\nContent-Type: multipart/report; boundary=edge\r\n\r\n'
  const parts = `${head}--edge\r\nContent-Type: text/plain\r\n\r\n${bodyOf(raw).toString('latin1')}\r\n--edge\r\nContent-Type: ${type}\r\n\r\n`
  return Buffer.concat([Buffer.from(parts, 'latin1'), inner, Buffer.from('\r\n--edge--\r\n')])
}

function repeatedPieces(raw: Buffer, chance: Chance): Buffer {
  const pieces = Array.from({ length: 1 + chance.below(3) }, () => chance.one(PIECES)).join('')
  const text = repeated(pieces, Math.ceil((20_000 + chance.below(1_000_000)) / pieces.length))
  return chance.below(2) === 0 ? plain(text) : Buffer.concat([raw, text])
}

/** A plain mail with this body. */
export function plain(body: Buffer): Buffer {
  const head = 'From: a@b.example\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
  return Buffer.concat([Buffer.from(head), body])
}

function html(raw: Buffer, body: Buffer): Buffer {
  const head = 'From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
  return Buffer.concat([Buffer.from(head), body, bodyOf(raw)])
}

function repeated(piece: string, times: number): Buffer {
  const bytes = Buffer.from(piece)
  return Buffer.alloc(bytes.length * Math.max(1, Math.min(times, Math.floor(LONGEST / bytes.length))), bytes)
}

function inserted(raw: Buffer, bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(raw.length + 1)
  return Buffer.concat([raw.subarray(0, at), bytes, raw.subarray(at)])
}

function replaced(raw: Buffer, what: RegExp, by: string): Buffer {
  return Buffer.from(raw.toString('latin1').replace(what, by), 'latin1')
}

function lineOf(raw: Buffer, chance: Chance): Buffer {
  return Buffer.from(`${chance.one(headOf(raw).toString('latin1').split('\n'))}\n`, 'latin1')
}

function headOf(raw: Buffer): Buffer {
  return raw.subarray(0, bodyAt(raw))
}

function bodyOf(raw: Buffer): Buffer {
  return raw.subarray(bodyAt(raw))
}

function bodyAt(raw: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => raw.indexOf(end)).filter((at) => at >= 0)
  return ends.length === 0 ? raw.length : Math.min(...ends)
}
