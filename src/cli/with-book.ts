// What commands on the code book open the same way.
import type { CodeBook } from '../codes/code-book.ts'
import { openCodeBook } from '../codes/configured-book.ts'
import { currentConfig } from '../config.ts'
import { refuse } from './usage.ts'

/** Does something with the code book of the settings and closes it; a wrong setting or a book that does not open is the refusal. */
export function withBook(act: (book: CodeBook) => number): number {
  const read = currentConfig()
  if (read.is === 'wrong') return refuse(read.because)
  const opened = openCodeBook(read.config)
  if (opened.is === 'not_open') return refuse(opened.because)
  try {
    return act(opened.book)
  } finally {
    opened.book.close()
  }
}
