// GET codes/search, GET codes/:system/:code and POST codes/check: the code book for programs.
import { z } from 'zod'
import { isoDateOf } from '../../codes/citation.ts'
import { checkClaim } from '../../codes/claim/check-claim.ts'
import { factsOf } from '../../codes/code-facts.ts'
import type { Service } from '../../service.ts'
import { requireScope } from './bearer.ts'
import { CheckFinding, Day, Failures } from './shapes.ts'
import type { ZodRoutes } from './zod-routes.ts'

const HITS = 20
const HITS_MAX = 100
const LINES_MAX = 50

const System = z.enum(['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'MODIFIER', 'POS'])
const Code = z.string().trim().min(1).max(12)

export function addCodeRoutes(api: ZodRoutes, service: Service): void {
  const preHandler = requireScope(service, 'read')

  const Search = z.object({
    q: z.string().trim().min(1).max(200).meta({ description: 'Words or a code' }),
    system: System.optional(),
    limit: z.coerce.number().int().min(1).max(HITS_MAX).default(HITS),
    date: Day.optional(),
  })
  const Hits = z.object({
    results: z.array(z.object({ system: System, code: z.string(), title: z.string(), score: z.number() })),
  })
  api.get(
    '/codes/search',
    {
      preHandler,
      schema: { summary: 'Codes by words, best first', querystring: Search, response: { 200: Hits, ...Failures } },
    },
    async (request) => {
      const { q, limit, system, date } = request.query
      const hits = service.book.search(q, {
        limit,
        ...(system === undefined ? {} : { system }),
        ...(date === undefined ? {} : { date }),
      })
      return {
        results: hits.map(({ record, score }) => ({
          system: record.system,
          code: record.code,
          title: record.title,
          score,
        })),
      }
    },
  )

  api.get(
    '/codes/:system/:code',
    {
      preHandler,
      schema: {
        summary: 'Everything known of a code on a date',
        params: z.object({ system: System, code: Code }),
        querystring: z.object({ date: Day.optional() }),
        response: { 200: z.looseObject({ code: z.string(), date: z.string().nullable() }), ...Failures },
      },
    },
    async (request, reply) => {
      const { system, code } = request.params
      const facts = factsOf(service.book, code, request.query.date ?? isoDateOf(service.now()), system)
      if (facts.history.length === 0)
        return reply.code(404).send({ error: `The code book has no ${system} code ${code}.` })
      return reply.send(facts)
    },
  )

  const Claim = z.object({
    date: Day,
    payer: z.string().max(100).optional(),
    dx: z.array(Code).max(LINES_MAX).default([]),
    lines: z
      .array(
        z.object({
          code: Code,
          modifiers: z.array(z.string().trim().min(1).max(5)).max(4).default([]),
          units: z.number().positive().default(1),
        }),
      )
      .min(1)
      .max(LINES_MAX),
  })
  api.post(
    '/codes/check',
    {
      preHandler,
      schema: {
        summary: 'Claim lines against the edits of a date',
        body: Claim,
        response: { 200: z.object({ findings: z.array(CheckFinding) }), ...Failures },
      },
    },
    async (request) => {
      const { date, dx, lines } = request.body
      return { findings: checkClaim(service.book, { date, diagnoses: dx, lines }) }
    },
  )
}
