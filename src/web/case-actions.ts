// The buttons of the case page. Each is one POST to the flow; a refusal keeps what the reviewer has typed on the screen.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type CaseNumber, parseCaseNumber } from '../case/case.ts'
import { release } from '../flow/admit.ts'
import { claim, giveBack, keepRevision, note } from '../flow/in-hand.ts'
import { mergeCases, splitMail, undoMerge } from '../flow/merge.ts'
import { setLegalHold } from '../flow/retention.ts'
import { approve, redraft, setAside, undo } from '../flow/review.ts'
import type { Outcome, Reviewer } from '../flow/turn.ts'
import type { Service } from '../service.ts'
import type { Desk } from './desk.ts'
import { sendNotFound } from './not-found.ts'
import { sentence } from './sentence.ts'
import { reviewerOf, userOf } from './session.ts'

/** A reply longer than a short book is a mistake of the clipboard. */
const TEXT_MAX = 60_000

const WHY_MAX = 500

const Version = z.coerce.number().int().positive()
const Text = z
  .string()
  .max(TEXT_MAX)
  .transform((text) => text.replaceAll('\r\n', '\n'))

const Send = z.object({
  version: Version,
  text: Text,
  as: z.enum(['answer', 'ask']).default('answer'),
  /** Why words that did not pass the check may go all the same. */
  override: z.string().max(WHY_MAX).optional(),
})
const SetAside = z.object({ version: Version, why: Text })
const Versioned = z.object({ version: Version })
const LegalHold = z.object({ hold: z.enum(['yes', 'no']).transform((word) => word === 'yes'), why: Text })
const CaseNumberTyped = z.string().transform((text, context): CaseNumber => {
  const number = parseCaseNumber(/^\d/.test(text.trim()) ? `CC-${text.trim()}` : text)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: 'no case number' })
  return z.NEVER
})
const Merge = z.object({ version: Version, into: CaseNumberTyped })
const Split = z.object({ version: Version, mail: Version })
const Note = z.object({ text: Text })
const Revision = z.object({ draftId: Version, text: Text })

type Act = (order: { number: CaseNumber; reviewer: Reviewer }) => Promise<Outcome>

/** Adds the POST routes of one case. */
export function addCaseActions(app: FastifyInstance, service: Service, desk: Desk): void {
  action('approve', Send, (form) => (order) => approve(service, { ...order, ...form }))
  action('ask', Send, (form) => (order) => approve(service, { ...order, ...form, as: 'ask' }))
  action(
    'set-aside',
    SetAside,
    (form) => async (order) => (form.why.trim() === '' ? NO_REASON : setAside(service, { ...order, ...form })),
  )
  action('redraft', Versioned, (form) => (order) => redraft(service, { ...order, ...form }))
  action(
    'note',
    Note,
    (form) => async (order) =>
      form.text.trim() === '' ? NO_WORDS : note(service, { ...order, text: form.text.trim() }),
  )
  action('release', Versioned, (form) => (order) => release(service, { ...order, ...form }))
  action('legal-hold', LegalHold, (form) => (order) => setLegalHold(service, { ...order, ...form }))
  action('merge', Merge, (form) => (order) => mergeCases(service, { ...order, ...form }))
  action('unmerge', Versioned, (form) => (order) => undoMerge(service, { ...order, ...form }))
  action('split', Split, (form) => (order) => splitMail(service, { ...order, ...form }))
  action('claim', z.object({}), () => (order) => claim(service, order))
  action('return', z.object({}), () => (order) => giveBack(service, order))
  action('undo', z.object({}), () => (order) => undo(service, order))

  // The editor's script saves here while the reviewer types; it wants a status, not a page.
  app.post<{ Params: { number: string } }>('/cases/:number/revision', async (request, reply) => {
    const number = parseCaseNumber(request.params.number)
    const form = Revision.safeParse(request.body)
    if (number === null || !form.success) return reply.code(400).send({ refused: 'The words could not be read.' })
    const outcome = await keepRevision(service, { number, ...form.data, reviewer: reviewerOf(request) })
    if (outcome.is === 'done') return reply.send({ saved: true })
    return outcome.is === 'refused'
      ? reply.code(409).send({ refused: outcome.because })
      : reply.code(404).send({ refused: 'There is no such case.' })
  })

  function action<T extends z.ZodType>(name: string, form: T, act: (form: z.output<T>) => Act): void {
    app.post<{ Params: { number: string } }>(`/cases/:number/${name}`, async (request, reply) => {
      const number = parseCaseNumber(request.params.number)
      if (number === null) return sendNotFound(desk, request, reply, `There is no case ${request.params.number}.`)
      const read = form.safeParse(request.body ?? {})
      if (!read.success) return refuse(request, reply.code(400), number, 'The form could not be read')
      const outcome = await act(read.data)({ number, reviewer: reviewerOf(request) })
      if (outcome.is === 'unknown_case') return sendNotFound(desk, request, reply, `There is no case ${number}.`)
      if (outcome.is === 'not_allowed') return refuse(request, reply.code(403), number, outcome.because)
      if (outcome.is === 'refused') return refuse(request, reply.code(409), number, outcome.because, outcome.reasons)
      // A merge goes on with the other case, a split with the new one.
      return reply.redirect(`/cases/${name === 'merge' || name === 'split' ? outcome.case.number : number}`, 303)
    })
  }

  function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    number: CaseNumber,
    because: string,
    reasons: readonly string[] = [],
  ): FastifyReply {
    const { text, why, version, as } = Refusable.parse(request.body)
    return desk.page(request, reply, 'refused', {
      title: `${number} not changed`,
      user: userOf(request),
      number,
      movedOn: /moved on/i.test(because),
      because: sentence(because),
      words: text ?? why ?? '',
      // What the check found can be overridden from here, with a reason that is recorded.
      override: reasons.length > 0 ? { reasons, version, as: as ?? 'answer' } : null,
    })
  }
}

const Typed = z.string().optional().catch(undefined)
const Refusable = z.object({ text: Typed, why: Typed, version: Typed, as: Typed }).catch({})

const NO_REASON: Outcome = { is: 'refused', because: 'Setting a case aside needs a reason' }
const NO_WORDS: Outcome = { is: 'refused', because: 'The note is empty' }
