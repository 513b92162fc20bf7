// A diff can be read back into both texts, and marks no more than was changed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from '../../src/draft/word-diff.ts'

const side = (of: 'gone' | 'new', { parts }: ReturnType<typeof wordDiff>) =>
  parts
    .filter(({ is }) => is === 'same' || is === of)
    .map(({ words }) => words)
    .join('')

test('one word put in another place of it', () => {
  const diff = wordDiff('Bill J1885 with 4 units.', 'Bill J1885 with 3 units.')
  expect(diff.parts).toEqual([
    { is: 'same', words: 'Bill J1885 with' },
    { is: 'gone', words: ' 4' },
    { is: 'new', words: ' 3' },
    { is: 'same', words: ' units.' },
  ])
  expect(diff.changed).toBe(1)
})

test('both texts can be read out of it', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', '\n', '25'), { maxLength: 30 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const diff = wordDiff(before, after)
      expect(side('gone', diff)).toBe(before)
      expect(side('new', diff)).toBe(after)
      if (diff.changed === 0) expect(after.trim()).toBe(before.trim())
    }),
  )
})

test('long texts with nothing in common do not take long', () => {
  const before = 'x y '.repeat(15_000)
  const started = performance.now()
  expect(wordDiff(before, 'p q '.repeat(15_000)).changed).toBe(30_000)
  expect(performance.now() - started).toBeLessThan(2_000)
})
