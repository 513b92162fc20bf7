// Everything that can be loaded into the code book, by its kind.
import { ICD_BOOKS, isIcdKind } from './icd-books.ts'
import { IMPORTERS, isKind } from './importers.ts'
import { loadCoverage } from './load-coverage.ts'
import { loadFile } from './load-file.ts'
import { loadIcdBook } from './load-icd-book.ts'
import type { LoadOptions, LoadResult, Progress } from './load-result.ts'
import { loadStarter } from './load-starter.ts'

/** Our own starter set, whose one file is the folder it lies in. */
export const STARTER = 'starter'

export const LOADED_KINDS: readonly string[] = [
  ...Object.keys(IMPORTERS),
  ...Object.keys(ICD_BOOKS),
  'coverage',
  STARTER,
]

/** Loads files of one kind as `loadFile` says; null for a kind that there is not. */
export async function loadKind(
  bookPath: string,
  kind: string,
  files: readonly string[],
  options: LoadOptions = {},
  progress: Progress = () => {},
): Promise<LoadResult | null> {
  if (isKind(kind)) return loadFile(bookPath, kind, files, options, progress)
  if (isIcdKind(kind)) return loadIcdBook(bookPath, kind, files, options, progress)
  if (kind === STARTER) return loadStarter(bookPath, files[0] ?? '', options)
  return kind === 'coverage' ? loadCoverage(bookPath, files, options, progress) : null
}
