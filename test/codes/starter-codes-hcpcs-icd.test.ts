// The starter rows of HCPCS, ICD-10-CM, modifiers and places of service, held against the official files they were taken from.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseIsoDate } from '../../src/codes/citation.ts'
import {
  aliveInApril2026,
  icdAddedForFiscal2026,
  icdAssignments,
  icdOfFiscal2018,
  NO_OFFICIAL_CODES,
  officialHcpcs,
  officialHcpcsEnds,
  officialIcd,
  officialPlaces,
  undotted,
} from './official-codes.ts'
import { statedUnits } from './stated-units.ts'

if (NO_OFFICIAL_CODES)
  console.warn('starter-codes-hcpcs-icd: no official files in CODE_DATA, the comparison is skipped')

const FIRST_DAY_OF_ICD10 = '2015-10-01'
const MEASURES = ['mg', 'mcg', 'g', 'ml', 'unit', 'minute', 'each', 'dose', 'meq']
// Ended after July 2024, so that no file at hand has its last day: CMS stopped paying it with CY2025, CPT 98016 came in its place.
const ENDED_LATER = { code: 'G2012', valid_to: '2024-12-31', replaced_by: '98016' }
// CMS announced these with the April 2024 release; the file's reference field is empty for them.
const REPLACED_BY = { J1020: 'J1010', J1030: 'J1010', J1040: 'J1010', J2920: 'J2919', J2930: 'J2919' }

const hcpcs = starter('hcpcs', ['code', 'title', 'unit_amount', 'unit_measure', 'coverage', 'synonyms', 'replaced_by'])
const icd = starter('icd10cm', ['code', 'title', 'billable', 'synonyms', 'replaced_by'])
const modifiers = starter('modifiers', ['code', 'title', 'ours', 'synonyms'])
const places = starter('pos', ['code', 'title', 'facility_rate'])
const fiscal2026 = NO_OFFICIAL_CODES ? new Map<string, { title: string; billable: string }>() : officialIcd()

test('the set is broad enough to answer everyday questions', () => {
  expect(hcpcs.length).toBeGreaterThanOrEqual(400)
  expect(icd.length).toBeGreaterThanOrEqual(600)
  expect(modifiers.length).toBeGreaterThanOrEqual(60)
  expect(places.length).toBeGreaterThanOrEqual(50)
})

test('every row has a code of its kind, a title on one line, its source and release', () => {
  expect(hcpcs.filter((row) => !/^[ABCEGHJKLMPQSTUV]\d{4}$/.test(row.code))).toEqual([])
  expect(icd.filter((row) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(row.code))).toEqual([])
  expect(modifiers.filter((row) => !/^[0-9A-Z]{2}$/.test(row.code))).toEqual([])
  expect(places.filter((row) => !/^\d{2}$/.test(row.code))).toEqual([])
  const all = [...hcpcs, ...icd, ...modifiers, ...places]
  expect(all.filter((row) => !row.title || row.title !== row.title.replace(/\s+/g, ' ').trim())).toEqual([])
  expect(all.filter((row) => !row.source || !row.release)).toEqual([])
})

test('a code is there once for a time, and its times do not overlap', () => {
  for (const rows of [hcpcs, icd, modifiers, places]) {
    const lastEnd = new Map<string, string>()
    for (const row of rows.toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1))) {
      const before = lastEnd.get(row.code)
      if (before !== undefined) expect(before < row.valid_from && before !== '', row.code).toBe(true)
      lastEnd.set(row.code, row.valid_to)
    }
  }
})

test('dates are days in order, and only an ended code is replaced', () => {
  const isDayOrOpen = (date: string) => date === '' || parseIsoDate(date) !== null
  const all = [...hcpcs, ...icd, ...modifiers, ...places]
  expect(all.filter((row) => !isDayOrOpen(row.valid_from) || !isDayOrOpen(row.valid_to))).toEqual([])
  expect(all.filter((row) => row.valid_to && row.valid_to < row.valid_from)).toEqual([])
  expect([...hcpcs, ...icd].filter((row) => row.replaced_by && !row.valid_to)).toEqual([])
})

test('flags and units are of the known kinds', () => {
  expect(icd.filter((row) => !['0', '1'].includes(row.billable))).toEqual([])
  expect(places.filter((row) => !['0', '1', ''].includes(row.facility_rate))).toEqual([])
  expect(hcpcs.filter((row) => !['C', 'D', 'I', 'M', 'S'].includes(row.coverage))).toEqual([])
  expect(hcpcs.filter((row) => (row.unit_amount === '') !== (row.unit_measure === ''))).toEqual([])
  expect(hcpcs.filter((row) => row.unit_measure && !MEASURES.includes(row.unit_measure))).toEqual([])
})

test('a unit is the amount that the title states', () => {
  const unstated = hcpcs.filter((row) => {
    return row.unit_measure && !statedUnits(row.title).includes(`${row.unit_amount} ${row.unit_measure}`)
  })
  expect(unstated).toEqual([])
})

test('a drug whose title states one amount has it as its unit', () => {
  const drugs = hcpcs.filter((row) => row.code.startsWith('J') && !row.unit_measure)
  expect(drugs.filter((row) => statedUnits(row.title.replace(/\([^()]*\)/g, ' ')).length === 1)).toEqual([])
})

test('the modifiers of CPT are told in our own words, those of HCPCS in the official ones', () => {
  expect(modifiers.filter((row) => row.ours !== (/^\d\d$/.test(row.code) ? '1' : '0'))).toEqual([])
  const sources = { '0': 'HCPCS Level II', '1': 'CPT numbers' }
  expect(modifiers.filter((row) => row.source !== sources[row.ours as '0' | '1'])).toEqual([])
})

test('M54.5 ended on 2021-09-30 and is a heading since', () => {
  const rows = icd.filter((row) => row.code === 'M54.5').map((row) => [row.billable, row.valid_from, row.valid_to])
  expect(rows).toEqual([
    ['1', '2015-10-01', '2021-09-30'],
    ['0', '2021-10-01', ''],
  ])
})

test.skipIf(NO_OFFICIAL_CODES)('HCPCS titles, coverage and first days are those of October 2025', () => {
  const official = officialHcpcs()
  const ours = [...hcpcs, ...modifiers.filter((row) => row.ours === '0').map((row) => ({ ...row, coverage: null }))]
  const different = ours.filter((row) => {
    const theirs = official.get(row.code)
    // The rebuilt file lost the last letter of a row that fills its width; ours has it back.
    const restored = theirs?.lostLetter && row.title.length === theirs.title.length + 1
    const title = restored ? row.title.slice(0, -1) : row.title
    const coverage = row.coverage ?? theirs?.coverage
    return title !== theirs?.title || row.valid_from !== theirs.added || coverage !== theirs.coverage
  })
  expect(different).toEqual([])
})

test.skipIf(NO_OFFICIAL_CODES)(
  'an ended HCPCS code ends and is replaced as its file says, the others live in 2026',
  () => {
    const [ends, alive] = [officialHcpcsEnds(), aliveInApril2026()]
    const announced = new Map(Object.entries(REPLACED_BY))
    expect(hcpcs.find((row) => row.code === ENDED_LATER.code)).toMatchObject(ENDED_LATER)
    const others = hcpcs.filter((row) => row.code !== ENDED_LATER.code)
    const different = others.filter((row) => {
      const end = ends.get(row.code)
      const replacedBy = announced.get(row.code) ?? end?.replacedBy.join('|') ?? ''
      return row.valid_to !== (end?.lastDay ?? '') || row.replaced_by !== replacedBy
    })
    expect(different).toEqual([])
    // Addendum B leaves out what Medicare does not know: most of S, H and T.
    expect(others.filter((row) => !row.valid_to && !/^[SHT]/.test(row.code) && !alive.has(row.code))).toEqual([])
  },
)

test.skipIf(NO_OFFICIAL_CODES)('ICD-10-CM titles and billable flags are those of FY2026', () => {
  const different = icd.filter((row) => {
    const theirs = fiscal2026.get(undotted(row.code))
    // A code that was split went on as a heading: its ended row was billable.
    return row.title !== theirs?.title || row.billable !== (row.valid_to ? '1' : theirs.billable)
  })
  expect(different).toEqual([])
})

test.skipIf(NO_OFFICIAL_CODES)('every heading above an ICD-10-CM code is there too', () => {
  const known = new Set(icd.map((row) => undotted(row.code)))
  const above = [...known].flatMap((code) => headingsOf(code)).filter((heading) => fiscal2026.has(heading))
  expect([...new Set(above)].filter((heading) => !known.has(heading))).toEqual([])
})

test.skipIf(NO_OFFICIAL_CODES)('an ICD-10-CM code begins when the conversion table, addenda or FY2018 list say', () => {
  const [assigned, added, of2018] = [icdAssignments(), icdAddedForFiscal2026(), icdOfFiscal2018()]
  const first = (code: string): string =>
    assigned.get(code)?.from ?? (added.has(code) ? '2025-10-01' : of2018.has(code) ? FIRST_DAY_OF_ICD10 : 'unknown')
  const today = [...fiscal2026].flatMap(([code, { billable }]) => (billable === '1' ? [code] : []))
  const earliest = earliestBelow([...today, ...of2018], first)
  const splits = new Map(icd.filter((row) => row.valid_to).map((row) => [row.code, row.valid_to]))
  const different = icd.filter((row) => {
    const [code, split] = [undotted(row.code), splits.get(row.code)]
    if (row.valid_to) return row.valid_from !== (assigned.get(code)?.from ?? FIRST_DAY_OF_ICD10)
    if (row.billable === '1') return row.valid_from !== first(code)
    return row.valid_from !== (split ? dayAfter(split) : earliest.get(code))
  })
  expect(different).toEqual([])
})

test.skipIf(NO_OFFICIAL_CODES)('a split ICD-10-CM code ends the day before the successors the table names', () => {
  const assigned = [...icdAssignments()]
  const different = icd.filter((row) => {
    if (!row.valid_to) return false
    const [code, next] = [undotted(row.code), dayAfter(row.valid_to)]
    const below = assigned.filter(([each]) => each.startsWith(code) && each !== code)
    const named = below.filter(([, each]) => each.from === next && each.previous.includes(code)).map(([each]) => each)
    const firstBelow = below.map(([, each]) => each.from).sort()[0]
    return firstBelow !== next || row.replaced_by.replaceAll('.', '') !== named.sort().join('|')
  })
  expect(different).toEqual([])
})

test.skipIf(NO_OFFICIAL_CODES)('all assigned places of service are there under their names', () => {
  const official = officialPlaces()
  expect(places.map((row) => row.code)).toEqual([...official.keys()])
  expect(places.filter((row) => row.title !== official.get(row.code)?.name)).toEqual([])
  const rated = places.filter((row) => row.facility_rate !== '')
  expect(rated.filter((row) => (row.facility_rate === '1') !== official.get(row.code)?.isFacility)).toEqual([])
})

/** For each heading the first day of anything below it, now or in FY2018. */
function earliestBelow(codes: string[], first: (code: string) => string): Map<string, string> {
  const earliest = new Map<string, string>()
  for (const code of codes) {
    const day = first(code)
    for (const heading of headingsOf(code)) {
      const before = earliest.get(heading)
      if (before === undefined || day < before) earliest.set(heading, day)
    }
  }
  return earliest
}

/** All beginnings of a code from its category on: some are headings. */
function headingsOf(code: string): string[] {
  return Array.from({ length: Math.max(0, code.length - 3) }, (_, more) => code.slice(0, 3 + more))
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

type Row<Column extends string> = Record<Column | 'valid_from' | 'valid_to' | 'source' | 'release', string>

/** Reads a starter file, whose header must be exactly the named columns and those every row ends with. */
function starter<Column extends string>(name: string, columns: Column[]): Row<Column>[] {
  const text = readFileSync(new URL(`../../config/starter-codes/${name}.tsv`, import.meta.url), 'utf8')
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = [...columns, 'valid_from', 'valid_to', 'source', 'release']
  if (header !== names.join('\t')) throw new Error(`${name}.tsv has the header ${header}`)
  return lines.map((line) => {
    const cells = line.split('\t')
    if (cells.length !== names.length) throw new Error(`${cells.length} cells instead of ${names.length}: ${line}`)
    return Object.fromEntries(names.map((column, at) => [column, cells[at]])) as Row<Column>
  })
}
