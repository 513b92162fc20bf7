import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MAX_WRITTEN_WORDS, readSynonyms } from '../../../src/codes/search/synonyms.ts'

test('the shipped file says what abbreviations mean, in search words', () => {
  const synonyms = readSynonyms()
  expect(synonyms.get('copd')).toEqual([['chronic', 'obstructive', 'pulmonary', 'disease']])
  expect(synonyms.get('high blood pressure')).toEqual([['hypertension']])
})

test('no row of it is longer than a search looks for, or without a meaning', () => {
  for (const [written, meanings] of readSynonyms()) {
    expect(written.split(' ').length, written).toBeLessThanOrEqual(MAX_WRITTEN_WORDS)
    expect(
      meanings.every((words) => words.length > 0),
      written,
    ).toBe(true)
  }
})

test('a row that is no pair is named', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'synonyms-')), 'synonyms.tsv')
  writeFileSync(path, 'written\tmeans\tadded\nhtn\n')
  expect(() => readSynonyms(path)).toThrow('synonyms.tsv line 2: expected 3 columns')
})
