// Opens the code book that the settings name.
import { join } from 'node:path'
import { type Config, projectFolder } from '../config.ts'
import type { CodeBook } from './code-book.ts'
import { ensureStarterBook, openBook } from './open-book.ts'

/** Our own starter files, from which a book is made where none is. */
export const starterFolder: string = join(projectFolder, 'config/starter-codes')

/** Opens the code book of the settings; the starter book is made first where no book is. */
export function openCodeBook(
  config: Pick<Config, 'codeBook'>,
): { is: 'open'; book: CodeBook } | { is: 'not_open'; because: string } {
  const made = ensureStarterBook(config.codeBook, starterFolder)
  if (made.is === 'refused') return { is: 'not_open', because: `CODE_BOOK ${config.codeBook}: ${made.because}` }
  if (made.is === 'wrong') {
    const [fault] = made.faults
    return {
      is: 'not_open',
      because: `${fault.file}, line ${fault.line}: expected ${fault.expected}, found ${fault.found}`,
    }
  }
  return { is: 'open', book: openBook(config.codeBook) }
}
