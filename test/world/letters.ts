// The bytes of mails to the desk: plain ones, ones with files, and a mail server's report that one of ours came back.
import MailComposer from 'nodemailer/lib/mail-composer'

export type Sheet = {
  from?: string
  to?: string
  subject?: string
  text?: string
  messageId?: string | null
  inReplyTo?: string
  /** Whole header lines, put on top. */
  above?: string[]
}

let written = 0

/** The bytes of a mail to the desk; each has a Message-ID of its own unless told otherwise. */
export function letter({ from, to, subject, text, messageId, inReplyTo, above = [] }: Sheet = {}): Buffer {
  written += 1
  const id = messageId === undefined ? `<letter-${written}@clinic.example>` : messageId
  return Buffer.from(
    [
      ...above,
      `From: Dana Reyes <${from ?? 'dana@clinic.example'}>`,
      `To: ${to ?? 'desk@practice.test'}`,
      `Subject: ${subject ?? 'Ketorolac'}`,
      ...(id === null ? [] : [`Message-ID: ${id}`]),
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`]),
      'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text ?? 'How many units of J1885 are 60 mg?',
      '',
    ].join('\r\n'),
  )
}

/** A delivery report for a mail of ours, as RFC 3464 has it. */
export function bounceOf(messageId: string, to = 'dana@clinic.example'): Buffer {
  written += 1
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: Mail Delivery System <mailer-daemon@clinic.example>',
      'To: desk@practice.test',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <bounce-${written}@clinic.example>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="edge"',
      '',
      '--edge',
      'Content-Type: text/plain',
      '',
      'The mail could not be delivered.',
      '--edge',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.clinic.example',
      '',
      `Final-Recipient: rfc822; ${to}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '',
      '--edge',
      'Content-Type: text/rfc822-headers',
      '',
      'From: desk@practice.test',
      `To: ${to}`,
      `Message-ID: ${messageId}`,
      'Subject: Re: Ketorolac',
      '',
      '--edge--',
      '',
    ].join('\r\n'),
  )
}

export type Enclosed = { filename: string; content: Buffer; contentType?: string; cid?: string }

/** The bytes of a mail with files, as a mail client would write it. */
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
