// CasePilot: the drafter on a page. A question in, its draft with citations out, at once; nothing is stored and nothing is mailed.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type IsoDate, isoDateOf, parseIsoDate } from '../codes/citation.ts'
import { answeredDate } from '../draft/draft-answer.ts'
import { askBook } from '../flow/ask-book.ts'
import type { Service } from '../service.ts'
import { type CitedRow, citedLines, citedRows, rowsOf } from './cited-text.ts'
import type { Desk } from './desk.ts'
import { requireUser, userOf } from './session.ts'

/** As long as a long mail. */
const QUESTION_MAX = 20_000
/** Questions a minute from one address: more than a person types, too few to copy the book out by. */
const QUESTIONS_A_MINUTE = 20

const Question = z.object({
  text: z.string().max(QUESTION_MAX).catch(''),
  date: z.string().max(10).catch(''),
  payer: z.string().trim().max(100).catch(''),
})
type Asked = z.output<typeof Question>

/** Adds GET and POST /pilot: for signed-in users, or for everybody where PILOT_OPEN says so. */
export function addPilotPage(app: FastifyInstance, service: Service, desk: Desk): void {
  const isOpen = service.config.pilotOpen === true
  if (!isOpen) app.addHook('preHandler', requireUser(service))
  const limit = app.rateLimit({ max: QUESTIONS_A_MINUTE, timeWindow: '1 minute' })

  // Other pages may lead here with a question begun.
  app.get('/pilot', async (request, reply) => show(request, reply, Question.parse(request.query), null))

  app.post('/pilot', { onRequest: limit, preHandler: app.csrfProtection }, async (request, reply) => {
    const asked = Question.parse(request.body ?? {})
    const date = asked.date === '' ? undefined : parseIsoDate(asked.date)
    if (asked.text.trim() === '') return show(request, reply.code(400), asked, { wrong: 'Write the question first.' })
    if (date === null)
      return show(request, reply.code(400), asked, { wrong: `${asked.date} is not a day; write it as YYYY-MM-DD.` })
    return show(request, reply, asked, answerTo(asked, date))
  })

  function answerTo(asked: Asked, date: IsoDate | undefined) {
    const { questions, draft, ms } = askBook(service, {
      text: asked.text,
      ...(date === undefined ? {} : { date }),
      ...(asked.payer === '' ? {} : { payer: asked.payer }),
    })
    const day = date ?? answeredDate(questions, service.book, isoDateOf(service.now()))
    const rows = citedRows(draft.findings, service.book, day).map(
      (row): CitedRow => (isOpen ? { ...row, path: null } : row),
    )
    return {
      kind: draft.kind,
      kindWords: KINDS[draft.kind],
      blocked: draft.blocked,
      lines: citedLines(draft.text, draft.findings, rows),
      findings: draft.findings.map((finding) => ({ ...finding, rows: rowsOf(finding, rows) })),
      rows,
      ms,
    }
  }

  function show(request: FastifyRequest, reply: FastifyReply, asked: Asked, answer: object | null): FastifyReply {
    const user = isOpen ? {} : { user: userOf(request) }
    const disclaimer = service.reply.policy.disclaimer
    return desk.page(request, reply, 'pilot', { title: 'CasePilot', ...user, asked, answer, disclaimer })
  }
}

const KINDS = { answer: 'Answer', clarification: 'More is needed', decline: 'Not for this desk' } as const
