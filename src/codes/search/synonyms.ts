// Abbreviations and everyday words of the field, from config/synonyms.tsv: what an asker writes, and what titles say instead.
import { join } from 'node:path'
import { readTsv } from '../load/tsv.ts'
import { saidWords, searchWords } from './search-words.ts'

/** From what is written (search words joined by a blank) to its meanings, each a list of search words. */
export type Synonyms = ReadonlyMap<string, string[][]>

/** Longest left side of the file, in words (`fell off a ladder`). */
export const MAX_WRITTEN_WORDS = 7

/** Reads our own synonyms file (`added`: the day a row was written); a fault in it is ours, so it throws. */
export function readSynonyms(path = join(import.meta.dirname, '../../../config/synonyms.tsv')): Synonyms {
  const { rows, faults } = readTsv(path, 'synonyms.tsv', ['written', 'means', 'added'])
  const [fault] = faults
  if (fault) throw new Error(`${fault.file} line ${fault.line}: expected ${fault.expected}, found ${fault.found}`)
  const synonyms = new Map<string, string[][]>()
  for (const { cells } of rows) {
    const meanings = (cells.means ?? '').split('|').map(saidWords)
    synonyms.set(searchWords(cells.written ?? '').join(' '), meanings)
  }
  return synonyms
}
