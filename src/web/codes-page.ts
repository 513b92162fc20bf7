// Looking codes up: words in, ranked codes out, renewed with each key where there is script.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isoDateOf, parseIsoDate } from '../codes/citation.ts'
import type { CodeSystem, SearchHit } from '../codes/code-record.ts'
import { SYSTEMS } from '../codes/schema.ts'
import type { Service } from '../service.ts'
import { marksOf } from '../store/code-marks.ts'
import { codePath } from './code-path.ts'
import type { Desk } from './desk.ts'
import { userOf } from './session.ts'

const HITS_AT_MOST = 50

const Query = z.object({
  q: z.string().trim().max(200).catch(''),
  system: z.enum(SYSTEMS).optional().catch(undefined),
  date: z.string().catch(''),
})

/** Adds GET /codes: the whole page, or for the script the list of hits alone. */
export function addCodesPage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/codes', async (request, reply) => {
    const { q, system, date: typed } = Query.parse(request.query)
    const date = parseIsoDate(typed)
    const isTyping = request.headers['hx-request'] !== undefined
    const options = {
      limit: HITS_AT_MOST,
      unfinished: isTyping,
      ...(system === undefined ? {} : { system }),
      ...(date === null ? {} : { date }),
    }
    const hits = q === '' ? [] : service.book.search(q, options)
    const found = {
      q,
      hits: hits.map((hit) => hitView(hit, typed)),
      none: q !== '' && hits.length === 0,
      inForce: date === null ? null : typed,
    }
    if (isTyping) return desk.part(reply, 'code-hits', found)
    const user = userOf(request)
    return desk.page(request, reply, 'codes', {
      ...found,
      title: q === '' ? 'Codes' : `Codes: ${q}`,
      user,
      systems: SYSTEMS.map((name) => ({ name, here: name === system })),
      date: date === null ? '' : typed,
      marks: (await marksOf(service.store, user.id)).map((mark) => ({
        ...mark,
        path: codePath(mark.system, mark.code),
        name: titleOf(service, mark.system, mark.code),
      })),
      releases: service.book.releases(),
      today: isoDateOf(service.now()),
    })
  })
}

function titleOf(service: Service, system: CodeSystem, code: string): string {
  const rows = service.book.history(code)
  return rows.find((row) => row.system === system)?.title ?? 'no longer in the code book'
}

function hitView({ record, because }: SearchHit, date: string) {
  return {
    system: record.system,
    code: record.code,
    path: codePath(record.system, record.code, date),
    title: record.title,
    ours: record.titleIsOurs,
    because,
    billable: record.billable,
    until: record.validTo,
  }
}
