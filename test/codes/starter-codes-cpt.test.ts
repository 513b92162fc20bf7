// The starter tables on CPT numbers, held against the CMS files they were taken from.
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const STARTER = new URL('../../config/starter-codes/', import.meta.url)
const OFFICIAL = process.env.CODE_DATA ?? new URL('../../../shared/codes', import.meta.url).pathname
const noOfficial = !existsSync(`${OFFICIAL}/ncci/ptp_practitioner_all.tsv.gz`)
if (noOfficial) console.warn(`starter-codes-cpt: no CMS files in CODE_DATA, the comparison with them is skipped`)

const CPT_SHAPE = /^\d{4}[0-9T]$/
const CODE_SHAPE = /^(\d{4}[0-9T]|[A-V]\d{4})$/
const ENDED_EARLIER = ['0470T', '0471T', '11100', '11101', '99201']
const DATE_SHAPE = /^(\d{4}-\d{2}-\d{2})?$/
const WHOLE_TABLE_MS = 120_000 // two unpacked NCCI tables are 170 MB, slow while other test files run beside
const LONGEST_EXPLANATION = 200 // characters: one line in a reply, and too short for a copied descriptor

const cpt = starter('cpt')
const pairs = starter('pairs')
const limits = starter('unit-limits')
const addOns = starter('add-ons')
const notes = starter('notes')

test('the starter set is broad enough to answer everyday questions', () => {
  expect(cpt.length).toBeGreaterThanOrEqual(150)
  expect(pairs.length).toBeGreaterThanOrEqual(80)
  expect(limits.length).toBeGreaterThanOrEqual(60)
  expect(notes.length).toBeGreaterThanOrEqual(60)
})

test('no row is there twice', () => {
  const keys = {
    cpt: cpt.map((row) => row.code),
    pairs: pairs.map((row) => [row.column1, row.column2, row.table, row.valid_to].join('/')),
    limits: limits.map((row) => [row.code, row.table].join('/')),
    addOns: addOns.map((row) => [row.code, row.primary].join('/')),
    notes: notes.map((row) => [row.id, row.valid_from].join('/')),
  }
  for (const [table, of] of Object.entries(keys)) expect(new Set(of).size, table).toBe(of.length)
})

test('every row names its source and release and dates it as a day or not at all', () => {
  for (const row of [...cpt, ...pairs, ...limits, ...addOns, ...notes]) {
    expect(row.source, JSON.stringify(row)).not.toBe('')
    expect(row.release, JSON.stringify(row)).not.toBe('')
    expect(row.valid_from, JSON.stringify(row)).toMatch(DATE_SHAPE)
    expect(row.valid_to, JSON.stringify(row)).toMatch(DATE_SHAPE)
  }
})

test('an explanation is one short line in our own words, never the semicolon style of a descriptor', () => {
  for (const row of cpt) {
    expect(row.code).toMatch(CPT_SHAPE)
    expect(row.explanation.length, row.code).toBeLessThanOrEqual(LONGEST_EXPLANATION)
    expect(row.explanation, row.code).not.toMatch(/;|list separately|\(eg|each additional/i)
  }
})

test('every code the edits speak of has a row that explains it', () => {
  const known = new Set([...cpt, ...starter('hcpcs')].map((row) => row.code))
  const spoken = [
    ...pairs.flatMap((row) => [row.column1, row.column2]),
    ...limits.map((row) => row.code),
    ...addOns.map((row) => row.code),
  ]
  expect([...new Set(spoken)].filter((code) => !known.has(code))).toEqual([])
  // The primaries of a closed list are kept whole, also where we explain only some of them.
  for (const row of addOns) if (row.primary) expect(row.primary).toMatch(CODE_SHAPE)
})

test('a note is one short rule with a stable id, a topic and a place in its publication', () => {
  for (const row of notes) {
    expect(row.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(row.topic, row.id).toMatch(/^[a-z_]+$/)
    expect(row.locator, row.id).not.toBe('')
    expect(row.text.length, row.id).toBeGreaterThan(20)
    expect(row.text.length, row.id).toBeLessThanOrEqual(400)
  }
})

test.skipIf(noOfficial)('every number is in a CMS file, and the fee schedule facts are those of its row', () => {
  const pfs = new Map(
    official('pfs/pprrvu24_jul_nodesc').flatMap((r) => (r.mod?.trim() ? [] : [[r.hcpcs, r] as const])),
  )
  const inOpps = new Set(official('opps/opps_addendum_b_2026_apr_nodesc').map((row) => row.hcpcs))
  for (const row of cpt) {
    const fee = pfs.get(row.code)
    if (!fee) {
      // A code that ended before the fee schedule we hold is proved by the end of its NCCI edits.
      expect(inOpps.has(row.code) || ENDED_EARLIER.includes(row.code), row.code).toBe(true)
      expect(row.status, row.code).toBe('')
      continue
    }
    expect([row.source, row.release], row.code).toEqual(['Medicare PFS', 'RVU24C (July 2024)'])
    const ours = [row.status, row.global_days, row.pc_tc, row.bilateral, row.multiple_procedure]
    const theirs = [fee.status_code, fee.glob_days, fee.pctc_ind, fee.bilat_surg, fee.mult_proc]
    expect(ours, row.code).toEqual(theirs.map((value) => value?.trim()))
  }
})

test.skipIf(noOfficial)(
  'every pair is a row of its NCCI file, and one said to have ended lives on under no other',
  () => {
    for (const table of ['practitioner', 'hospital'] as const) {
      const rows = officialPairs(table)
      for (const pair of pairs.filter((row) => row.table === table)) {
        const name = `${pair.column1}/${pair.column2}`
        expect(rows.has(`${name}/${pair.valid_to || '9999-12-31'}/${pair.indicator}`), `${table} ${name}`).toBe(true)
        const alive = ['0', '1', '9'].some((indicator) => rows.has(`${name}/9999-12-31/${indicator}`))
        expect(alive, `${table} ${name}`).toBe(pair.valid_to === '')
      }
    }
  },
  WHOLE_TABLE_MS,
)

test.skipIf(noOfficial)(
  'every unit limit is the value and adjudication indicator of its MUE table',
  () => {
    const files = { practitioner: 'practitioner', outpatient: 'outpatient_hospital', dme: 'dme_supplier' }
    for (const [table, file] of Object.entries(files)) {
      const rows = new Map(official(`ncci/mue_${file}`).map((row) => [row.hcpcs_cpt_code, row]))
      for (const limit of limits.filter((row) => row.table === table)) {
        const theirs = rows.get(limit.code)
        expect([limit.units, limit.mai], limit.code).toEqual([theirs?.mue_value, theirs?.mai])
      }
    }
  },
  WHOLE_TABLE_MS,
)

test.skipIf(noOfficial)(
  'a code that ended has its last NCCI edits on its last day',
  () => {
    const text = pairFile('practitioner')
    for (const code of ENDED_EARLIER) {
      const ends: string[] = []
      for (let at = text.indexOf(`\n${code}\t`); at >= 0; at = text.indexOf(`\n${code}\t`, at + 1)) {
        ends.push(text.slice(at + 13, at + 23))
      }
      expect(ends.sort().at(-1), code).toBe(cpt.find((row) => row.code === code)?.valid_to)
    }
  },
  WHOLE_TABLE_MS,
)

test.skipIf(noOfficial)('an add-on has all its primaries of the CMS list and no other', () => {
  const theirs = official('ncci/aoc_edits')
  for (const code of new Set(addOns.map((row) => row.code))) {
    const ours = addOns.filter((row) => row.code === code)
    if (code === '0471T') {
      // CMS ended the code before this list: the relation is the meaning of the pair, and says so in its source.
      expect(ours.map((row) => [row.primary, row.source])).toEqual([['0470T', 'CPT numbers']])
      continue
    }
    const expected = theirs
      .filter((row) => row.add_on_code === code)
      .map((row) => `${row.primary_code} ${row.aoc_edit_type}`)
    expect(ours.map((row) => `${row.primary || 'CCCCC'} ${row.type}`).sort(), code).toEqual(expected.sort())
  }
})

test.skipIf(noOfficial)('every fee schedule add-on among our codes is in the add-on table', () => {
  const listed = new Set(addOns.map((row) => row.code))
  expect(cpt.filter((row) => row.global_days === 'ZZZ' && !listed.has(row.code)).map((row) => row.code)).toEqual([])
})

type Row = Record<string, string> & Record<'code' | 'source' | 'release' | 'valid_from' | 'valid_to', string>

function starter(name: string): (Row & Record<StarterColumn, string>)[] {
  const file = new URL(`${name}.tsv`, STARTER)
  return rowsOf(readFileSync(file, 'utf8')) as (Row & Record<StarterColumn, string>)[]
}

type StarterColumn =
  | 'explanation'
  | 'status'
  | 'global_days'
  | 'pc_tc'
  | 'bilateral'
  | 'multiple_procedure'
  | 'column1'
  | 'column2'
  | 'indicator'
  | 'table'
  | 'units'
  | 'mai'
  | 'primary'
  | 'type'
  | 'id'
  | 'topic'
  | 'text'
  | 'locator'

function official(name: string): Record<string, string>[] {
  return rowsOf(gunzipSync(readFileSync(`${OFFICIAL}/${name}.tsv.gz`)).toString('utf8'))
}

/** The rows of an NCCI table on our pairs, as `column1/column2/end/indicator`. */
function officialPairs(table: 'practitioner' | 'hospital'): Set<string> {
  const wanted = new Set(pairs.map((row) => `${row.column1}\t${row.column2}`))
  const text = pairFile(table)
  const found = new Set<string>()
  // Two and a half million rows: only those on our pairs are taken apart.
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    if (wanted.has(text.slice(start, start + 11))) found.add(text.slice(start, end).split('\t').slice(0, 4).join('/'))
    if (end < 0) break
    start = end + 1
  }
  return found
}

function pairFile(table: 'practitioner' | 'hospital'): string {
  return gunzipSync(readFileSync(`${OFFICIAL}/ncci/ptp_${table}_all.tsv.gz`)).toString('latin1')
}

function rowsOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    if (cells.length !== names.length) throw new Error(`${cells.length} cells instead of ${names.length}: ${line}`)
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}
