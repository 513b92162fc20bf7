// What a file is, by its bytes. Its name and the type a mail declares for it are anybody's claim and decide only between kinds of text.
import { fileTypeFromBuffer } from 'file-type'
import { cfbKind } from './cfb-kind.ts'
import { documentBody } from './document.ts'
import { textDecoded, utf16Unmarked } from './text-decoded.ts'
import { isTnef } from './tnef.ts'
import { openZip, type Zip } from './zip.ts'

export type FileKind =
  | 'pdf'
  | 'document'
  | 'workbook'
  | 'rtf'
  | 'text'
  | 'html'
  | 'mail'
  | 'calendar'
  | 'image'
  | 'signature'
  | 'tnef'
  /** An office file of which no words are taken: old formats, slides, OpenDocument. */
  | 'office'
  | 'archive'
  | 'program'
  | 'other'

export type SeenFile = {
  kind: FileKind
  type: string
  macros?: boolean
  /** Bytes an office file says it unpacks to. */
  unpackedBytes?: number
}

const TEXT_LOOK_BYTES = 64 * 1024 // of a file that may be text
const PDF_LOOK_BYTES = 1_024 // readers accept the mark up to here (ISO 32000-1, annex H 3.4.1)
const TEXT_SIGNS = 26 // the end of a DOS file, escape and the separators of EDI (26 to 31) stand in texts
const OPEN_XML = 'application/vnd.openxmlformats-officedocument.'

/** Tells what the bytes are. `declared` is the type the mail gives. Never throws. */
export async function fileKind(bytes: Buffer, declared: string): Promise<SeenFile> {
  if (bytes.subarray(0, 4).equals(ZIP)) return zipKind(bytes)
  if (bytes.subarray(0, 8).equals(CFB)) return cfbKind(bytes)
  if (isTnef(bytes)) return { kind: 'tnef', type: 'application/ms-tnef' }
  if (bytes.subarray(0, PDF_LOOK_BYTES).includes('%PDF-') && !isWindowsProgram(bytes))
    return { kind: 'pdf', type: 'application/pdf' }
  if (declared.includes('pkcs7-signature') || declared === 'application/pgp-signature')
    return { kind: 'signature', type: declared }
  return textKind(bytes.subarray(0, TEXT_LOOK_BYTES), declared) ?? (await binaryKind(bytes))
}

const ZIP = Buffer.from('PK\x03\x04')
/** MS-ONESTORE 2.3.1: a notebook may hold programs that a click starts. */
const ONE_NOTE = Buffer.from('e4525c7b8cd8a74daeb15378d02996d3', 'hex')
const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex')

async function zipKind(bytes: Buffer): Promise<SeenFile> {
  const zip = await openZip(bytes)
  if (zip.is === 'refused') return { kind: 'archive', type: 'application/zip' }
  zip.close()
  const names = [...zip.members.keys()]
  const macros = names.some((name) => /vbaproject\.bin$|^xl\/macrosheets\/|^basic\/.{1,200}\.xml$/i.test(name))
  return { ...officeKind(zip), macros, unpackedBytes: zip.unpackedBytes }
}

function officeKind({ members }: Zip): SeenFile {
  if (documentBody(members) !== null) return { kind: 'document', type: `${OPEN_XML}wordprocessingml.document` }
  if (members.has('xl/workbook.xml')) return { kind: 'workbook', type: `${OPEN_XML}spreadsheetml.sheet` }
  if (members.has('ppt/presentation.xml')) return { kind: 'office', type: `${OPEN_XML}presentationml.presentation` }
  if (members.has('xl/workbook.bin')) return { kind: 'office', type: 'application/vnd.ms-excel.sheet.binary.12' }
  if (members.has('mimetype') && members.has('META-INF/manifest.xml') && members.has('content.xml'))
    return { kind: 'office', type: 'application/vnd.oasis.opendocument' }
  if (members.has('META-INF/MANIFEST.MF') || members.has('AndroidManifest.xml'))
    return { kind: 'program', type: 'application/java-archive' }
  return { kind: 'archive', type: 'application/zip' }
}

/** Null when the bytes are no text: they hold NUL or more than a few control characters. */
function textKind(start: Buffer, declared: string): SeenFile | null {
  const utf16 =
    (start[0] === 0xff && start[1] === 0xfe) ||
    (start[0] === 0xfe && start[1] === 0xff) ||
    utf16Unmarked(start) !== null
  if (start.length === 0) return { kind: 'text', type: 'text/plain' }
  if (!utf16 && start.some((byte) => byte < 9 || (byte > 13 && byte < TEXT_SIGNS))) return null
  const words = (utf16 ? textDecoded(start) : start.toString('latin1'))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 1_000)
  const lower = words.toLowerCase()
  if (words.startsWith('{\\rtf')) return { kind: 'rtf', type: 'application/rtf' }
  if (words.startsWith('#!')) return { kind: 'program', type: 'text/x-script' }
  if (lower.startsWith('begin:vcalendar')) return { kind: 'calendar', type: 'text/calendar' }
  if (declared === 'message/rfc822' || declared === 'message/global') return { kind: 'mail', type: declared }
  if (/^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,300}-->\s{0,20})?<(?:!doctype svg|svg)\b/.test(lower))
    return { kind: 'other', type: 'image/svg+xml' }
  if (/^<(?:!doctype html|html|head|body|script)\b/.test(lower) || declared === 'text/html')
    return { kind: 'html', type: 'text/html' }
  if (lower.startsWith('<?xml')) return { kind: 'text', type: 'application/xml' }
  return { kind: 'text', type: declared === 'text/csv' ? 'text/csv' : 'text/plain' }
}

async function binaryKind(bytes: Buffer): Promise<SeenFile> {
  if (isWindowsProgram(bytes)) return { kind: 'program', type: 'application/x-msdownload' }
  // The reader of magic numbers is given bytes of anybody; one it fails on is none of the kinds we know.
  const seen = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const type: string = seen?.mime ?? 'application/octet-stream'
  if (bytes.subarray(0, 16).equals(ONE_NOTE)) return { kind: 'program', type: 'application/onenote' }
  if (type.startsWith('image/')) return { kind: 'image', type }
  if (ARCHIVES.test(type)) return { kind: 'archive', type }
  if (PROGRAMS.test(type)) return { kind: 'program', type }
  return { kind: 'other', type }
}

/** The mark of MS-DOS; it is believed before any other, for a program may carry a PDF behind it. */
function isWindowsProgram(bytes: Buffer): boolean {
  return bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.subarray(0, TEXT_LOOK_BYTES).some((byte) => byte === 0)
}

const ARCHIVES =
  /(?:zip|x-7z-compressed|rar|x-tar|x-bzip|x-bzip2|gzip|x-xz|x-compress|zstd|x-lzip|x-lz4|vnd\.ms-cab-compressed|x-ace|x-arj|x-lzh|x-cpio|x-unix-archive|x-iso9660-image|x-apple-diskimage)(?:-compressed)?$/
const PROGRAMS =
  /(?:x-msdownload|x-elf|x-mach-binary|java-vm|java-archive|x\.ms\.shortcut|x-ms-shortcut|vnd\.android|x-google-chrome-extension|wasm|x-shockwave-flash|x-rpm|x-deb|x-nintendo|x-lua-bytecode|x-ms-installer|x\.apple\.alias)/
