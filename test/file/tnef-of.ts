// Packs words and files into a TNEF stream as Outlook does, for tests of the reader (MS-OXTNEF 2.1.3).

export type Packed = {
  text?: string
  html?: string
  /** PR_RTF_COMPRESSED as it stands in the stream. */
  rtf?: Buffer
  files?: { filename: string; type?: string; contentId?: string; content: Buffer; embedded?: boolean }[]
}

export function tnefOf({ text, html, rtf, files = [] }: Packed): Buffer {
  const mail = [
    ...(text === undefined ? [] : [unicode(0x1000, text)]),
    ...(html === undefined ? [] : [binary(0x1013, Buffer.from(html))]),
    ...(rtf === undefined ? [] : [binary(0x1009, rtf)]),
  ]
  return Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x00089006, u32(0x00010000)),
    attribute(1, 0x00069007, Buffer.concat([u32(1252), u32(0)])),
    attribute(1, 0x00069003, list([named(), ...mail])),
    ...files.flatMap((file) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from(`${file.filename.slice(0, 8)}\0`)),
      ...(file.embedded === true ? [] : [attribute(2, 0x0006800f, file.content)]),
      attribute(
        2,
        0x00069005,
        list([
          unicode(0x3707, file.filename),
          ...(file.type === undefined ? [] : [unicode(0x370e, file.type)]),
          ...(file.contentId === undefined ? [] : [unicode(0x3712, file.contentId)]),
          ...(file.embedded === true ? [object(0x3701, Buffer.concat([Buffer.alloc(16), file.content]))] : []),
        ]),
      ),
    ]),
  ])
}

/** RTF stored without packing, which the format allows. */
export function plainRtf(rtf: string): Buffer {
  const words = Buffer.from(rtf, 'latin1')
  return Buffer.concat([u32(words.length + 12), u32(words.length), u32(0x414c454d), u32(0), words])
}

function attribute(level: number, id: number, content: Buffer): Buffer {
  const sum = content.reduce((total, byte) => (total + byte) & 0xffff, 0)
  return Buffer.concat([Buffer.from([level]), u32(id), u32(content.length), content, u16(sum)])
}

function list(values: Buffer[]): Buffer {
  return Buffer.concat([u32(values.length), ...values])
}

/** A property with a name and several values, of which the reader wants none: it must find its way past. */
function named(): Buffer {
  const name = Buffer.from('Keywords', 'utf16le')
  const values = [padded(Buffer.from('one', 'utf16le')), padded(Buffer.from('three', 'utf16le'))]
  const head = Buffer.concat([u16(0x101f), u16(0x8001), Buffer.alloc(16), u32(1), padded(name)])
  return Buffer.concat([head, u32(values.length), ...values])
}

function unicode(id: number, text: string): Buffer {
  return Buffer.concat([u16(0x1f), u16(id), u32(1), padded(Buffer.from(`${text}\0`, 'utf16le'))])
}

function binary(id: number, content: Buffer): Buffer {
  return Buffer.concat([u16(0x102), u16(id), u32(1), padded(content)])
}

function object(id: number, content: Buffer): Buffer {
  return Buffer.concat([u16(0x0d), u16(id), u32(1), padded(content)])
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([u32(content.length), content, Buffer.alloc((4 - (content.length % 4)) % 4)])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
