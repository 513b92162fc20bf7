// The files that a load was given: their parts, hashes and releases, and whether the book has them already.
import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Importer, NamedRelease } from './importer.ts'
import { type LoadOptions, refused } from './load-result.ts'
import { editionNamed } from './release-name.ts'
import { nameOf, type Part, partsOf, sha256Of, WrongFile } from './source-file.ts'

export type GivenFile = Part & {
  sha256: string
  /** Null: neither an option nor a name says it; the content may. */
  release: NamedRelease | null
  /** Days given by option, whatever the release. */
  span: { validFrom?: NamedRelease['validFrom']; validTo?: NamedRelease['validTo'] }
  /** The file whose release was taken, for one whose own name says nothing. */
  isLike: string | null
}

/** Opens archives and reads names; a file whose name says nothing belongs to the release of the one before it. */
export async function describeFiles(files: readonly string[], importer: Importer, options: LoadOptions) {
  const described: GivenFile[] = []
  const { validFrom, validTo, edition } = options
  const span = { ...(validFrom === undefined ? {} : { validFrom }), ...(validTo === undefined ? {} : { validTo }) }
  for (const path of files) {
    const name = nameOf(path)
    if (!existsSync(path)) return refused(name, 0, 'a file', `none at ${path}`)
    const parts = await partsOrFault(path, importer.member)
    if (parts instanceof WrongFile) return refused(name, 0, 'a whole file of this kind', parts.message)
    const sha256 = await sha256Of(path)
    for (const part of parts) {
      const named =
        edition === undefined
          ? (importer.releaseOf(part.name) ?? importer.releaseOf(name))
          : (importer.releaseOf(edition) ?? editionNamed(edition))
      const before = options.isFolder === true ? undefined : described.at(-1)
      const release = named ?? before?.release ?? null
      if (release === null && importer.withoutRelease === 'refused')
        return refused(part.name, 0, 'a name that says the release', NO_RELEASE)
      const [from, to] = [validFrom ?? release?.validFrom ?? null, validTo ?? release?.validTo ?? null]
      if (from !== null && to !== null && to < from)
        return refused(part.name, 0, 'a release that ends after it begins', `${from} to ${to}`)
      const isLike = named === null && release !== null ? (before?.name ?? null) : null
      described.push({ ...part, sha256, release: release && { ...release, ...span }, span, isLike })
    }
  }
  return { is: 'given' as const, files: described }
}

const NO_RELEASE = 'none; say which with an edition, for example 2024 Q3 or FY2026'

async function partsOrFault(path: string, member: RegExp): Promise<Part[] | WrongFile> {
  try {
    return await partsOf(path, member)
  } catch (error) {
    if (error instanceof WrongFile) return error
    throw error
  }
}

/** Whether the book has the same bytes under the same edition; under any, when the file does not say which it is of. */
export function isLoaded(database: DatabaseSync, kind: string, { sha256, release }: GivenFile): boolean {
  const same = database.prepare('SELECT edition FROM release WHERE kind = ? AND sha256 = ?').all(kind, sha256)
  return same.some(({ edition }) => release === null || edition === release.edition)
}
