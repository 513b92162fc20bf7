// What the words name beside the codes.
import { expect, test } from 'vitest'
import { describedBeside } from '../../../src/advice/codes/described-beside.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day, record } from '../book-of.ts'
import { saying } from '../saying.ts'

test('what was not found is not coded', () => {
  const rows = { records: [record('H61.20', 'Impacted cerumen'), record('Z00.00', 'Routine exam')] }
  expect(saying('Z00.00, no impacted cerumen', rows).lines).toEqual(['Z00.00 x1?'])
})

test('what is near a named code, a specialty, and a body part that was put in bring nothing', () => {
  const records = [
    record('C50.911', 'Cancer of the right breast'),
    record('C50.919', 'Breast cancer'),
    record('C80.1', 'Cancer'),
    record('G62.9', 'Polyneuropathy', { synonyms: ['neuro'] }),
    record('Z96.651', 'Right artificial knee'),
  ]
  const named: [string, string][] = [
    ['breast cancer', 'C50.919'],
    ['cancer', 'C80.1'],
    ['neuro', 'G62.9'],
    ['artificial knee', 'Z96.651'],
  ]
  for (const [words, code] of named) {
    const hits = records.filter((row) => row.code === code).map((row) => ({ record: row, score: 1, because: words }))
    const book = { ...bookOf({ records }), search: (phrase: string) => (phrase.includes(words) ? hits : []) }
    const [question] = readQuestions(`C50.911, ${words}`, book, day('2026-11-24'))
    if (!question) throw new Error('no question was read')
    expect(describedBeside(gatherFacts(question, book, day('2026-11-24'))).claimLines).toEqual([])
  }
})
