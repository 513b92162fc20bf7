// The book of our own starter files, built once a run: for reading, by every test that wants a whole book and puts nothing into it.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CodeBook } from '../../src/codes/code-book.ts'
import { openCodeBook } from '../../src/codes/configured-book.ts'

export function starterBookFile(): string {
  return join(tmpdir(), 'starter-book.sqlite')
}

/** Opens it, and builds it first where this run has none yet. */
export function openStarterBook(): CodeBook {
  const opened = openCodeBook({ codeBook: starterBookFile() })
  if (opened.is === 'not_open') throw new Error(opened.because)
  return opened.book
}
