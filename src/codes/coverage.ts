// Which coverage documents of Medicare name a code on a day, and which diagnoses they list.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Citation, IsoDate } from './citation.ts'
import { compactCode } from './code-shape.ts'
import { type CoverageKind, ROLES, type Role } from './coverage-tables.ts'
import { dateOfDay, dayNumber } from './schema.ts'

export type CoverageDocument = {
  kind: CoverageKind
  number: string
  version: string
  title: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  /** By the names of the export: `contractors`, `related_lcds`, `section`, `level` (1 full, 2 restricted, 3 none). */
  facts: Record<string, string>
  /** Where its text can be read. */
  address: string
  citation: Citation
}
/** A document that lists the code. Diagnoses of a group go with the procedures that the document's text says: read it before you rely on it. */
export type CoverageEntry = { document: CoverageDocument; role: Role; groups: number[] }
export type Coverage = {
  /** Documents in force on the day that list the code, newest first. Empty: none that is loaded does, which says nothing of coverage. */
  coverageOf(code: string, date: IsoDate): CoverageEntry[]
  /** The diagnoses that a document lists, with their groups. */
  diagnosesOf(
    document: Pick<CoverageDocument, 'kind' | 'number' | 'version'>,
  ): { code: string; role: Role; group: number }[]
  /** National determinations in force on the day whose title has all the words. They list no codes. */
  nationalBy(words: string, date: IsoDate): CoverageDocument[]
}

type Row = Record<string, SQLOutputValue>
const ADDRESSES: Record<CoverageKind, (number: string, version: string) => string> = {
  ncd: (number, version) => `ncd.aspx?ncdid=${number}&ncdver=${version}`,
  lcd: (number, version) => `lcd.aspx?lcdid=${number}&ver=${version}`,
  article: (number, version) => `article.aspx?articleid=${number}&ver=${version}`,
}
const VIEW = 'https://www.cms.gov/medicare-coverage-database/view/'

/** Prepares the look-ups on an open book; one without the tables knows no document. */
export function coverageLookUp(database: DatabaseSync): Coverage {
  if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'coverage_code'`).get() === undefined)
    return { coverageOf: () => [], diagnosesOf: () => [], nationalBy: () => [] }
  const document = `coverage_document.kind AS kind, coverage_document.number AS number, coverage_document.version AS version, title,
    coverage_document.valid_from AS valid_from, coverage_document.valid_to AS valid_to, facts, source, edition`
  const listing = database.prepare(
    `SELECT ${document}, role, group_concat(DISTINCT in_group) AS groups FROM coverage_code
     JOIN coverage_document USING (kind, number, version, release_id) JOIN release ON release.id = release_id
     WHERE compact = ? AND coverage_document.valid_from <= ? AND ? <= coverage_document.valid_to
     GROUP BY coverage_document.kind, coverage_document.number, coverage_document.version, role
     ORDER BY coverage_document.valid_from DESC, coverage_document.number, role`,
  )
  const diagnoses = database.prepare(
    'SELECT DISTINCT compact, role, in_group FROM coverage_code WHERE kind = ? AND number = ? AND version = ? AND role > 0 ORDER BY role, in_group, compact',
  )
  const national = database.prepare(
    `SELECT ${document} FROM coverage_document JOIN release ON release.id = release_id
     WHERE coverage_document.kind = 'ncd' AND coverage_document.valid_from <= ? AND ? <= coverage_document.valid_to ORDER BY title`,
  )
  return {
    coverageOf(code, date) {
      const day = dayNumber(date)
      return listing.all(compactCode(code), day, day).map((row) => ({
        document: documentOf(row),
        role: ROLES[Number(row.role)] ?? 'procedure',
        groups: String(row.groups)
          .split(',')
          .map(Number)
          .sort((a, b) => a - b),
      }))
    },
    diagnosesOf: ({ kind, number, version }) =>
      diagnoses.all(kind, number, version).map((row) => ({
        code: String(row.compact),
        role: ROLES[Number(row.role)] ?? 'covered',
        group: Number(row.in_group),
      })),
    nationalBy(words, date) {
      const wanted = words
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word !== '')
      const day = dayNumber(date)
      return national
        .all(day, day)
        .map(documentOf)
        .filter(({ title }) => wanted.length > 0 && wanted.every((word) => title.toLowerCase().includes(word)))
    },
  }
}

function documentOf(row: Row): CoverageDocument {
  const kind = String(row.kind) as CoverageKind
  const [number, version] = [String(row.number), String(row.version)]
  return {
    ...{ kind, number, version },
    title: String(row.title),
    validFrom: dateOfDay(Number(row.valid_from)),
    validTo: dateOfDay(Number(row.valid_to)),
    facts: JSON.parse(String(row.facts)) as Record<string, string>,
    address: VIEW + ADDRESSES[kind](number, version),
    citation: { source: String(row.source), edition: String(row.edition), locator: `${PREFIXES[kind]}${number}` },
  }
}

const PREFIXES: Record<CoverageKind, string> = { ncd: 'NCD ', lcd: 'L', article: 'A' }
