// Mails that became no case: robots, lists, and what could not be read. Nothing that arrived is hidden from a person.
import type { FastifyInstance } from 'fastify'
import type { Service } from '../service.ts'
import { mailsWithoutCase, messageById } from '../store/messages.ts'
import { rawOf } from '../store/raw-mails.ts'
import { moment } from './age.ts'
import { verdictWords } from './case-words.ts'
import { type Desk, lineOf } from './desk.ts'
import { sendNotFound } from './not-found.ts'
import { sendRawMail } from './raw-mail.ts'
import { userOf } from './session.ts'

const ROWS_AT_MOST = 200

/** Adds GET /mail and the download of one of its mails. */
export function addMailPage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/mail', async (request, reply) => {
    const mails = await mailsWithoutCase(service.store, ROWS_AT_MOST)
    return desk.page(request, reply, 'mail', {
      title: 'Mail without a case',
      user: userOf(request),
      at: 'mail',
      mails: mails.map((mail) => ({
        id: mail.id,
        from: mail.from_address ?? '(no sender)',
        subject: lineOf(mail.subject, '(no subject)'),
        at: moment(mail.received_at),
        verdict: verdictWords(mail.verdict) || 'Question',
        unreadable: mail.verdict === 'unreadable',
        because: lineOf(mail.because, ''),
        raw: mail.raw_hash !== null,
      })),
    })
  })

  // A POST, because the raw mail shows identifiers: who took it goes into the log.
  app.post<{ Params: { id: string } }>('/mail/:id/raw', async (request, reply) => {
    const id = Number(/^\d{1,15}$/.exec(request.params.id)?.[0] ?? 0)
    const mail = await messageById(service.store, id)
    if (mail === null || mail.case_id !== null || mail.raw_hash === null)
      return sendNotFound(desk, request, reply, 'There is no such mail.')
    service.log.info({ mail: mail.id, user: userOf(request).id }, 'raw mail downloaded')
    return sendRawMail(reply, mail.id, await rawOf(service.store, mail.raw_hash, service.secrets))
  })
}
