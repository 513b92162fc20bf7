// Reads the starter code set, a folder of tab-separated files described in config/starter-codes/README.md.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeSystem, UnitSize } from '../code-record.ts'
import { readingsOf } from '../code-shape.ts'
import { type BookTables, SCHEMA_VERSION } from '../schema.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { type Fault, readTsv } from './tsv.ts'

/** The columns of each file, in order; the header line must be exactly these. */
export const STARTER_FILES = {
  'hcpcs.tsv': words(
    'code title unit_amount unit_measure coverage synonyms replaced_by valid_from valid_to source release',
  ),
  'icd10cm.tsv': words('code title billable synonyms replaced_by valid_from valid_to source release'),
  'modifiers.tsv': words('code title ours synonyms valid_from valid_to source release'),
  'cpt.tsv': words(
    `code explanation synonyms unit_amount unit_measure status global_days pc_tc bilateral multiple_procedure replaced_by
     valid_from valid_to source release`,
  ),
  'pos.tsv': words('code title facility_rate valid_from valid_to source release'),
  'pairs.tsv': words('column1 column2 indicator table rationale valid_from valid_to source release'),
  'unit-limits.tsv': words('code units mai table rationale valid_from valid_to source release'),
  'add-ons.tsv': words('code primary type valid_from valid_to source release'),
  'notes.tsv': words('id topic text locator valid_from valid_to source release'),
  'releases.tsv': words('source edition valid_from valid_to'),
}
type StarterFile = keyof typeof STARTER_FILES

export type StarterResult = { is: 'tables'; tables: BookTables } | { is: 'wrong'; faults: [Fault, ...Fault[]] }

/** Reads all files of the folder, or says what is wrong with them by file and line; half a set is never given back. */
export function readStarter(folder: string): StarterResult {
  const faults: Fault[] = []
  /** Reads one file; `keyOf` names what must not appear twice. */
  function read<Row>(file: StarterFile, rowOf: (row: RowReader) => Row, keyOf: (row: Row) => string): Row[] {
    const table = readTsv(join(folder, file), file, STARTER_FILES[file])
    const wrong: Fault[] = table.faults
    const seen = new Map<string, number>()
    const rows = table.rows.map((cells) => {
      const reader = rowReader(file, cells, wrong)
      const row = rowOf(reader)
      const key = keyOf(row)
      const first = seen.get(key)
      if (first !== undefined) reader.fault('each row once', `the same as line ${first}: ${key}`)
      seen.set(key, first ?? cells.line)
      return row
    })
    faults.push(...wrong)
    return rows
  }

  const tables: BookTables = {
    meta: { starter_hash: starterHash(folder) },
    records: [
      ...read('hcpcs.tsv', hcpcs, byCode),
      ...read('icd10cm.tsv', icd10cm, byCode),
      ...read('modifiers.tsv', modifier, byCode),
      ...read('cpt.tsv', cpt, byCode),
      ...read('pos.tsv', placeOfService, byCode),
    ],
    pairs: read('pairs.tsv', pair, (row) => key(row.column1, row.column2, row.table, row.validFrom, row.validTo)),
    unitLimits: read('unit-limits.tsv', unitLimit, (row) => key(row.code, row.table, row.validFrom, row.validTo)),
    addOns: read('add-ons.tsv', addOn, (row) => key(row.code, row.primary, row.validFrom, row.validTo)),
    notes: read('notes.tsv', note, (row) => key(row.id, row.validFrom, row.validTo)),
    releases: read('releases.tsv', release, (row) => key(row.source, row.edition)),
  }
  const [first, ...more] = faults
  return first === undefined ? { is: 'tables', tables } : { is: 'wrong', faults: [first, ...more] }
}

/** A hash of the starter files and of the book's layout: the same hash gives the same book. A missing file counts as empty. */
export function starterHash(folder: string): string {
  const hash = createHash('sha256').update(`layout ${SCHEMA_VERSION}\n`)
  for (const file of Object.keys(STARTER_FILES)) hash.update(`${file}\n`).update(bytesOf(join(folder, file)))
  return hash.digest('hex')
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    // The reader reports a missing file with its name; here it only has to make a difference.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

const MEASURES = ['mg', 'mcg', 'g', 'ml', 'unit', 'minute', 'each', 'dose', 'meq'] as const

function hcpcs(row: RowReader) {
  const rest = { unit: unitSize(row), coverage: row.orNull('coverage'), replacedBy: row.list('replaced_by') }
  return { ...record(row, 'HCPCS', 'title'), ...rest, synonyms: row.list('synonyms') }
}

function icd10cm(row: RowReader) {
  const rest = { billable: row.oneOf('billable', ['1', '0']) === '1', replacedBy: row.list('replaced_by') }
  return { ...record(row, 'ICD-10-CM', 'title'), ...rest, synonyms: row.list('synonyms') }
}

function modifier(row: RowReader) {
  const titleIsOurs = row.oneOf('ours', ['1', '0']) === '1'
  return { ...record(row, 'MODIFIER', 'title'), titleIsOurs, synonyms: row.list('synonyms') }
}

function cpt(row: RowReader) {
  return {
    ...record(row, 'CPT', 'explanation'),
    titleIsOurs: true,
    synonyms: row.list('synonyms'),
    unit: unitSize(row),
    status: row.orNull('status'),
    globalDays: row.orNull('global_days'),
    pcTc: row.orNull('pc_tc'),
    bilateral: row.orNull('bilateral'),
    multipleProcedure: row.orNull('multiple_procedure'),
    replacedBy: row.list('replaced_by'),
  }
}

function placeOfService(row: RowReader) {
  const paid = row.oneOf('facility_rate', ['1', '0', ''])
  return { ...record(row, 'POS', 'title'), facilityRate: paid === '' ? null : paid === '1' }
}

function pair(row: RowReader) {
  const [column1, column2] = [codeIn(row, 'column1'), codeIn(row, 'column2')]
  const indicator = Number(row.oneOf('indicator', ['0', '1', '9'])) as 0 | 1 | 9
  const table = row.oneOf('table', ['practitioner', 'hospital'])
  return {
    column1,
    column2,
    indicator,
    table,
    rationale: row.filled('rationale'),
    ...row.provenance(`${column1}/${column2}`),
  }
}

function unitLimit(row: RowReader) {
  const code = codeIn(row, 'code')
  const mai = Number(row.oneOf('mai', ['1', '2', '3'])) as 1 | 2 | 3
  const table = row.oneOf('table', ['practitioner', 'outpatient', 'dme'])
  return {
    code,
    units: row.wholeNumber('units'),
    mai,
    table,
    rationale: row.filled('rationale'),
    ...row.provenance(code),
  }
}

function addOn(row: RowReader) {
  const code = codeIn(row, 'code')
  const type = Number(row.oneOf('type', ['1', '2', '3'])) as 1 | 2 | 3
  const primary = row.orNull('primary') === null ? null : codeIn(row, 'primary')
  if ((primary === null) !== (type === 2))
    row.fault('a primary for types 1 and 3, none for type 2', primary ?? 'nothing')
  return { code, primary, type, ...row.provenance(primary === null ? code : `${code}/${primary}`) }
}

function note(row: RowReader) {
  const rest = row.provenance(row.filled('locator'))
  return { id: row.filled('id'), topic: row.filled('topic'), text: row.filled('text'), ...rest }
}

function release(row: RowReader) {
  const [validFrom, validTo] = [row.date('valid_from'), row.date('valid_to')]
  return {
    source: row.filled('source'),
    edition: row.filled('edition'),
    validFrom,
    validTo,
    file: row.file,
    line: row.line,
  }
}

/** What all code records share; a file adds what it knows more. */
function record(row: RowReader, system: CodeSystem, titleColumn: string) {
  const code = codeIn(row, 'code', system)
  const nothing = {
    status: null,
    globalDays: null,
    pcTc: null,
    bilateral: null,
    multipleProcedure: null,
    coverage: null,
  }
  const start = {
    system,
    code,
    title: row.filled(titleColumn),
    titleIsOurs: false,
    billable: true,
    facilityRate: null,
    unit: null,
  }
  return { ...start, ...nothing, synonyms: [] as string[], replacedBy: [] as string[], ...row.provenance(code) }
}

function codeIn(row: RowReader, column: string, system?: CodeSystem): string {
  const code = row.filled(column)
  const readings = readingsOf(code).filter((reading) => reading.text === code)
  const fits = system === undefined ? readings.length > 0 : readings.some((reading) => reading.system === system)
  if (!fits) row.fault(`${column} a ${system ?? 'service'} code as it is written`, code)
  return code
}

function unitSize(row: RowReader): UnitSize | null {
  const measure = row.oneOf('unit_measure', ['', ...MEASURES])
  if (measure === '' && row.orNull('unit_amount') === null) return null
  if (measure === '') row.fault('unit_measure beside unit_amount', 'nothing')
  return { amount: row.amount('unit_amount'), measure: measure === '' ? 'each' : measure }
}

function byCode(row: { code: string; validFrom: string | null; validTo: string | null }): string {
  return key(row.code, row.validFrom, row.validTo)
}

function key(...parts: (string | null)[]): string {
  return parts.map((part) => part ?? '(open)').join(' ')
}

function words(text: string): string[] {
  return text.split(/\s+/)
}
