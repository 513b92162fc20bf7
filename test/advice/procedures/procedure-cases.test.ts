// Operations told with what came before, beside or behind them.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { advise } from '../../../src/advice/advise.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { procedureCases } from '../../../src/advice/procedures/procedure-cases.ts'
import { ensureStarterBook, openBook } from '../../../src/codes/open-book.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { ownFolder } from '../../codes/own-folder.ts'
import { DAY } from '../../codes/starter-folder.ts'

const path = join(ownFolder('procedure-cases-'), 'codes.sqlite')
ensureStarterBook(path, join(import.meta.dirname, '../../../config/starter-codes'))
const book = openBook(path)

function factsOf(text: string) {
  const [question] = readQuestions(text, book, DAY)
  if (!question) throw new Error('no question was read')
  return gatherFacts(question, book, DAY)
}

test.each([
  ['vasectomy consult, then vasectomy 55250 next week. can we bill the consult', 'no part of its package'],
  ['pessary fitting initial, what code and supply', 'A4562'],
  ['pessary cleaned and put back, 57160?', 'is an office visit'],
  ['YAG laser 66821 OS, 60 days after cataract surgery by same surgeon', '66821-78'],
  ['nasal endoscopy w/ debridement after FESS, 31237? post op day 8', 'without a modifier'],
  ['endometrial biopsy 58100, pathology is 88305 - do we bill that too', 'Not unless your own practice'],
])('%s', (text, claim) => {
  expect(procedureCases(factsOf(text)).findings.map((one) => one.claim)).toEqual([expect.stringContaining(claim)])
})

test('a visit on the day of the operation, and one after it, are no consult of weeks before', () => {
  expect(procedureCases(factsOf('55250 same day as the consult, can we bill the visit')).findings).toEqual([])
  expect(
    procedureCases(factsOf('visit after the surgery 2 weeks later 55250, can we bill the visit')).findings,
  ).toEqual([])
})

test('two parts of the gut, and samples at random, are told apart from what was taken out', () => {
  for (const text of [
    'EGD w/ biopsy of stomach and savary dilation of esophagus, 43239 and 43248?',
    'colonoscopy, snare of polyp in cecum and random biopsies for diarrhea. 45385 45380?',
  ])
    expect(advise(factsOf(text)).findings.map((one) => one.claim)).toContainEqual(
      expect.stringMatching(/^Yes, if the record shows/),
    )
})

test('a repeat on the next day is no repeat of the day', () => {
  const { findings, claimLines } = advise(factsOf('repeat EGD next day for bleeding by same GI doc, 43255 modifier?'))
  expect(findings[0]?.claim).toContain('No modifier on 43255')
  expect(claimLines.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([['43255']])
})

test('the other side behind the period of the first needs no 79', () => {
  const { findings } = advise(factsOf('SLT right eye then left eye 2 weeks later 65855 modifier 79?'))
  expect(findings[0]?.claim).toContain('No 79')
})
