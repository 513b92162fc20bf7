// Looking codes up: words in, ranked codes out, and everything the book knows of one code on a date.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isoDateOf, parseIsoDate } from '../codes/citation.ts'
import { factsOf } from '../codes/code-facts.ts'
import type { CodeSystem, SearchHit } from '../codes/code-record.ts'
import type { Service } from '../service.ts'
import { codeView } from './code-view.ts'
import type { Desk } from './desk.ts'
import { sendNotFound } from './not-found.ts'
import { userOf } from './session.ts'

const HITS_AT_MOST = 50

export const SYSTEMS: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'MODIFIER', 'POS']

const Query = z.object({
  q: z.string().trim().max(200).catch(''),
  system: z.enum(['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'MODIFIER', 'POS']).optional().catch(undefined),
  date: z.string().catch(''),
})

/** Adds GET /codes and GET /codes/:system/:code. */
export function addCodesPage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/codes', async (request, reply) => {
    const { q, system } = Query.parse(request.query)
    const options = { limit: HITS_AT_MOST, ...(system === undefined ? {} : { system }) }
    const hits = q === '' ? [] : service.book.search(q, options)
    return desk.page(request, reply, 'codes', {
      title: q === '' ? 'Codes' : `Codes: ${q}`,
      user: userOf(request),
      at: 'codes',
      q,
      systems: SYSTEMS.map((name) => ({ name, here: name === system })),
      hits: hits.map(hitView),
      none: q !== '' && hits.length === 0,
      releases: service.book.releases(),
    })
  })

  app.get<{ Params: { system: string; code: string } }>('/codes/:system/:code', async (request, reply) => {
    const { system, code } = request.params
    const date = parseIsoDate(Query.parse(request.query).date) ?? isoDateOf(service.now())
    const view = codeView(factsOf(service.book, code, date), system, date)
    if (view === null) return sendNotFound(desk, request, reply, `The code book has no ${system} code ${code}.`)
    return desk.page(request, reply, 'code', { user: userOf(request), at: 'codes', ...view })
  })
}

function hitView({ record, because }: SearchHit) {
  return {
    system: record.system,
    code: record.code,
    path: `/codes/${encodeURIComponent(record.system)}/${encodeURIComponent(record.code)}`,
    title: record.title,
    ours: record.titleIsOurs,
    because,
    billable: record.billable,
    until: record.validTo,
  }
}
