// Files of a mail leave the desk as downloads only: whatever they say they are, the browser shows and runs nothing of them.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { handOutFile } from '../flow/hand-out-file.ts'
import type { Service } from '../service.ts'
import { caseById } from '../store/cases.ts'
import { messageById } from '../store/messages.ts'
import type { Desk } from './desk.ts'
import { sendNotFound } from './not-found.ts'
import { userOf } from './session.ts'

/** Adds POST /mail/:id/files/:place; a POST, because the file may show identifiers: who took it is an event of the case. */
export function addAttachmentDownload(app: FastifyInstance, service: Service, desk: Desk): void {
  app.post<{ Params: { id: string; place: string }; Body: { despite?: string } }>(
    '/mail/:id/files/:place',
    async (request, reply) => {
      const mail = await messageById(service.store, numberIn(request.params.id))
      const found = mail?.case_id == null ? null : await caseById(service.store, mail.case_id)
      if (mail === null || found === null) return sendNotFound(desk, request, reply, 'There is no such file.')
      const user = userOf(request)
      const handed = await handOutFile(service, {
        found,
        mail,
        place: numberIn(request.params.place),
        who: user.name,
        despite: request.body?.despite === 'yes' && user.role === 'admin',
      })
      if (handed.is === 'unknown') return sendNotFound(desk, request, reply, 'There is no such file.')
      if (handed.is === 'held') {
        const because = `This file is not handed out: ${handed.because}.`
        return desk.page(request, reply.code(403), 'refused', { title: 'Held', user, because, number: found.number })
      }
      return sendFile(reply, handed)
    },
  )
}

/** Sends bytes as a download, never as something of this desk's own pages. */
function sendFile(reply: FastifyReply, { filename, bytes }: { filename: string; bytes: Buffer }): FastifyReply {
  return reply
    .type('application/octet-stream')
    .header('cache-control', 'no-store')
    .header('content-disposition', disposition(filename))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(bytes)
}

/** The name for old browsers in plain ASCII, and for all others as it is (RFC 6266 4.3). Folders and control characters go. */
export function disposition(filename: string): string {
  const bare = filename
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[/\\]/g, '_')
    .slice(0, MAX_NAME_CHARS)
  const ascii = bare.replaceAll(/[^A-Za-z0-9._ -]/g, '_')
  const encoded = encodeURIComponent(bare.toWellFormed()).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

const MAX_NAME_CHARS = 150 // file systems end at 255 bytes

function numberIn(text: string): number {
  return Number(/^\d{1,15}$/.exec(text)?.[0] ?? -1)
}
