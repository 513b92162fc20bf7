// Public documents by section and by words: what a citation of a guideline leads to.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isoDateOf, parseIsoDate } from '../codes/citation.ts'
import type { Passage } from '../codes/passage.ts'
import type { Service } from '../service.ts'
import type { Desk } from './desk.ts'
import { sendNotFound } from './not-found.ts'
import { userOf } from './session.ts'

const HITS = 20
/** Letters of a passage shown beside a hit. */
const SHOWN_LETTERS = 260

const Query = z.object({ q: z.string().trim().max(200).catch(''), date: z.string().catch('') })

/** Adds GET /codes/guidelines and GET /codes/guidelines/:source/:section. */
export function addGuidelinesPage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/codes/guidelines', async (request, reply) => {
    const { q } = Query.parse(request.query)
    const hits = q === '' ? [] : service.book.searchPassages(q, { limit: HITS, date: isoDateOf(service.now()) })
    return desk.page(request, reply, 'guidelines', {
      title: q === '' ? 'Guidelines' : `Guidelines: ${q}`,
      user: userOf(request),
      q,
      hits: hits.map(hitView),
      none: q !== '' && hits.length === 0,
      loaded: service.book.releases().filter((release) => /guideline|manual/i.test(release.source)),
    })
  })

  app.get<{ Params: { source: string; section: string } }>(
    '/codes/guidelines/:source/:section',
    async (request, reply) => {
      const { source, section } = request.params
      const date = parseIsoDate(Query.parse(request.query).date) ?? isoDateOf(service.now())
      const passages = service.book.passagesFor(section, { source, date })
      const [first] = passages
      if (first === undefined)
        return sendNotFound(desk, request, reply, `No loaded document ${source} has a section ${section}.`)
      return desk.page(request, reply, 'guideline', {
        title: `${first.section} ${first.heading}`,
        user: userOf(request),
        section: first.section,
        heading: first.heading,
        above: first.above,
        source,
        edition: first.citation.edition,
        from: first.validFrom,
        to: first.validTo,
        inForce: (first.validFrom ?? date) <= date && date <= (first.validTo ?? date),
        date,
        passages: passages.map(({ page, text }) => ({ page, paragraphs: text.split('\n') })),
      })
    },
  )
}

function hitView({ section, heading, above, text, citation }: Passage) {
  const { source, locator } = citation
  return {
    path: `/codes/guidelines/${encodeURIComponent(source)}/${encodeURIComponent(section)}`,
    section: locator,
    heading,
    above: above.join(' / '),
    source,
    words: text.replaceAll('\n', ' ').slice(0, SHOWN_LETTERS),
  }
}
