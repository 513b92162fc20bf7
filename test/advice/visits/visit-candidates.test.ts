// Lines for a visit whose level nobody told: by setting, and by what the mail makes of the patient.
import { expect, test } from 'vitest'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { patientStatus } from '../../../src/advice/visits/patient-status.ts'
import { visitCandidates } from '../../../src/advice/visits/visit-candidates.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { bookOf, day } from '../book-of.ts'

const TODAY = day('2026-11-24')

function factsOf(text: string) {
  const book = bookOf({})
  const [question] = readQuestions(text, book, TODAY)
  if (!question) throw new Error('no question was read')
  return gatherFacts(question, book, TODAY)
}

test.each([
  ['new patient in the clinic', ['99203']],
  ['established medicare patient in the clinic', ['99213']],
  ['is she new or established?', ['99203', '99213']],
  ['inpatient, rounds on day 3', ['99232']],
  ['seen in the ED', ['99285']],
  ['we read the EKG of her but never saw her before, office', ['99203']],
  ['patients following the doctor who joined us', ['99213']],
])('%s', (text, codes) => {
  expect(visitCandidates(factsOf(text)).map(({ code }) => code)).toEqual(codes)
})

test('no line is unconditional, and modifiers go on each', () => {
  const lines = visitCandidates(factsOf('is she new or established?'), ['24'])
  expect(lines.every(({ conditional, modifiers }) => conditional !== null && modifiers.join() === '24')).toBe(true)
})

test.each([
  ['seen two years ago by a partner of the group', 'established'],
  ['a visit for her cough', null],
])('%s: %s', (text, status) => {
  expect(patientStatus(factsOf(text))?.status ?? null).toBe(status)
})

test('the physician takes the three years along into another practice', () => {
  expect(patientStatus(factsOf('our new doctor saw her 2 years ago at his old practice'))?.status).toBe('established')
})
