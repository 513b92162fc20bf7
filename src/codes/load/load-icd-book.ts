// Loads official ICD files that are read as a whole (tabular list, index, mappings) into the code book.
import { existsSync } from 'node:fs'
import { ROW_TABLES } from '../book-writer.ts'
import type { IcdBook, IcdKind, IcdRead } from './icd-books.ts'
import { ICD_BOOKS } from './icd-books.ts'
import { type LoadedRelease, type LoadOptions, type LoadResult, type Progress, refused } from './load-result.ts'
import { addRows, removeReleases } from './official-layer.ts'
import { otherFile } from './other-files.ts'
import { type Changed, type Prepared, type Rebuilding, rebuildBook } from './rebuilt-book.ts'
import { editionNamed } from './release-name.ts'
import { type Content, contentsOf, nameOf, sha256Of, WrongFile } from './source-file.ts'

/** Files of one kind, as `loadFile` takes them. An archive of an index may hold up to four books, each a release of its own source. */
export async function loadIcdBook(
  bookPath: string,
  kind: IcdKind,
  files: readonly string[],
  options: LoadOptions = {},
  progress: Progress = () => {},
): Promise<LoadResult> {
  const prepared = prepareIcdBook(kind, files, options, progress)
  return prepared.is === 'refused' ? prepared : rebuildBook(bookPath, files.map(nameOf).join(', '), prepared.change)
}

/** As `prepareFiles`. */
export function prepareIcdBook(
  kind: IcdKind,
  files: readonly string[],
  options: LoadOptions,
  progress: Progress,
): Prepared {
  const missing = files.find((path) => !existsSync(path))
  if (missing !== undefined) return refused(nameOf(missing), 0, 'a file', `none at ${missing}`)
  for (const path of files) {
    const other = otherFile(nameOf(path), kind)
    if (other !== null) return refused(nameOf(path), 0, `a file of kind ${kind}`, other)
  }
  const book: IcdBook = ICD_BOOKS[kind]
  const change = async (rebuilding: Rebuilding): Promise<Changed> => {
    const releases: LoadedRelease[] = []
    const warnings: string[] = []
    for (const path of files) {
      const sha256 = await sha256Of(path)
      if (isLoaded(rebuilding, kind, sha256, options.edition)) continue
      try {
        for await (const content of contentsOf(path, book.member)) {
          const read = await book.read(content.name, counted(content, progress))
          if (read.is === 'refused') return refused(content.name, read.line, 'a whole file of this kind', read.because)
          const put = putIn(rebuilding, kind, content.name, sha256, read, options)
          if (put.is === 'refused') return put
          releases.push(put.release)
          if (read.oddities.length > 0)
            warnings.push(
              `${content.name}: ${read.oddities.length} entries could not be kept, the first in line ${read.oddities[0]?.line}`,
            )
        }
      } catch (error) {
        if (!(error instanceof WrongFile)) throw error
        return refused(nameOf(path), error.line, 'a whole file of this kind', error.message)
      }
    }
    return releases.length === 0 ? { is: 'unchanged', files: files.map(nameOf) } : { is: 'changed', releases, warnings }
  }
  return { is: 'change', change }
}

/** The edition may stand inside the file, so the same bytes count as loaded under whichever, unless one is given. */
function isLoaded({ database }: Rebuilding, kind: string, sha256: string, edition: string | undefined): boolean {
  const rows = database.prepare('SELECT edition FROM release WHERE kind = ? AND sha256 = ?').all(kind, sha256)
  return rows.some((row) => edition === undefined || row.edition === edition)
}

/** Writes what was read under a release of its own, which takes the place of an earlier copy. */
function putIn(
  { database, writer, removed }: Rebuilding,
  kind: string,
  file: string,
  sha256: string,
  read: Extract<IcdRead, { is: 'read' }>,
  options: LoadOptions,
) {
  const named = options.edition === undefined ? read.release : editionNamed(options.edition)
  if (named === null)
    return refused(
      file,
      0,
      'a name or content that says the release',
      'none; say which with an edition, for example FY2026',
    )
  const span = { validFrom: options.validFrom ?? named.validFrom, validTo: options.validTo ?? named.validTo }
  const release = { source: read.source, edition: named.edition, ...span, file }
  const earlier = database
    .prepare('SELECT id FROM release WHERE kind = ? AND source = ? AND edition = ?')
    .all(kind, release.source, release.edition)
  addRows(
    removed,
    removeReleases(
      database,
      earlier.map(({ id }) => Number(id)),
    ),
  )
  const id = writer.release({ ...release, kind, sha256, retrieved: options.retrieved ?? null })
  const rows = read.insert(database, id)
  for (const table of ROW_TABLES) writer.rows[table] += (rows as Partial<Record<string, number>>)[table] ?? 0
  writer.finishRelease(id, read.rows)
  return { is: 'put' as const, release: { ...release, rows: read.rows } }
}

/** Passes the bytes on and says how far they are; the rows are known only at the end. */
async function* counted({ name, content, bytes, bytesRead }: Content, progress: Progress): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    progress({ file: name, bytes: bytesRead(), totalBytes: bytes, rows: 0 })
    yield piece
  }
}
