// GET codes/search, GET codes/:system/:code, GET codes/:system/:code/edits and POST codes/check: the code book for programs.
import { isoDateOf } from '../../codes/citation.ts'
import { factsOf } from '../../codes/code-facts.ts'
import type { Service } from '../../service.ts'
import { requireScope } from './bearer.ts'
import { check, editsOf, search } from './code-answers.ts'
import { Facts } from './code-facts-shape.ts'
import {
  Checked,
  ClaimAsked,
  Edits,
  EditsAsked,
  EditsParams,
  Found,
  SearchAsked,
  ShowAsked,
  ShowParams,
} from './code-shapes.ts'
import { Failures } from './shapes.ts'
import type { ZodRoutes } from './zod-routes.ts'

export function addCodeRoutes(api: ZodRoutes, service: Service): void {
  const onRequest = requireScope(service, 'read')
  const { book } = service
  const today = () => isoDateOf(service.now())
  const answers = <Shape>(shape: Shape) => ({ 200: shape, ...Failures })

  api.get(
    '/codes/search',
    {
      onRequest,
      schema: { summary: 'Codes by words or by how they begin', querystring: SearchAsked, response: answers(Found) },
    },
    async (request) => search(book, request.query, today()),
  )

  api.get(
    '/codes/:system/:code',
    {
      onRequest,
      schema: {
        summary: 'Everything known of a code on a date',
        params: ShowParams,
        querystring: ShowAsked,
        response: answers(Facts),
      },
    },
    async (request, reply) => {
      const { system, code } = request.params
      const facts = factsOf(book, code, request.query.date ?? today(), system)
      if (facts.history.length === 0) return reply.code(404).send(unknown(system, code))
      return reply.send(facts)
    },
  )

  api.get(
    '/codes/:system/:code/edits',
    {
      onRequest,
      schema: {
        summary: 'The NCCI pair edits of a code on a date, a page at a time',
        params: EditsParams,
        querystring: EditsAsked,
        response: answers(Edits),
      },
    },
    async (request, reply) => {
      const { system, code } = request.params
      const isKnown = book.history(code).some((record) => record.system === system)
      if (!isKnown) return reply.code(404).send(unknown(system, code))
      return reply.send(editsOf(book, code, request.query, today()))
    },
  )

  api.post(
    '/codes/check',
    {
      onRequest,
      schema: {
        summary: 'A claim against the edits, indicators and notes of its date',
        body: ClaimAsked,
        response: answers(Checked),
      },
    },
    async (request) => check(book, request.body),
  )
}

function unknown(system: string, code: string): { error: string } {
  return { error: `The code book has no ${system} code ${code}.` }
}
