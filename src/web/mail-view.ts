// A mail as it was sent: its HTML, made harmless, in a frame that runs nothing and fetches nothing unless the reviewer says so.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fileKind } from '../file/file-kind.ts'
import { parseMessage } from '../message/parse.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseById } from '../store/cases.ts'
import { recordEvent } from '../store/events.ts'
import { type MessageRow, messageById } from '../store/messages.ts'
import { rawOf } from '../store/raw-mails.ts'
import { moment } from './age.ts'
import { type Desk, lineOf } from './desk.ts'
import { type InlineImage, type ShownMail, shownMail, shownText } from './mail-html.ts'
import { sendNotFound } from './not-found.ts'
import { userOf } from './session.ts'
import { grantView, readGrant, type ViewGrant } from './view-grant.ts'

type ViewPath = { Params: { id: string }; Querystring: { grant?: string } }

/** Adds the click that asks for the look (recorded, since a mail as sent shows every identifier), its page, and the frame in the page. */
export function addMailView(app: FastifyInstance, service: Service, desk: Desk): void {
  app.post<ViewPath & { Body: { remote?: string } }>('/mail/:id/view', async (request, reply) => {
    const found = await mailOf(request.params.id)
    if (found === null) return sendNotFound(desk, request, reply, 'There is no such mail.')
    const remote = request.body?.remote === 'yes'
    await recordLook(service, found, { who: userOf(request).name, user: userOf(request).id, remote })
    const grant = grantView(
      { mail: found.mail.id, user: userOf(request).id, remote },
      service.now(),
      service.secrets[0],
    )
    return reply.redirect(`/mail/${found.mail.id}/view?grant=${grant}`, 303)
  })

  app.get<ViewPath>('/mail/:id/view', async (request, reply) => {
    const found = await mailOf(request.params.id)
    const grant = found === null ? null : grantOf(request, found.mail)
    if (found === null) return sendNotFound(desk, request, reply, 'There is no such mail.')
    // The look is over, or somebody else's address: the next one is a click again.
    if (grant === null) return reply.redirect(found.row === null ? '/mail' : `/cases/${found.row.number}`, 303)
    const shown = await readShown(service, found.mail, grant)
    reply.header('content-security-policy', PAGE_POLICY)
    return desk.page(request, reply, 'mail-view', {
      title: `Mail as sent: ${lineOf(found.mail.subject, '(no subject)')}`,
      user: userOf(request),
      id: found.mail.id,
      number: found.row?.number ?? null,
      subject: lineOf(found.mail.subject, '(no subject)'),
      from: found.mail.from_address ?? '(no sender)',
      at: moment(found.mail.received_at),
      grant: request.query.grant,
      allowed: grant.remote,
      gone: 'because' in shown ? shown.because : null,
      remote: 'because' in shown ? [] : shown.remote,
      links: 'because' in shown ? [] : shown.links,
    })
  })

  app.get<ViewPath>('/mail/:id/body', async (request, reply) => {
    const found = await mailOf(request.params.id)
    const grant = found === null ? null : grantOf(request, found.mail)
    if (found === null || grant === null)
      return reply.code(404).type('text/plain').send('This look at the mail is over.')
    const shown = await readShown(service, found.mail, grant)
    if ('because' in shown) return reply.code(404).type('text/plain').send(shown.because)
    return sendBody(reply, shown.document, grant.remote)
  })

  async function mailOf(text: string): Promise<Found | null> {
    const mail = /^\d{1,15}$/.test(text) ? await messageById(service.store, Number(text)) : null
    if (mail === null || mail.raw_hash === null) return null
    return { mail, row: mail.case_id === null ? null : await caseById(service.store, mail.case_id) }
  }

  function grantOf(request: FastifyRequest<ViewPath>, mail: MessageRow): ViewGrant | null {
    const by = { mail: mail.id, user: userOf(request).id, now: service.now(), secrets: service.secrets }
    return readGrant(request.query.grant ?? '', by)
  }
}

type Found = { mail: MessageRow; row: CaseRow | null }

/** The page of the look: as every page of the desk, and one frame of ours. */
const PAGE_POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-src 'self';frame-ancestors 'none';base-uri 'none'"

/** The mail's own document. `sandbox` holds even where it is opened outside its frame: no script, no form, no origin, no window. */
function sendBody(reply: FastifyReply, document: string, remote: boolean): FastifyReply {
  const pictures = remote ? 'data: https:' : 'data:'
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      `default-src 'none';img-src ${pictures};style-src 'unsafe-inline';form-action 'none';base-uri 'none';frame-ancestors 'self';sandbox`,
    )
    .send(document)
}

async function recordLook(
  service: Service,
  { mail, row }: Found,
  { who, user, remote }: { who: string; user: number; remote: boolean },
): Promise<void> {
  const why = remote ? `mail ${mail.id}: pictures of other servers loaded` : `mail ${mail.id} seen as it was sent`
  if (row === null) {
    service.log.info({ mail: mail.id, user, remote }, 'mail seen as it was sent')
    return
  }
  const event = remote ? 'remote_pictures_loaded' : 'identifiers_revealed'
  const same = { caseId: row.id, from: row.state, to: row.state, who, at: service.now() }
  await recordEvent(service.store, { ...same, event, why })
}

async function readShown(
  service: Service,
  mail: MessageRow,
  grant: ViewGrant,
): Promise<ShownMail | { because: string }> {
  const raw = await rawOf(service.store, mail.raw_hash ?? '', service.secrets)
  if (raw.is !== 'raw') return { because: raw.because }
  const parsed = await parseMessage(raw.bytes)
  if (parsed.is === 'unreadable') return { because: `The mail cannot be read: ${parsed.because}.` }
  if (parsed.message.html === null) return shownText(parsed.message.text)
  const images = new Map<string, InlineImage>()
  for (const { contentId, content, type } of parsed.parts) {
    if (contentId === null || images.has(contentId)) continue
    const seen = await fileKind(content, type)
    if (seen.kind === 'image') images.set(contentId, { type: seen.type, content })
  }
  return shownMail(parsed.message.html, { images, allowRemote: grant.remote })
}
