// The files that a load was given: their names, hashes and releases, and whether the book has them already.
import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Importer, NamedRelease } from './importer.ts'
import { type LoadOptions, refused } from './load-result.ts'
import { editionNamed } from './release-name.ts'
import { memberName, nameOf, sha256Of, WrongFile } from './source-file.ts'

export type GivenFile = { path: string; name: string; sha256: string; release: NamedRelease }

/** Names, hashes and releases of the files; a file whose name says nothing belongs to the release of the one before it. */
export async function describeFiles(files: readonly string[], importer: Importer, options: LoadOptions) {
  const described: GivenFile[] = []
  for (const path of files) {
    const name = nameOf(path)
    if (!existsSync(path)) return refused(name, 0, 'a file', `none at ${path}`)
    const named =
      options.edition === undefined ? await releaseNamed(path, name, importer) : editionNamed(options.edition)
    if (named instanceof WrongFile) return refused(name, 0, 'a whole file of this kind', named.message)
    const release = named ?? described.at(-1)?.release
    if (release === undefined)
      return refused(
        name,
        0,
        'a name that says the release',
        'none; say which with an edition, for example 2024 Q3 or FY2026',
      )
    const span = { validFrom: options.validFrom ?? release.validFrom, validTo: options.validTo ?? release.validTo }
    if (span.validFrom !== null && span.validTo !== null && span.validTo < span.validFrom)
      return refused(name, 0, 'a release that ends after it begins', `${span.validFrom} to ${span.validTo}`)
    described.push({ path, name, sha256: await sha256Of(path), release: { ...release, ...span } })
  }
  return { is: 'given' as const, files: described }
}

/** What the file's name says, else the name of the member of an archive. */
async function releaseNamed(path: string, name: string, importer: Importer): Promise<NamedRelease | null | WrongFile> {
  const named = importer.releaseOf(name)
  if (named !== null) return named
  try {
    const member = await memberName(path, importer.member)
    return member === null ? null : importer.releaseOf(member)
  } catch (error) {
    if (error instanceof WrongFile) return error
    throw error
  }
}

/** Whether the book has the same bytes under the same edition. */
export function isLoaded(database: DatabaseSync, kind: string, { sha256, release }: GivenFile): boolean {
  const same = database.prepare('SELECT 1 FROM release WHERE kind = ? AND sha256 = ? AND edition = ?')
  return same.get(kind, sha256, release.edition) !== undefined
}
