// What a reviewer sees of a file in the thread: name, kind, size, what became of it, and its words.
import type { Attachment } from '../message/inbound-message.ts'
import type { AttachmentRow } from '../store/attachments.ts'

/** A file of a mail: `words` are shown, `whole` are as they came, for a recorded look. */
export type FileOfMail = AttachmentRow & { words: string; whole: string; identifiers: number }

export type Listed = { attachments: readonly Attachment[]; files: readonly FileOfMail[] }

/** One entry a file, in the order of the mail. `show` masks what is not revealed. */
export function attachmentViews({ attachments, files }: Listed, show: (text: string) => string) {
  return attachments.map((attachment, place) => {
    const file = files.find((one) => one.place === place)
    return {
      place,
      name: show(attachment.filename) || 'a file without a name',
      kind: file === undefined ? attachment.type : (KINDS[file.kind] ?? file.type),
      size: sizeWords(attachment.bytes),
      state: file?.state ?? 'left_out',
      stateWords: file === undefined ? 'not kept here' : STATES[file.state],
      because: file?.because ?? '',
      words: file?.words ?? '',
      canDownload: file !== undefined && ['kept', 'unread', 'not_scanned'].includes(file.state),
      isHeld: file?.state === 'quarantined',
    }
  })
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`
  return `${(bytes / 1_048_576).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`
}

const KINDS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  document: 'Word document',
  workbook: 'Excel workbook',
  rtf: 'RTF text',
  text: 'text',
  html: 'web page',
  mail: 'mail',
  calendar: 'calendar entry',
  image: 'image',
  signature: 'signature',
  archive: 'archive',
  program: 'program',
}

const STATES: Record<AttachmentRow['state'], string> = {
  unread: 'not read yet',
  kept: '',
  quarantined: 'quarantined',
  infected: 'infected',
  not_scanned: 'held: not scanned',
  left_out: 'in the raw mail only',
  purged: 'purged',
}
