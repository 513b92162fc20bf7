// GET precedents: approved answers by codes and words, with what has changed since.
import { z } from 'zod'
import { changedSince } from '../../case/precedent.ts'
import type { Service } from '../../service.ts'
import { closestPrecedents } from '../../store/precedents.ts'
import { requireScope } from './bearer.ts'
import { Failures } from './shapes.ts'
import type { ZodRoutes } from './zod-routes.ts'

const HITS = 10
const HITS_MAX = 50

const Query = z.object({
  q: z.string().trim().min(1).max(200).meta({ description: 'Codes or words' }),
  limit: z.coerce.number().int().min(1).max(HITS_MAX).default(HITS),
})
const Precedent = z.object({
  case: z.string(),
  question: z.string(),
  answer: z.string(),
  codes: z.array(z.string()),
  intents: z.array(z.string()),
  answeredFor: z.string(),
  releases: z.array(z.object({ source: z.string(), edition: z.string() })),
  changed: z.array(z.string()).meta({ description: 'Cited releases that have been followed by another since' }),
})

export function addPrecedentRoutes(api: ZodRoutes, service: Service): void {
  api.get(
    '/precedents',
    {
      onRequest: requireScope(service, 'read'),
      schema: {
        summary: 'Approved answers, identifiers removed, closest first',
        querystring: Query,
        response: { 200: z.object({ precedents: z.array(Precedent) }), ...Failures },
      },
    },
    async (request) => {
      const { q, limit } = request.query
      const words = q.split(/\s+/)
      const codes = words.map((word) => word.toUpperCase())
      const found = await closestPrecedents(service.store, { codes, words: words.join(' or '), limit })
      const loaded = service.book.releases()
      return {
        precedents: found.map((row) => ({
          case: `CC-${row.case_id}`,
          question: row.question,
          answer: row.answer,
          codes: row.codes,
          intents: row.intents,
          answeredFor: row.answered_for,
          releases: row.releases,
          changed: changedSince(row.releases, loaded),
        })),
      }
    },
  )
}
