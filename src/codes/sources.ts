// Which publications a book holds, in which editions, from which files.
import type { IsoDate } from './citation.ts'
import type { CodeBook } from './code-book.ts'

export type ListedEdition = {
  edition: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  rows: number
  files: { file: string; rows: number }[]
}
export type ListedSource = { source: string; editions: ListedEdition[] }

/** Sources by name, each with its editions, newest first. `rows` are rows of the files, as their publisher counts them. */
export function listSources(book: Pick<CodeBook, 'releases'>): ListedSource[] {
  const sources = new Map<string, Map<string, ListedEdition>>()
  for (const { source, edition, validFrom, validTo, rows, file } of book.releases()) {
    const editions = sources.get(source) ?? new Map<string, ListedEdition>()
    sources.set(source, editions)
    const listed = editions.get(edition) ?? { edition, validFrom, validTo, rows: 0, files: [] }
    editions.set(edition, listed)
    listed.rows += rows
    listed.files.push({ file, rows })
  }
  return [...sources]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, editions]) => ({ source, editions: [...editions.values()].sort(newestFirst) }))
}

function newestFirst(a: ListedEdition, b: ListedEdition): number {
  const [one, other] = [a.validFrom ?? '', b.validFrom ?? '']
  return one === other ? (a.edition < b.edition ? 1 : -1) : one < other ? 1 : -1
}
