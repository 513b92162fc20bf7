// The claim check on a page: lines, diagnoses and a day in, what the loaded rows hold against them out. Nothing is stored.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isoDateOf, parseIsoDate } from '../codes/citation.ts'
import { checkClaim } from '../codes/claim/check-claim.ts'
import type { Claim } from '../codes/claim/claim.ts'
import { readWrittenLine } from '../codes/claim/written-line.ts'
import type { Service } from '../service.ts'
import { citedRows, rowsOf } from './cited-text.ts'
import type { Desk } from './desk.ts'
import { userOf } from './session.ts'

/** As many as the API takes: service lines of one electronic claim (837P), and fields 21 A to L of the CMS-1500. */
const LINES_MAX = 50
const DIAGNOSES_MAX = 12

const SURENESS = ['certain', 'likely', 'depends'] as const

const Form = z.object({
  lines: z.string().max(5_000).catch(''),
  dx: z.string().max(500).catch(''),
  date: z.string().max(10).catch(''),
  payer: z.string().trim().max(100).catch(''),
})
type Asked = z.output<typeof Form>

/** Adds GET and POST /codes/check. The form is posted: a date of service stays out of addresses. */
export function addClaimPage(app: FastifyInstance, service: Service, desk: Desk): void {
  const page = { title: 'Claim check', linesMax: LINES_MAX }

  app.get('/codes/check', async (request, reply) => {
    const asked = { ...Form.parse({}), date: isoDateOf(service.now()) }
    return desk.page(request, reply, 'claim', { ...page, user: userOf(request), asked })
  })

  app.post('/codes/check', async (request, reply) => {
    const asked = Form.parse(request.body ?? {})
    const read = claimOf(asked)
    const shown = { ...page, user: userOf(request), asked }
    if ('wrong' in read) return desk.page(request, reply.code(400), 'claim', { ...shown, wrong: read.wrong })
    const found = checkClaim(service.book, read)
    const rows = citedRows(found, service.book, read.date)
    // What is denied as written comes before what the record decides.
    const surest = found.toSorted((a, b) => SURENESS.indexOf(a.certainty) - SURENESS.indexOf(b.certainty))
    const findings = surest.map((one) => ({ ...one, rows: rowsOf(one, rows) }))
    return desk.page(request, reply, 'claim', { ...shown, checked: { findings } })
  })
}

/** One line a row; the diagnoses parted by blanks, commas or rows. */
function claimOf({ lines: written, dx, date: typed, payer }: Asked): Claim | { wrong: string } {
  const date = parseIsoDate(typed)
  if (date === null) return { wrong: 'Give the date of service: it decides which rows count.' }
  const diagnoses = dx.split(/[\s,;]/).filter((code) => code !== '')
  if (diagnoses.length > DIAGNOSES_MAX)
    return { wrong: `A claim has at most ${DIAGNOSES_MAX} diagnoses; these are ${diagnoses.length}.` }
  const rows = written.split('\n').filter((row) => row.trim() !== '')
  if (rows.length === 0) return { wrong: 'Write at least one claim line.' }
  if (rows.length > LINES_MAX)
    return { wrong: `At most ${LINES_MAX} lines are checked at once; these are ${rows.length}.` }
  const read = rows.map((row) => readWrittenLine(row.trim(), diagnoses.length))
  const wrong = read.find((one) => one.is === 'wrong')
  if (wrong !== undefined) return { wrong: wrong.because }
  const lines = read.flatMap((one) => (one.is === 'line' ? [one.line] : []))
  return { lines, diagnoses, date, ...(payer === '' ? {} : { payer }) }
}
