// The kinds of official ICD files that are read as a whole: which member of an archive each is, its release, and what it puts into the book.
import type { DatabaseSync } from 'node:sqlite'
import type { Refusal } from '../../file/xml.ts'
import { INDEX_SOURCES } from '../index-look-up.ts'
import { TABULAR_SOURCE } from '../tabular-look-up.ts'
import { readConversion } from './conversion.ts'
import { readGem } from './gem.ts'
import { type IcdTable, insertConversion, insertGem, insertIndex, insertTabular } from './icd-tables.ts'
import { readIndex } from './icd10cm-index.ts'
import { readTabular } from './icd10cm-tabular.ts'
import type { NamedRelease } from './importer.ts'
import { fiscalYear } from './release-name.ts'

export type IcdRead =
  | {
      is: 'read'
      /** The publication, for example `ICD-10-CM tabular list`. */
      source: string
      /** What the name or the file itself says of its release; null when neither says anything. */
      release: NamedRelease | null
      /** Rows of the file: notes, terms or filled cells, mappings. */
      rows: number
      /** What the file has that could not be kept, for a warning. */
      oddities: { line: number; found: string }[]
      /** Writes everything under a release of the book, inside the caller's transaction; gives how many rows each table got. */
      insert(database: DatabaseSync, release: number): Partial<Record<IcdTable, number>>
    }
  | Refusal

export type IcdBook = {
  /** The members of a zip archive that are files of this kind; names vary every year. An archive of an index has up to four. */
  member: RegExp
  read(name: string, content: AsyncIterable<Buffer>): Promise<IcdRead>
}

export const ICD_BOOKS = {
  'icd10cm-tabular': {
    member: /^(?!.*addenda).*tabular.*\.xml$/i,
    async read(name, content) {
      const tabular = await readTabular(content)
      if (tabular.is === 'refused') return tabular
      const rest = { source: TABULAR_SOURCE, release: releaseIn(name, tabular.version), oddities: [] }
      return { is: 'read', ...rest, rows: tabular.rows.length, insert: (book, id) => insertTabular(book, id, tabular) }
    },
  },
  'icd10cm-index': {
    member: /^(?!.*addenda).*(index|drug|neoplasm).*\.xml$/i,
    async read(name, content) {
      const index = await readIndex(content)
      if (index.is === 'refused') return index
      const rest = { release: releaseIn(name, index.version), oddities: index.oddities, rows: index.terms.length }
      return {
        is: 'read',
        source: INDEX_SOURCES[index.book],
        ...rest,
        insert: (book, id) => insertIndex(book, id, index),
      }
    },
  },
  gem: {
    member: /^20\d\d_I(10|9)gem.*\.txt$/i,
    async read(name, content) {
      const gem = readGem((await whole(content)).toString('latin1'))
      if (gem.is === 'refused') return gem
      const source = gem.direction === '10to9' ? 'GEM ICD-10-CM to ICD-9-CM' : 'GEM ICD-9-CM to ICD-10-CM'
      const rest = { release: releaseIn(name, ''), oddities: [], rows: gem.rows.length }
      return { is: 'read', source, ...rest, insert: (book, id) => insertGem(book, id, gem) }
    },
  },
  conversion: {
    member: /conversion.*\.xlsx$/i,
    async read(name, content) {
      const table = await readConversion(await whole(content))
      if (table.is === 'refused') return table
      const rest = { source: 'ICD-10-CM conversion table', release: releaseIn(name, ''), oddities: [] }
      return { is: 'read', ...rest, rows: table.rows.length, insert: (book, id) => insertConversion(book, id, table) }
    },
  },
} satisfies Record<string, IcdBook>
export type IcdKind = keyof typeof ICD_BOOKS

export function isIcdKind(text: string): text is IcdKind {
  return Object.hasOwn(ICD_BOOKS, text)
}

/** The fiscal year in the file's name, else in the file; an update of April begins with that month. */
function releaseIn(name: string, version: string): NamedRelease | null {
  const year = /20\d\d/.exec(name)?.[0] ?? /20\d\d/.exec(version)?.[0]
  return year === undefined ? null : fiscalYear(Number(year), /april/i.test(name))
}

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}
