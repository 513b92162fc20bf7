// Whether an attachment may be opened at all: decided by its bytes, its name and its size, before anything in it is read.
import { type FileKind, fileKind, type SeenFile } from '../../file/file-kind.ts'
import type { AttachmentPolicy } from './attachment-policy.ts'
import type { MailPart } from './mail-parts.ts'

export type AttachmentState =
  /** Taken in; nobody has looked into it yet. */
  | 'unread'
  /** Read, as far as it has words, and harmless as far as anybody here can tell. */
  | 'kept'
  | 'quarantined'
  /** The virus scanner named what it found. */
  | 'infected'
  /** The virus scanner gave no answer: held until it does. */
  | 'not_scanned'
  /** Too large or one too many: it is in the raw mail only. */
  | 'left_out'

export type AttachmentVerdict = {
  state: 'unread' | 'quarantined' | 'left_out'
  kind: FileKind
  /** By content. */
  type: string
  /** For a person; '' where there is nothing to say. */
  because: string
}

export type JudgedPart = { content: Buffer; contentId: string | null; verdict: AttachmentVerdict }

/** Judges the files of a mail, in their order. Never throws. */
export async function judgeAttachments(parts: readonly MailPart[], policy: AttachmentPolicy): Promise<JudgedPart[]> {
  const judged: JudgedPart[] = []
  for (const [place, part] of parts.entries()) {
    const verdict = await judgeAttachment(part, place, policy)
    judged.push({ content: part.content, contentId: part.contentId, verdict })
  }
  return judged
}

/** Judges one attachment; `place` is its number in the mail, from 0. Never throws. */
export async function judgeAttachment(
  part: MailPart,
  place: number,
  policy: AttachmentPolicy,
): Promise<AttachmentVerdict> {
  const { content, type: declared, filename } = part
  const leftOut = (because: string) => ({ state: 'left_out', kind: 'other', type: declared, because }) as const
  if (part.opened === true) return leftOut('it was opened; what it holds is listed with it')
  if (place >= policy.maxAttachments)
    return leftOut(`the mail has more than ${policy.maxAttachments} attachments; this one is in the raw mail only`)
  if (content.length > policy.maxAttachmentBytes)
    return leftOut(`it has ${megabytes(content.length)}, the limit is ${megabytes(policy.maxAttachmentBytes)}`)
  const seen = await fileKind(content, declared)
  const danger = dangerOf(seen, content.length, filename, policy)
  if (danger !== null) return { state: 'quarantined', kind: seen.kind, type: seen.type, because: danger }
  return { state: 'unread', kind: seen.kind, type: seen.type, because: '' }
}

function dangerOf(seen: SeenFile, bytes: number, filename: string, policy: AttachmentPolicy): string | null {
  const endings = filename.toLowerCase().split('.').slice(1)
  const last = endings.at(-1)?.trim() ?? ''
  // U+202E and its kin turn the letters behind them round: "gpj.exe" is then read as "exe.jpg".
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(filename)) return 'its name is written to be read backwards'
  if (seen.kind === 'program') return `it is a program (${seen.type})${masked(filename, last)}`
  if (policy.programNames.has(last)) return `its name ends in .${last}, which some systems run${masked(filename, last)}`
  if (seen.macros === true) return 'it is an office file with macros'
  const unpacked = seen.unpackedBytes ?? 0
  if (unpacked > policy.maxUnpackedBytes || unpacked > bytes * policy.maxUnpackRatio)
    return `it unpacks to ${megabytes(unpacked)} from ${megabytes(bytes)}, which looks like a zip bomb`
  if (seen.kind === 'archive') return `it is an archive (${seen.type}): ask for the files themselves`
  return null
}

/** "report.pdf.exe", or a program whose name says it is a document. */
function masked(filename: string, last: string): string {
  const inner = filename.toLowerCase().split('.').slice(1, -1)
  if (HARMLESS.has(last)) return `, but its name says .${last}`
  const front = inner.findLast((ending) => HARMLESS.has(ending.trim()))
  return front === undefined ? '' : `, hidden behind .${front}`
}

const HARMLESS = new Set(
  'pdf doc docx xls xlsx csv txt rtf jpg jpeg png gif tif tiff bmp html htm ppt pptx eml ics'.split(' '),
)

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`
}
