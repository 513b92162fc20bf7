// POST ask: a draft from the code book alone. Nothing is stored and nothing is mailed.
import { z } from 'zod'
import { askBook } from '../../flow/ask-book.ts'
import type { Service } from '../../service.ts'
import { requireScope } from './bearer.ts'
import { Day, DraftShape, Failures } from './shapes.ts'
import type { ZodRoutes } from './zod-routes.ts'

/** As long as a long mail; whoever has more attaches it to one. */
const QUESTION_MAX = 20_000

const Body = z.object({
  text: z.string().trim().min(1).max(QUESTION_MAX),
  subject: z.string().max(500).optional(),
  date: Day.optional().meta({ description: 'The date of service, when the text does not say it' }),
  payer: z.string().max(100).optional(),
})
const Answer = z.object({ questions: z.array(z.looseObject({ text: z.string() })), draft: DraftShape, ms: z.number() })

export function addAskRoute(api: ZodRoutes, service: Service): void {
  api.post(
    '/ask',
    {
      onRequest: requireScope(service, 'read'),
      schema: { summary: 'Draft an answer from the code book', body: Body, response: { 200: Answer, ...Failures } },
    },
    async (request) => {
      const { text, subject, date, payer } = request.body
      return askBook(service, {
        text,
        ...(subject === undefined ? {} : { subject }),
        ...(date === undefined ? {} : { date }),
        ...(payer === undefined ? {} : { payer }),
      })
    },
  )
}
