// A process that warms itself: it drafts for nobody, and stops when it is told to.
import { expect, test } from 'vitest'
import type { CodeBook } from '../../src/codes/code-book.ts'
import { askBook, warmUp } from '../../src/flow/ask-book.ts'
import { bookOf, record } from '../advice/book-of.ts'

const now = () => new Date('2025-03-10T12:00:00Z')

test('warming searches the book and changes no draft after it', async () => {
  const searched: string[] = []
  const book = watched(searched)
  const ask = () => askBook({ book, now }, { text: 'Can we bill 99213 for a Medicare patient?' }).draft
  const cold = ask()
  searched.length = 0
  await warmUp({ book, now })
  expect(searched.length).toBeGreaterThan(0)
  expect(ask()).toEqual(cold)
})

test('warming ends between two questions when the process stops', async () => {
  const searched: string[] = []
  const stopping = new AbortController()
  stopping.abort()
  await warmUp({ book: watched(searched), now }, stopping.signal)
  expect(searched).toEqual([])
})

function watched(searched: string[]): CodeBook {
  const book = bookOf({ records: [record('99213', 'Visit')] })
  return {
    ...book,
    history(code) {
      searched.push(code)
      return book.history(code)
    },
  }
}
