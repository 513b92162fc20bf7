// GET cases and GET cases/:number.
import { z } from 'zod'
import type { CaseId } from '../../case/case.ts'
import { whySecondReviewer } from '../../flow/second-review.ts'
import { maskIdentifiers } from '../../message/identifiers/identifiers.ts'
import type { Service } from '../../service.ts'
import { type CaseRow, caseByNumber, listCases } from '../../store/cases.ts'
import { latestDraft } from '../../store/drafts.ts'
import { eventsOf } from '../../store/events.ts'
import { firstApprovalOf } from '../../store/first-approvals.ts'
import { messagesOf } from '../../store/messages.ts'
import { requireScope } from './bearer.ts'
import { CaseDetail, CaseNumberText, CaseSummary, Failures, States } from './shapes.ts'
import type { ZodRoutes } from './zod-routes.ts'

const PAGE = 50
const PAGE_MAX = 200

export function addCaseRoutes(api: ZodRoutes, service: Service): void {
  const onRequest = requireScope(service, 'read')

  const Query = z.object({
    state: States.optional(),
    q: z.string().max(200).optional().meta({ description: 'Part of a number, subject or address' }),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE),
    after: CaseNumberText.optional().meta({ description: 'The `next` of the page before' }),
  })
  const response = { 200: z.object({ cases: z.array(CaseSummary), next: z.string().nullable() }), ...Failures }

  api.get(
    '/cases',
    { onRequest, schema: { summary: 'Cases, newest first', querystring: Query, response } },
    async (request) => {
      const { state, q, limit, after } = request.query
      // One more than asked for tells whether there is a next page.
      const rows = await listCases(service.store, {
        limit: limit + 1,
        ...(state === undefined ? {} : { states: [state] }),
        ...(q === undefined ? {} : { q }),
        // A case's number is its id with a prefix (migration 001).
        after: after === undefined ? null : (Number(after.slice('CC-'.length)) as CaseId),
      })
      const page = rows.slice(0, limit)
      return { cases: page.map(summaryOf), next: rows.length > limit ? (page.at(-1)?.number ?? null) : null }
    },
  )

  api.get(
    '/cases/:number',
    {
      onRequest,
      schema: {
        summary: 'One case with its mails, draft and events',
        params: z.object({ number: CaseNumberText }),
        response: { 200: CaseDetail, ...Failures },
      },
    },
    async (request, reply) => {
      const row = await caseByNumber(service.store, request.params.number)
      if (row === null) return reply.code(404).send({ error: `There is no case ${request.params.number}.` })
      return reply.send(await detailOf(service, row))
    },
  )
}

export function summaryOf(row: CaseRow): z.output<typeof CaseSummary> {
  return {
    number: row.number,
    state: row.state,
    version: row.version,
    subject: maskIdentifiers(row.subject),
    asker: row.asker_address,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at.toISOString(),
  }
}

async function detailOf(service: Service, row: CaseRow): Promise<z.output<typeof CaseDetail>> {
  const [messages, draft, events, first] = await Promise.all([
    messagesOf(service.store, row.id),
    latestDraft(service.store, row.id),
    eventsOf(service.store, row.id),
    firstApprovalOf(service.store, row),
  ])
  return {
    ...summaryOf(row),
    held: row.held_because === null ? null : maskIdentifiers(row.held_because),
    legalHold: row.legal_hold,
    messages: messages.map((mail) => ({
      id: mail.id,
      direction: mail.direction,
      messageId: mail.message_id,
      from: mail.from_address,
      subject: maskIdentifiers(mail.subject),
      verdict: mail.verdict,
      sender: mail.sender?.is ?? null,
      replyText: maskIdentifiers(mail.reply_text),
      receivedAt: mail.received_at.toISOString(),
    })),
    draft: draft === null ? null : draft.drafted.draft,
    secondReview: {
      because: whySecondReviewer(service, { found: row, drafted: draft?.drafted ?? null, messages, overridden: false }),
      firstApprovedBy: first?.who ?? null,
    },
    events: events.map((event) => ({
      at: event.at.toISOString(),
      who: event.who,
      from: event.from_state,
      to: event.to_state,
      why: maskIdentifiers(event.why),
    })),
  }
}
