// A mail for the tests of screening, made from what it says: everything else about it is a plain person's.
import { type ScreenLine, screenMail } from '../../src/message/screen/screen-mail.ts'
import { policy } from './policy.ts'

export type Sheet = { from?: string; subject: string; text: string; headers?: string[]; file?: string }

export async function screened({
  from = 'Dana <dana@clinic.example>',
  subject,
  text,
  headers = [],
  file,
}: Sheet): Promise<ScreenLine> {
  const words = ['Content-Type: text/plain; charset=utf-8', '', text]
  const attached = [
    '--b',
    ...words,
    '--b',
    `Content-Type: ${file}`,
    'Content-Disposition: attachment; filename="pages"',
    '',
    '%PDF-1.4',
    '--b--',
  ]
  const raw = [
    ...headers,
    `From: ${from}`,
    'To: desk@consult.example',
    `Subject: ${subject}`,
    'Message-ID: <1@clinic.example>',
    ...(file === undefined ? words : ['Content-Type: multipart/mixed; boundary=b', '', ...attached]),
  ].join('\r\n')
  return screenMail('x', Buffer.from(raw), { own: ['desk@consult.example'], policy })
}
