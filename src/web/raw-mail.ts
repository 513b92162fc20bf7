// A mail as it came, for download only: nothing in it is ever shown or run by the browser.
import type { FastifyReply } from 'fastify'

/** Sends raw bytes as an attachment; 404 when retention has removed them. */
export function sendRawMail(reply: FastifyReply, id: number, bytes: Buffer | null): FastifyReply {
  if (bytes === null) return reply.code(404).type('text/plain').send('The raw mail is no longer kept.')
  return reply
    .type('application/octet-stream')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="mail-${id}.eml"`)
    .send(bytes)
}
