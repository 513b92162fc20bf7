// One case: the thread, the draft to correct, and the evidence beside it.
import type { FastifyInstance } from 'fastify'
import { parseCaseNumber } from '../case/case.ts'
import type { Service } from '../service.ts'
import { caseByNumber } from '../store/cases.ts'
import { recordEvent } from '../store/events.ts'
import { messageById } from '../store/messages.ts'
import { rawOf } from '../store/raw-mails.ts'
import { holderOf, readCaseFile, revealed } from './case-file.ts'
import { caseView, presenceView } from './case-view.ts'
import type { Desk } from './desk.ts'
import { sendNotFound } from './not-found.ts'
import { sendRawMail } from './raw-mail.ts'
import { userOf } from './session.ts'

type CasePath = { Params: { number: string } }

/** Adds the case page, its presence part, the reveal of identifiers and the download of a mail of the case. */
export function addCasePage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get<CasePath>('/cases/:number', async (request, reply) => {
    const number = parseCaseNumber(request.params.number)
    const file = number === null ? null : await readCaseFile(service, number)
    if (file === null) return sendNotFound(desk, request, reply, `There is no case ${request.params.number}.`)
    const user = userOf(request)
    return desk.page(request, reply, 'case', { user, ...caseView(file, { now: service.now(), user, revealed: false }) })
  })

  app.get<CasePath & { Querystring: { version?: string } }>('/cases/:number/presence', async (request, reply) => {
    const number = parseCaseNumber(request.params.number)
    const row = number === null ? null : await caseByNumber(service.store, number)
    if (row === null) return reply.code(404).type('text/html').send('')
    const holder = await holderOf(service, row)
    return desk.part(reply, 'presence', {
      number: row.number,
      ...presenceView({ row, holder }, { user: userOf(request) }),
      movedOn: row.version !== Number(request.query.version),
    })
  })

  // Shown in answer to the POST and never at an address of its own: every look is one row in the case's events.
  app.post<CasePath>('/cases/:number/reveal', async (request, reply) => {
    const number = parseCaseNumber(request.params.number)
    const row = number === null ? null : await caseByNumber(service.store, number)
    if (row === null) return sendNotFound(desk, request, reply, `There is no case ${request.params.number}.`)
    const user = userOf(request)
    await recordReveal(row, user.name, 'identifiers shown on the case page')
    const file = await readCaseFile(service, row.number)
    if (file === null) return sendNotFound(desk, request, reply, `There is no case ${row.number}.`)
    const shown = caseView(revealed(file, service.secrets), { now: service.now(), user, revealed: true })
    return desk.page(request, reply, 'case', { user, ...shown })
  })

  // The browser asks for this address when the revealed page is reloaded: it shows the masked one.
  app.get<CasePath>('/cases/:number/reveal', async (request, reply) =>
    reply.redirect(`/cases/${encodeURIComponent(request.params.number)}`, 303),
  )

  app.post<{ Params: { number: string; id: string } }>('/cases/:number/mail/:id/raw', async (request, reply) => {
    const number = parseCaseNumber(request.params.number)
    const row = number === null ? null : await caseByNumber(service.store, number)
    const mail = row === null ? null : await mailById(request.params.id)
    if (row === null || mail?.case_id !== row.id || mail.raw_hash === null)
      return sendNotFound(desk, request, reply, 'There is no such mail in this case.')
    await recordReveal(row, userOf(request).name, `mail ${mail.id} downloaded as it came`)
    return sendRawMail(reply, mail.id, await rawOf(service.store, mail.raw_hash, service.secrets))
  })

  function mailById(id: string) {
    return /^\d{1,15}$/.test(id) ? messageById(service.store, Number(id)) : null
  }

  function recordReveal(row: NonNullable<Awaited<ReturnType<typeof caseByNumber>>>, who: string, why: string) {
    const at = service.now()
    return recordEvent(service.store, {
      caseId: row.id,
      event: 'identifiers_revealed',
      from: row.state,
      to: row.state,
      who,
      why,
      at,
    })
  }
}
