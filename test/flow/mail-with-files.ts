// Writes the bytes of a mail with files, as a mail client would.
import MailComposer from 'nodemailer/lib/mail-composer'

export type Enclosed = { filename: string; content: Buffer; contentType?: string; cid?: string }

let written = 0

export function mailWithFiles({
  from = 'Dana Reyes <dana@clinic.example>',
  subject = 'A question',
  text = '',
  html,
  files = [],
}: {
  from?: string
  subject?: string
  text?: string
  html?: string
  files?: Enclosed[]
}): Promise<Buffer> {
  written += 1
  return new MailComposer({
    from,
    to: 'desk@practice.test',
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    messageId: `<files-${written}@clinic.example>`,
    date: new Date('2026-11-23T10:00:00Z'),
    attachments: files,
  })
    .compile()
    .build()
}
