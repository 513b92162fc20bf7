// winmail.dat (MS-OXTNEF): what Outlook packs a mail into when it believes that Outlook will read it. Files and words are taken out.
import { byteReader } from './byte-reader.ts'
import { type MapiValues, mapiValues } from './mapi-values.ts'
import { unpackedRtf } from './rtf-packed.ts'
import { textDecoded } from './text-decoded.ts'

export type TnefFile = { filename: string; type: string; contentId: string | null; content: Buffer }
export type Tnef = {
  /** Plain words, or ''. */
  text: string
  html: string
  /** Unpacked RTF, where the words are in nothing else; or ''. */
  rtf: string
  files: TnefFile[]
  /** Where the stream breaks off, what stood before is kept. */
  whole: boolean
}

const SIGNATURE = 0x223e9f78 // MS-OXTNEF 2.1.3.1
const ATTACHMENT = 2 // the level of an attribute; 1 is the mail's own
// MS-OXTNEF 2.1.3.2, the attributes that hold words or files; all others are Outlook's own affairs.
const BODY = 0x0002800c
const CODE_PAGE = 0x00069007
const MAIL_PROPERTIES = 0x00069003
const NEW_FILE = 0x00069002
const FILE_NAME = 0x00018010
const FILE_CONTENT = 0x0006800f
const FILE_PROPERTIES = 0x00069005
// MS-OXPROPS
const PR_BODY = 0x1000
const PR_RTF_COMPRESSED = 0x1009
const PR_HTML = 0x1013
const PR_SUBJECT = 0x0037
const PR_DISPLAY_NAME = 0x3001
const PR_ATTACH_DATA = 0x3701
const PR_ATTACH_FILENAME = 0x3704
const PR_ATTACH_LONG_FILENAME = 0x3707
const PR_ATTACH_MIME_TAG = 0x370e
const PR_ATTACH_CONTENT_ID = 0x3712
const INTERFACE_ID_BYTES = 16 // stands before an embedded mail (MS-OXTNEF 2.1.3.4.2)
const MAX_DEPTH = 3 // mails inside mails
const MAX_FILES = 500

export function isTnef(bytes: Buffer): boolean {
  return bytes.length >= 6 && bytes.readUInt32LE(0) === SIGNATURE
}

/** Takes a TNEF stream apart. Null when it is none; never throws, in time linear in its length. Checksums are not compared. */
export function readTnef(bytes: Buffer, depth = 0): Tnef | null {
  if (!isTnef(bytes)) return null
  const reader = byteReader(bytes.subarray(6))
  const mail: Tnef = { text: '', html: '', rtf: '', files: [], whole: true }
  const open: { file: TnefFile | null; codePage: number } = { file: null, codePage: 1252 }
  while (reader.left() > 0 && mail.files.length < MAX_FILES) {
    const level = reader.u8()
    const attribute = reader.u32()
    const content = reader.take(reader.u32())
    reader.u16() // the checksum: a mail with a wrong one is read all the same
    if (reader.ended()) break
    if (level === ATTACHMENT) fileAttribute(mail, open, attribute, content, depth)
    else mailAttribute(mail, open, attribute, content)
  }
  mail.whole = !reader.ended()
  return mail
}

function mailAttribute(mail: Tnef, open: { codePage: number }, attribute: number, content: Buffer): void {
  if (attribute === CODE_PAGE && content.length >= 4) open.codePage = content.readUInt32LE(0)
  if (attribute === BODY && mail.text === '') mail.text = ended(textDecoded(content, open.codePage))
  if (attribute !== MAIL_PROPERTIES) return
  const values = mapiValues(content, open.codePage)
  mail.text = values.text(PR_BODY) || mail.text
  mail.html = values.text(PR_HTML)
  mail.rtf = unpackedRtf(values.bytes(PR_RTF_COMPRESSED))
}

function fileAttribute(
  mail: Tnef,
  open: { file: TnefFile | null; codePage: number },
  attribute: number,
  content: Buffer,
  depth: number,
): void {
  if (attribute === NEW_FILE || open.file === null) {
    open.file = { filename: '', type: 'application/octet-stream', contentId: null, content: Buffer.alloc(0) }
    mail.files.push(open.file)
  }
  const file = open.file
  if (attribute === FILE_NAME) file.filename ||= ended(textDecoded(content, open.codePage))
  if (attribute === FILE_CONTENT) file.content = content
  if (attribute === FILE_PROPERTIES) addProperties(mail, file, mapiValues(content, open.codePage), depth)
}

function addProperties(mail: Tnef, file: TnefFile, values: MapiValues, depth: number): void {
  file.filename =
    values.text(PR_ATTACH_LONG_FILENAME) ||
    file.filename ||
    values.text(PR_ATTACH_FILENAME) ||
    values.text(PR_DISPLAY_NAME)
  file.type = values.text(PR_ATTACH_MIME_TAG).toLowerCase() || file.type
  file.contentId = values.text(PR_ATTACH_CONTENT_ID) || file.contentId
  const data = values.bytes(PR_ATTACH_DATA)
  const inner = depth < MAX_DEPTH ? readTnef(data.subarray(INTERFACE_ID_BYTES), depth + 1) : null
  if (inner === null) {
    if (file.content.length === 0) file.content = data
    return
  }
  // A mail inside the mail becomes a text file of its words, with its files behind it.
  file.filename = `${file.filename || values.text(PR_SUBJECT) || 'attached mail'}.txt`
  file.type = 'text/plain'
  file.content = Buffer.from(inner.text || inner.html || inner.rtf)
  mail.files.push(...inner.files.slice(0, MAX_FILES - mail.files.length))
}

/** TNEF ends its texts with a NUL. */
function ended(text: string): string {
  const end = text.indexOf('\u0000')
  return end < 0 ? text : text.slice(0, end)
}
