// What Medicare pays by, from the loaded fee schedules: relative values, localities with their cost indices, outpatient status and rates.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { compactCode } from './code-shape.ts'
import { type Payment, paymentBy, type Setting } from './payment.ts'
import { dateOfDay, dayNumber } from './schema.ts'

type Row = Record<string, SQLOutputValue>
type Sourced = {
  citation: Citation
  /** False: no loaded release was in force on the day; this is from the nearest one, and must be said so. */
  isInForce: boolean
  /** A row of the file by column name, for what has no field here. */
  facts: Record<string, string>
  line: number
}

/** One row of the relative value file. Relative values are those of the whole code and modifier (none, 26, TC or 53). */
export type Fee = Sourced & {
  code: string
  modifier: string
  status: string
  work: number
  nonFacilityPe: number
  facilityPe: number
  malpractice: number
  /** `NA`: rarely or never performed there. */
  isRareInNonFacility: boolean
  isRareInFacility: boolean
  /** Dollars for one relative value. */
  conversionFactor: number | null
  /** Values by which the hospital outpatient rate caps imaging; null where the row has none. */
  opps: { nonFacilityPe: number; facilityPe: number; malpractice: number } | null
}

/** One locality of the fee schedule; what is null stands in a file that is not loaded. */
export type Locality = {
  /** Contractor and number, for example `10112-00`; the number alone is not unique. */
  id: string
  mac: string
  number: string
  /** As printed: two letters in the file of indices, the name in that of counties. */
  state: string
  name: string
  counties: string | null
  gpci: { work: number; practice: number; malpractice: number } | null
  /** Dollars for one anesthesia unit. */
  anesthesiaFactor: number | null
  isInForce: boolean
  citations: Citation[]
}

/** Status and rate of the hospital outpatient payment system. */
export type OutpatientRate = Sourced & {
  code: string
  statusIndicator: string
  apc: string | null
  /** Cents; null when nothing is paid for the code by itself. */
  paymentCents: number | null
}

export type Found<Name extends string, Thing> =
  | ({ is: 'found' } & Record<Name, Thing>)
  | { is: 'unknown'; because: string }

export type Priced = { code: string; modifier?: string; locality: string; setting: Setting; isQualifying?: boolean }

/** What the fee schedules of a book answer. Dates are of service; `isQualifying`: a qualifying APM participant, paid by another factor since 2026. */
export type Fees = {
  feeOf(code: string, modifier: string, date: IsoDate, isQualifying?: boolean): Found<'fee', Fee>
  /** By state, then name. Empty: no file of localities is loaded. */
  localities(date: IsoDate): Locality[]
  outpatientOf(code: string, date: IsoDate): Found<'rate', OutpatientRate>
  /** Only for days on which the loaded releases were in force: another year's amount would be a guess. */
  paymentOf(asked: Priced, date: IsoDate): Payment
}

export const PFS = 'Medicare PFS'
export const PFS_QUALIFYING = 'Medicare PFS, qualifying APM participants'
export const OPPS_B = 'Medicare OPPS Addendum B'

/** Prepares the look-ups on an open book. */
export function feeLookUp(database: DatabaseSync): Fees {
  const rows = database.prepare(
    `SELECT facts, line, source, edition, release.valid_from AS valid_from, release.valid_to AS valid_to
     FROM fee JOIN release ON release.id = release_id
     WHERE key_id = (SELECT id FROM code_key WHERE compact = ?) AND modifier = ? AND source = ?`,
  )
  const spans = database.prepare('SELECT DISTINCT edition, valid_from, valid_to FROM release WHERE source = ?')
  const find = (source: string, code: string, modifier: string, date: IsoDate) => {
    const [best] = nearestFirst(rows.all(compactCode(code), modifier, source), dayNumber(date))
    if (best !== undefined) return sourced(best, dayNumber(date), modifier === '' ? code : `${code}-${modifier}`)
    const editions = spans.all(source).map((row) => `${row.edition} ${spanOf(row)}`)
    const because = editions.length === 0 ? 'is not loaded' : `(${editions.join('; ')}) has no row for it`
    return { because: `${named(code, modifier)}: ${source} ${because}` }
  }
  const hasLocalities = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'locality'`).get() !== undefined
  const places = hasLocalities
    ? database.prepare(
        `SELECT mac, number, facts, line, source, edition, release.valid_from AS valid_from, release.valid_to AS valid_to
         FROM locality JOIN release ON release.id = release_id`,
      )
    : null

  const fees: Fees = {
    feeOf(code, modifier, date, isQualifying = false) {
      const row = find(isQualifying ? PFS_QUALIFYING : PFS, compactCode(code), modifier.toUpperCase(), date)
      return 'because' in row
        ? { is: 'unknown', because: row.because }
        : { is: 'found', fee: feeOf(compactCode(code), modifier.toUpperCase(), row) }
    },
    localities: (date) => localitiesOf(places?.all() ?? [], dayNumber(date)),
    outpatientOf(code, date) {
      const row = find(OPPS_B, compactCode(code), '', date)
      return 'because' in row
        ? { is: 'unknown', because: row.because }
        : { is: 'found', rate: rateOf(compactCode(code), row) }
    },
    paymentOf({ code, modifier = '', locality: id, setting, isQualifying = false }, date) {
      const found = fees.feeOf(code, modifier, date, isQualifying)
      if (found.is === 'unknown') return found
      const locality = fees.localities(date).find((each) => each.id === id)
      if (locality === undefined) return { is: 'unknown', because: `no locality ${id} is loaded` }
      const { fee } = found
      if (!fee.isInForce) return outside(fee.citation, date)
      if (!locality.isInForce && locality.citations[0] !== undefined) return outside(locality.citations[0], date)
      return paymentBy(fee, locality, setting)
    },
  }
  return fees
}

function outside({ source, edition }: Citation, date: IsoDate): Payment {
  return { is: 'unknown', because: `${date} is outside the loaded releases of ${source}; the nearest is ${edition}` }
}

function named(code: string, modifier: string): string {
  return modifier === '' ? code : `${code} with modifier ${modifier}`
}

function spanOf(row: Row): string {
  const [from, to] = [dateOfDay(Number(row.valid_from)), dateOfDay(Number(row.valid_to))]
  return `${from ?? 'open'} to ${to ?? 'open'}`
}

function isInForce(row: Row, day: number): boolean {
  return Number(row.valid_from) <= day && day <= Number(row.valid_to)
}

/** In force first, then the newest that had begun, then the earliest that had not. */
function nearestFirst(rows: Row[], day: number): Row[] {
  const rank = (row: Row) => {
    const from = Number(row.valid_from)
    return isInForce(row, day) ? 2e8 + from : from <= day ? 1e8 + from : -from
  }
  return rows.sort((a, b) => rank(b) - rank(a))
}

function sourced(row: Row, day: number, locator: string): Sourced {
  return {
    citation: { source: String(row.source), edition: String(row.edition), locator },
    isInForce: isInForce(row, day),
    facts: factsOf(row),
    line: Number(row.line),
  }
}

function factsOf(row: Row): Record<string, string> {
  return JSON.parse(String(row.facts)) as Record<string, string>
}

function feeOf(code: string, modifier: string, row: Sourced): Fee {
  const { facts } = row
  const value = (column: string) => Number(facts[column] ?? 0)
  const opps = {
    nonFacilityPe: value('opps_non_fac_pe'),
    facilityPe: value('opps_fac_pe'),
    malpractice: value('opps_mp'),
  }
  return {
    ...row,
    ...{ code, modifier },
    status: facts.status_code ?? '',
    work: value('work_rvu'),
    nonFacilityPe: value('non_fac_pe_rvu'),
    facilityPe: value('facility_pe_rvu'),
    malpractice: value('mp_rvu'),
    isRareInNonFacility: facts.non_fac_na_indicator === 'NA',
    isRareInFacility: facts.facility_na_indicator === 'NA',
    conversionFactor: facts.conv_factor === undefined ? null : value('conv_factor'),
    opps: opps.nonFacilityPe > 0 && opps.facilityPe > 0 ? opps : null,
  }
}

function rateOf(code: string, row: Sourced): OutpatientRate {
  const { status_indicator: statusIndicator = '', apc = null, payment_rate: rate } = row.facts
  const dollars = Number((rate ?? '').replace(/[$,]/g, ''))
  const paymentCents = dollars > 0 ? Math.round(dollars * 100) : null
  return { ...row, code, statusIndicator, apc, paymentCents }
}

/** Puts the rows of the three files about a locality together. */
function localitiesOf(rows: Row[], day: number): Locality[] {
  const byPlace = new Map<string, Map<string, Row>>()
  for (const row of nearestFirst(rows, day)) {
    const id = `${row.mac}-${row.number}`
    const files = byPlace.get(id) ?? new Map<string, Row>()
    byPlace.set(id, files)
    if (!files.has(String(row.source))) files.set(String(row.source), row)
  }
  const all = [...byPlace].map(([id, files]) => localityOf(id, [...files.values()], day))
  return all.sort((a, b) => a.state.localeCompare(b.state) || a.name.localeCompare(b.name))
}

function localityOf(id: string, rows: Row[], day: number): Locality {
  const facts: Record<string, string> = Object.assign({}, ...rows.map(factsOf))
  const [mac = '', number = ''] = id.split('-')
  const [work, practice, malpractice] = [facts.gpci_work, facts.gpci_pe, facts.gpci_mp].map(Number)
  const isIndexed = facts.gpci_work !== undefined
  return {
    ...{ id, mac, number },
    state: facts.state ?? facts.state_name ?? '',
    name: facts.locality_name ?? facts.fee_schedule_area ?? '',
    counties: facts.counties ?? null,
    gpci: isIndexed ? { work: work ?? 0, practice: practice ?? 0, malpractice: malpractice ?? 0 } : null,
    anesthesiaFactor: facts.anes_cf === undefined ? null : Number(facts.anes_cf),
    isInForce: rows.every((row) => isInForce(row, day)),
    citations: rows.map((row) => sourced(row, day, id).citation),
  }
}
