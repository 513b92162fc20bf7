// What search may find a record by, and the words a CPT number stands with when nobody has explained it yet.
import { compactCode } from './code-shape.ts'
import { searchWords } from './search-words.ts'

/** The three columns of the search index for a record, already cut into search words. */
export function recordText(code: string, title: string, synonyms: readonly string[]): [string, string, string] {
  const words = title === unexplained(code) ? '' : searchWords(title).join(' ')
  return [compactCode(code).toLowerCase(), words, searchWords(synonyms.join(' ')).join(' ')]
}

/** Stands as the title of a CPT number that is in force, of which we have no words of our own; the AMA's are not shown. */
export function unexplained(code: string): string {
  return `CPT ${code}, in the fee schedule; no explanation of ours is loaded`
}
