// Loads a public document (official guidelines, a manual's chapter) into the code book as passages that can be found and cited.
import { existsSync } from 'node:fs'
import { insertPassages } from '../passage-tables.ts'
import { type CutPassage, cutPassages } from './cut-passages.ts'
import { readDocument } from './document-lines.ts'
import { nameOfDocument } from './document-name.ts'
import type { NamedRelease } from './importer.ts'
import { type LoadOptions, type LoadResult, refused } from './load-result.ts'
import { addRows, removeReleases } from './official-layer.ts'
import { type Changed, type Rebuilding, rebuildBook } from './rebuilt-book.ts'
import { editionNamed } from './release-name.ts'
import { nameOf, sha256Of, WrongFile } from './source-file.ts'

export type GuidelineOptions = LoadOptions & { source?: string }

const KIND = 'guidelines'

/** As `loadFile`. A document that does not name itself needs `source` and `edition`; the same file again changes nothing. */
export async function loadGuidelines(
  bookPath: string,
  path: string,
  options: GuidelineOptions = {},
): Promise<LoadResult> {
  const file = nameOf(path)
  if (!existsSync(path)) return refused(file, 0, 'a file', `none at ${path}`)
  const read = await readPassages(path)
  if (read.is === 'wrong') return refused(file, read.line, 'a public document as PDF, HTML or text', read.because)
  const named = nameOfDocument(read.title)
  const source = options.source ?? named?.source
  const edition = options.edition === undefined ? named?.release : editionNamed(options.edition)
  if (source === undefined || edition === undefined)
    return refused(file, 0, 'a title page that says source and edition', 'none; give --source and --edition')
  const release = { ...edition, source, file }
  if (options.validFrom !== undefined) release.validFrom = options.validFrom
  if (options.validTo !== undefined) release.validTo = options.validTo
  const sha256 = await sha256Of(path)
  const change = async (rebuilding: Rebuilding): Promise<Changed> =>
    putIn(rebuilding, { ...release, sha256, passages: read.passages, retrieved: options.retrieved ?? null })
  return rebuildBook(bookPath, file, change)
}

type Read = { is: 'read'; title: string; passages: CutPassage[] } | { is: 'wrong'; line: number; because: string }

async function readPassages(path: string): Promise<Read> {
  try {
    const { title, lines } = await readDocument(path)
    const passages = cutPassages(lines)
    if (!passages.some(({ section }) => section !== 'Introduction'))
      return { is: 'wrong', line: 0, because: 'no numbered section, so that nothing in it could be cited' }
    return { is: 'read', title, passages }
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error
    return { is: 'wrong', line: error.line, because: error.message }
  }
}

type NewDocument = NamedRelease & {
  source: string
  file: string
  sha256: string
  passages: CutPassage[]
  retrieved: LoadOptions['retrieved'] | null
}

/** The chapters of one manual are files of one source and edition: only a file of the same name is replaced. */
function putIn({ database, writer, removed }: Rebuilding, { passages, ...document }: NewDocument): Changed {
  const copies = database
    .prepare('SELECT id, sha256 FROM release WHERE kind = ? AND source = ? AND edition = ? AND file = ?')
    .all(KIND, document.source, document.edition, document.file)
  if (copies.some(({ sha256 }) => sha256 === document.sha256)) return { is: 'unchanged', files: [document.file] }
  addRows(
    removed,
    removeReleases(
      database,
      copies.map(({ id }) => Number(id)),
    ),
  )
  const id = writer.release({ ...document, kind: KIND, retrieved: document.retrieved ?? null })
  writer.rows.passage += insertPassages(database, id, passages)
  writer.finishRelease(id, passages.length)
  const { source, edition, validFrom, validTo, file } = document
  return {
    is: 'changed',
    releases: [{ source, edition, validFrom, validTo, file, rows: passages.length }],
    warnings: [],
  }
}
