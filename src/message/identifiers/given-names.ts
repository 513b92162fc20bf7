// Which words are given names, from config/given-names.txt.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const NAMES: ReadonlySet<string> = new Set(
  readFileSync(join(import.meta.dirname, '../../../config/given-names.txt'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' ')),
)

/** Whether the word is a given name, in whatever case it is written. Words like "may" and "bill" are not held to be names. */
export function isGivenName(word: string): boolean {
  return NAMES.has(word.toLowerCase())
}
