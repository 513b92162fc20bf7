// The page of one code on a date, its payment in a locality, and what a user keeps beside it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type IsoDate, isoDateOf, parseIsoDate } from '../codes/citation.ts'
import { type CodeFacts, factsOf } from '../codes/code-facts.ts'
import { SYSTEMS } from '../codes/schema.ts'
import type { Service } from '../service.ts'
import { keepMark, markOf } from '../store/code-marks.ts'
import { codePath } from './code-path.ts'
import { codeView } from './code-view.ts'
import type { Desk } from './desk.ts'
import { editPageView, editQueryOf } from './edit-view.ts'
import { sendNotFound } from './not-found.ts'
import { paymentView } from './payment-view.ts'
import { userOf } from './session.ts'

/** Characters of a note: a paragraph of one's own, not a document. */
const NOTE_MAX = 4_000

const Params = z.object({ system: z.string(), code: z.string() })
const Query = z.object({
  date: z.string().catch(''),
  locality: z.string().max(20).catch(''),
  setting: z.enum(['facility', 'nonfacility']).catch('nonfacility'),
})
const Mark = z.object({
  favourite: z.literal('yes').optional(),
  note: z.string().max(NOTE_MAX),
  date: z.string().catch(''),
})

/** Adds GET /codes/:system/:code, GET …/edits and POST …/mark. */
export function addCodePage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/codes/:system/:code', async (request, reply) => {
    const found = find(service, request)
    if (found === null) return sendUnknown(desk, request, reply)
    const { facts, system } = found
    const { locality, setting } = Query.parse(request.query)
    const user = userOf(request)
    return desk.page(request, reply, 'code', {
      ...codeView(facts, system),
      payment: paymentView(service.book.fees(), facts, locality, setting),
      mark: await markOf(service.store, { userId: user.id, system, code: facts.code }),
      user,
    })
  })

  app.get('/codes/:system/:code/edits', async (request, reply) => {
    const found = find(service, request)
    if (found === null) return sendUnknown(desk, request, reply)
    const { facts, system } = found
    const query = editQueryOf(request.query)
    const page = service.book.editsOf(facts.code, facts.date, query)
    return desk.page(request, reply, 'code-edits', {
      ...editPageView({ code: facts.code, system, date: facts.date }, query, page),
      user: userOf(request),
    })
  })

  app.post('/codes/:system/:code/mark', async (request, reply) => {
    const found = find(service, request)
    const sent = Mark.safeParse(request.body)
    if (found === null) return sendUnknown(desk, request, reply)
    if (!sent.success) {
      reply.code(400)
      const words = `A note has at most ${NOTE_MAX} characters; this one was not kept. Shorten it and keep it again.`
      return desk.page(request, reply, 'message', {
        title: 'Not kept',
        words,
        back: codePath(found.system, found.facts.code),
        backWords: 'Back to the code',
        user: userOf(request),
      })
    }
    const { facts, system } = found
    const { favourite, note, date } = sent.data
    const mark = { favourite: favourite !== undefined, note: note.replaceAll('\r\n', '\n').trim(), at: service.now() }
    await keepMark(service.store, { userId: userOf(request).id, system, code: facts.code }, mark)
    return reply.redirect(codePath(system, facts.code, date), 303)
  })
}

/** Everything of the code in the address, on the day in the address or today; null when the book has no such code in that system. */
function find(service: Service, request: FastifyRequest) {
  const params = Params.parse(request.params)
  const system = SYSTEMS.find((name) => name === params.system)
  if (system === undefined) return null
  const { date: typed } = Query.parse(request.query)
  const date: IsoDate = parseIsoDate(typed) ?? isoDateOf(service.now())
  const facts: CodeFacts = factsOf(service.book, params.code, date, system)
  return facts.history.length === 0 ? null : { facts, system }
}

function sendUnknown(desk: Desk, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { system, code } = Params.parse(request.params)
  return sendNotFound(desk, request, reply, `The code book has no ${system} code ${code}.`)
}
