// Loads official files that are read line by line into the code book.

import { endBy } from './ended-codes.ts'
import { describeFiles, isLoaded } from './given-files.ts'
import type { Importer } from './importer.ts'
import { IMPORTERS, type Kind } from './importers.ts'
import { showLicensedTitles } from './licensed-titles.ts'
import { type LoadedRelease, type LoadOptions, type LoadResult, type Progress, refused } from './load-result.ts'
import { addRows, countStarterRows, settleReleases, supersedeStarter } from './official-layer.ts'
import { otherFile } from './other-files.ts'
import { ownWords } from './own-words.ts'
import { readInto } from './read-into.ts'
import { type Changed, type Prepared, type Rebuilding, rebuildBook } from './rebuilt-book.ts'
import { nameOf } from './source-file.ts'

/**
 * Loads files of one kind into the book at `bookPath`, which must exist. All files or none; a crash leaves the old book or the new one.
 * Open readers go over to the new book by themselves, and the last three books are kept beside it.
 * Throws only on a broken disk or when a file cannot be read at all.
 */
export async function loadFile(
  bookPath: string,
  kind: Kind,
  files: readonly string[],
  options: LoadOptions = {},
  progress: Progress = () => {},
): Promise<LoadResult> {
  const prepared = await prepareFiles(kind, files, options, progress)
  return prepared.is === 'refused' ? prepared : rebuildBook(bookPath, files.map(nameOf).join(', '), prepared.change)
}

/** Looks at the files and their names, and gives what they do to a book. */
export async function prepareFiles(
  kind: Kind,
  files: readonly string[],
  options: LoadOptions,
  progress: Progress,
): Promise<Prepared> {
  const importer: Importer = IMPORTERS[kind]
  for (const path of files) {
    const other = otherFile(nameOf(path), kind)
    if (other !== null) return refused(nameOf(path), 0, `a file of kind ${kind}`, other)
  }
  if (kind === 'cpt' && (options.cptNotice ?? null) === null)
    return refused(files.map(nameOf).join(', '), 0, 'a CPT licence in the settings', NO_LICENCE)
  const given = await describeFiles(files, importer, options)
  if (given.is === 'refused') return given

  const change = async ({ database, writer, removed }: Rebuilding): Promise<Changed> => {
    const isNew = given.files.filter((file) => !isLoaded(database, kind, file))
    if (isNew.length === 0) return { is: 'unchanged', files: given.files.map(({ name }) => name) }
    // Millions of pairs are written much faster without the index over them; it is made again at the end.
    if (kind === 'ncci-ptp') database.exec('DROP INDEX IF EXISTS pair_of_second')
    const merge = ownWords(database, importer)
    const releases: (LoadedRelease & { id: number })[] = []
    const notes: string[] = []
    for (const file of isNew) {
      const written = releases.map(({ id }) => id)
      const more = { kind, importer, retrieved: options.retrieved ?? null, merge, written, removed, progress }
      const read = await readInto(database, writer, { ...file, ...more })
      if (read.is === 'refused') return read
      releases.push(read.release)
      if (read.note !== null) notes.push(read.note)
    }
    const { dates } = importer
    for (const release of releases) addRows(removed, supersedeStarter(database, release, dates === 'snapshot'))
    countStarterRows(database)
    if (kind === 'hcpcs') endBy(database)
    if (dates !== 'dated')
      for (const source of new Set(releases.map((release) => release.source)))
        settleReleases(database, source, kind, dates)
    if (kind === 'cpt')
      database.prepare(`INSERT OR REPLACE INTO meta VALUES ('cpt_notice', ?)`).run(options.cptNotice ?? '')
    showLicensedTitles(database)
    return { is: 'changed', releases: releases.map(({ id: _id, ...release }) => release), warnings: notes }
  }
  return { is: 'change', change }
}

const NO_LICENCE =
  'none: the descriptors belong to the American Medical Association. When you hold its licence, set CPT_LICENCE to the notice that it asks you to show, and load again'
