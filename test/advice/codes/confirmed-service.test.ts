// A code put up beside words that say what was done.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { confirmedService } from '../../../src/advice/codes/confirmed-service.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { ensureStarterBook, openBook } from '../../../src/codes/open-book.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { ownFolder } from '../../codes/own-folder.ts'
import { DAY } from '../../codes/starter-folder.ts'

const path = join(ownFolder('confirmed-'), 'codes.sqlite')
ensureStarterBook(path, join(import.meta.dirname, '../../../config/starter-codes'))
const book = openBook(path)

function judged(text: string) {
  const [question] = readQuestions(text, book, DAY)
  if (!question) throw new Error('no question was read')
  return confirmedService(gatherFacts(question, book, DAY))
}

function opening(text: string): string {
  return judged(text).findings[0]?.claim ?? 'nothing'
}

test.each([
  ['Nexplanon removal and reinsertion, 11983?', 'Yes, 11983 fits'],
  ['cystoscopy with stent removal. 52310', 'Yes, 52310 fits'],
  ['drained 2 abscesses on the back, 10061 only?', 'Yes, 10061 fits'],
  ['I&D pilonidal cyst 10080?', 'Yes, 10080 fits'],
  ['is 11983 right for a Nexplanon removal with reinsertion', 'Yes, 11983 fits'],
])('%s: it fits', (text, claim) => {
  expect(opening(text)).toContain(claim)
})

test.each([
  ['wound vac change in office 97605? wound is 60 sq cm', '97606 rather than 97605'],
  ['lap chole with IOC, 47562?', '47563 rather than 47562'],
  ['drained 2 abscesses on the back, 10060?', '10061 rather than 10060'],
])('%s: another code of the family', (text, claim) => {
  expect(opening(text)).toContain(claim)
})

test('what goes beyond the first is counted, and the code that is not meant leaves the claim', () => {
  const { claimLines } = judged('Skin tag removal x 22, 11200 only?')
  expect(claimLines.map(({ code, units }) => `${code} x${units}`)).toEqual(['11200 x1', '11201 x1'])
  const { claimLines: instead } = judged('lap chole with IOC, 47562?')
  expect(instead.map(({ code, units }) => `${code} x${units}`)).toEqual(['47562 x0', '47563 x1'])
})

test.each([
  'why was 52310 denied, cystoscopy with stent removal',
  'does cystoscopy with stent removal 52310 have a global period?',
  'hemorrhoid banding 2 bands, 46221 x2?',
  'which modifier for cystoscopy with stent removal 52310?',
  'knee pain, 52310?',
])('another question, or words that name nothing, gets no word of it: %s', (text) => {
  expect(opening(text)).toBe('nothing')
})

test('of two codes set against each other the words name one', () => {
  expect(opening('cystoscopy with stent removal, 52310 or 52332?')).toContain('52310, by your words')
})
