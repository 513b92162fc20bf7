// A small code book held in memory: the same contract as the loaded one, filled with the rows a test names.
import type { Citation, IsoDate } from '../../src/codes/citation.ts'
import { isWithin } from '../../src/codes/citation.ts'
import type { CodeBook } from '../../src/codes/code-book.ts'
import type { AddOn, CodeRecord, PairEdit, Release, RuleNote, UnitLimit } from '../../src/codes/code-record.ts'
import type { Coverage } from '../../src/codes/coverage.ts'
import type { Fees } from '../../src/codes/fees.ts'
import type { Icd } from '../../src/codes/icd-look-up.ts'

export type Rows = {
  records?: CodeRecord[]
  pairs?: PairEdit[]
  unitLimits?: UnitLimit[]
  addOns?: AddOn[]
  notes?: RuleNote[]
  releases?: Release[]
  fees?: Partial<Fees>
  coverage?: Partial<Coverage>
  icd?: Partial<Icd>
}

export function bookOf(rows: Rows): CodeBook {
  const { records = [], pairs = [], unitLimits = [], addOns = [], notes = [], releases = [] } = rows
  const inForce = <T extends { validFrom: IsoDate | null; validTo: IsoDate | null }>(all: T[], date: IsoDate) =>
    all.filter((row) => isWithin(date, row.validFrom, row.validTo))
  const bare = (code: string) => code.replace('.', '').toUpperCase()
  const history = (code: string) =>
    records
      .filter((row) => bare(row.code) === bare(code))
      .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''))
  return {
    history,
    onDate: (code, date) => inForce(history(code), date),
    pairs: (a, b, date) =>
      inForce(pairs, date).filter(
        (row) => (row.column1 === a && row.column2 === b) || (row.column1 === b && row.column2 === a),
      ),
    unitLimits: (code, date) => inForce(unitLimits, date).filter((row) => row.code === code),
    addOns: (code, date) => inForce(addOns, date).filter((row) => row.code === code),
    addOnsOf: (primary, date) => inForce(addOns, date).filter((row) => row.primary === primary),
    note: (id, date) => inForce(notes, date).find((note) => note.id === id) ?? null,
    notes: (date) => inForce(notes, date),
    search: (words, options = {}) => {
      const wanted = words.toLowerCase().match(/[a-z]{3,}/g) ?? []
      return inForce(records, options.date ?? ('2026-01-01' as IsoDate))
        .filter((record) => options.system === undefined || record.system === options.system)
        .map((record) => {
          const own = `${record.title} ${record.synonyms.join(' ')}`.toLowerCase()
          const shared = wanted.filter((word) => own.includes(word.replace(/s$/, '')))
          return { record, score: shared.length, because: shared.join(', ') }
        })
        .filter((hit) => hit.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, options.limit ?? 10)
    },
    named: () => [],
    editsOf: () => ({ total: 0, rows: [] }),
    editCounts: () => [],
    codesBeginning: (prefix, date) => inForce(records, date).filter(({ code }) => bare(code).startsWith(bare(prefix))),
    icd: () => ({ ...NO_ICD, ...rows.icd }),
    familyOf: (code, system, date) => ({
      parents: [],
      children: inForce(records, date)
        .filter((row) => row.system === system && row.code !== code && bare(row.code).startsWith(bare(code)))
        .map(({ code: of, title, titleIsOurs, billable, citation }) => ({
          system,
          code: of,
          title,
          titleIsOurs,
          billable,
          citation,
        })),
      hasMoreChildren: false,
      before: [],
      after: [],
    }),
    coverage: () => ({ coverageOf: () => [], diagnosesOf: () => [], nationalBy: () => [], ...rows.coverage }),
    fees: () => ({ ...NO_FEES, ...rows.fees }),
    passagesFor: () => [],
    searchPassages: () => [],
    licenceNotice: () => null,
    releases: () => releases,
    close: () => {},
  }
}

const notLoaded = () => ({ is: 'unknown' as const, because: 'no fee schedule is loaded' })
const NO_ICD: Icd = {
  notesOf: () => [],
  seventhCharactersOf: () => [],
  excluding: () => [],
  blocksOf: () => [],
  indexEntriesOf: () => [],
  crosswalksOf: () => [],
}
const NO_FEES: Fees = { feeOf: notLoaded, localities: () => [], outpatientOf: notLoaded, paymentOf: notLoaded }

export const day = (text: string) => text as IsoDate
export const cited = (source: string, edition: string, locator: string): Citation => ({ source, edition, locator })

/** A record with nothing but its meaning; name what matters to the test. */
export function record(code: string, title: string, given: Partial<CodeRecord> = {}): CodeRecord {
  const system = /^[A-V]\d{4}$/.test(code)
    ? 'HCPCS'
    : /^[A-Z]/.test(code)
      ? 'ICD-10-CM'
      : /^..$/.test(code)
        ? 'MODIFIER'
        : 'CPT'
  return {
    system,
    code,
    title,
    titleIsOurs: system !== 'HCPCS',
    billable: true,
    synonyms: [],
    unit: null,
    status: null,
    globalDays: null,
    pcTc: null,
    bilateral: null,
    multipleProcedure: null,
    coverage: null,
    replacedBy: [],
    facilityRate: null,
    validFrom: null,
    validTo: null,
    citation: cited(given.system ?? system, '2024 Q3', code),
    ...given,
  }
}

export function addOn(
  code: string,
  primary: string | null,
  type: AddOn['type'] = 1,
  given: Partial<AddOn> = {},
): AddOn {
  return {
    code,
    primary,
    type,
    validFrom: null,
    validTo: null,
    citation: cited('NCCI add-on codes', '2024 Q3', code),
    ...given,
  }
}

export function pair(
  column1: string,
  column2: string,
  indicator: PairEdit['indicator'],
  given: Partial<PairEdit> = {},
): PairEdit {
  return {
    column1,
    column2,
    indicator,
    table: 'practitioner',
    rationale: '',
    validFrom: null,
    validTo: null,
    citation: cited('NCCI PTP practitioner', '2024 Q3', `${column1}/${column2}`),
    ...given,
  }
}

export function unitLimit(
  code: string,
  units: number,
  mai: UnitLimit['mai'],
  given: Partial<UnitLimit> = {},
): UnitLimit {
  return {
    code,
    units,
    mai,
    table: 'practitioner',
    rationale: '',
    validFrom: null,
    validTo: null,
    citation: cited('NCCI MUE practitioner', '2024 Q3', code),
    ...given,
  }
}

export function note(id: string, text: string, given: Partial<RuleNote> = {}): RuleNote {
  return {
    id,
    topic: id,
    text,
    validFrom: null,
    validTo: null,
    citation: cited('NCCI Policy Manual', '2024', 'ch. I'),
    ...given,
  }
}
