// Everything that can be loaded into the code book: by its kind, or many files at once by their names.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ICD_BOOKS, isIcdKind } from './icd-books.ts'
import { IMPORTERS, isKind } from './importers.ts'
import { kindsOfFile } from './kind-of-file.ts'
import { prepareCoverage } from './load-coverage.ts'
import { prepareFiles } from './load-file.ts'
import { prepareIcdBook } from './load-icd-book.ts'
import { type LoadOptions, type LoadResult, type Progress, refused } from './load-result.ts'
import { loadStarter } from './load-starter.ts'
import { otherFile } from './other-files.ts'
import { type Change, type Prepared, rebuildBook, together } from './rebuilt-book.ts'
import { nameOf } from './source-file.ts'

/** Our own starter set, whose one file is the folder it lies in. */
export const STARTER = 'starter'
/** Files and folders whose kinds are told by their names. */
export const ALL = 'all'
export const LOADED_KINDS: readonly string[] = [
  ...Object.keys(IMPORTERS),
  ...Object.keys(ICD_BOOKS),
  'coverage',
  STARTER,
  ALL,
]

/** Loads files of one kind as `loadFile` says; null for a kind that there is not. */
export async function loadKind(
  bookPath: string,
  kind: string,
  files: readonly string[],
  options: LoadOptions = {},
  progress: Progress = () => {},
): Promise<LoadResult | null> {
  if (kind === STARTER) return loadStarter(bookPath, files[0] ?? '', options)
  if (kind === ALL) return loadAll(bookPath, files, options, progress)
  const prepared = await prepare(kind, files, options, progress)
  if (prepared === null || prepared.is === 'refused') return prepared
  return rebuildBook(bookPath, files.map(nameOf).join(', '), prepared.change)
}

async function prepare(
  kind: string,
  files: readonly string[],
  options: LoadOptions,
  progress: Progress,
): Promise<Prepared | null> {
  if (isKind(kind)) return prepareFiles(kind, files, options, progress)
  if (isIcdKind(kind)) return prepareIcdBook(kind, files, options, progress)
  return kind === 'coverage' ? prepareCoverage(files, options, progress) : null
}

/**
 * Loads everything that is given, and in the folders given, in one go: the book is copied, indexed and verified once. A file of a folder
 * that no kind is known for is passed over with a warning; one that is named is a refusal.
 */
async function loadAll(
  bookPath: string,
  paths: readonly string[],
  options: LoadOptions,
  progress: Progress,
): Promise<LoadResult> {
  const byKind = new Map<string, string[]>()
  const warnings: string[] = []
  for (const { path, isNamed } of filesIn(paths)) {
    const name = nameOf(path)
    const kinds = otherFile(name, null) === null ? kindsOfFile(name) : []
    const because = otherFile(name, null) ?? 'a file of a kind that its name does not tell; load it by its kind'
    if (kinds.length === 0 && isNamed) return refused(name, 0, 'an official file', because)
    if (kinds.length === 0) warnings.push(`${name} was passed over: it is ${because}`)
    for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), path])
  }
  const changes: Change[] = []
  for (const kind of ORDER.filter((each) => byKind.has(each))) {
    const prepared = await prepare(kind, byKind.get(kind) ?? [], { ...options, isFolder: true }, progress)
    if (prepared?.is === 'refused') return prepared
    if (prepared !== null) changes.push(prepared.change)
  }
  if (changes.length === 0) return refused(paths.join(', '), 0, 'official files', 'none')
  const result = await rebuildBook(bookPath, paths.map(nameOf).join(', '), together(changes))
  return result.is === 'loaded' ? { ...result, warnings: [...warnings, ...result.warnings] } : result
}

/** Codes before the edits about them, so that what a load warns of is what is missing at its end. */
const ORDER = [
  ...Object.keys(ICD_BOOKS),
  ...Object.keys(IMPORTERS).filter((kind) => kind !== 'ncci-ptp'),
  'ncci-ptp',
  'coverage',
]

/** The files given, and those in the folders given (not in folders below them), by name. */
function filesIn(paths: readonly string[]): { path: string; isNamed: boolean }[] {
  return paths.flatMap((path) => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [{ path, isNamed: true }]
    return readdirSync(path, { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isFile() && !/\.(part|source\.json)$/.test(entry.name) && !entry.name.endsWith('.part.source.json'),
      )
      .map(({ name }) => ({ path: join(path, name), isNamed: false }))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}
