// A mail as it came, for download only: nothing in it is ever shown or run by the browser.
import type { FastifyReply } from 'fastify'
import type { RawMail } from '../store/raw-mails.ts'

/** Sends raw bytes as an attachment; 404 when retention has purged them, 500 with the reason when their seal does not open. */
export function sendRawMail(reply: FastifyReply, id: number, mail: RawMail): FastifyReply {
  if (mail.is !== 'raw')
    return reply
      .code(mail.is === 'gone' ? 404 : 500)
      .type('text/plain')
      .send(mail.because)
  return reply
    .type('application/octet-stream')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="mail-${id}.eml"`)
    .send(mail.bytes)
}
