// Services that a mail describes without their codes, each named in full.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describedServices, servicesIn } from '../../../src/advice/codes/described-services.ts'
import { gatherFacts } from '../../../src/advice/facts.ts'
import { ensureStarterBook, openBook } from '../../../src/codes/open-book.ts'
import { readQuestions } from '../../../src/question/read-question.ts'
import { ownFolder } from '../../codes/own-folder.ts'
import { DAY } from '../../codes/starter-folder.ts'

const path = join(ownFolder('described-'), 'codes.sqlite')
ensureStarterBook(path, join(import.meta.dirname, '../../../config/starter-codes'))
const book = openBook(path)

/** "45385", or "93241|93245" where the words leave two. */
function described(text: string): string[] {
  const [question] = readQuestions(text, book, DAY)
  if (!question) throw new Error('no question was read')
  return servicesIn(gatherFacts(question, book, DAY)).map(({ records }) => records.map(({ code }) => code).join('|'))
}

test.each([
  ['which cpt for Prevnar 20 given to a 66 yr old medicare pt, plus admin?', ['90677']],
  [
    'Screening colonoscopy turned into a snare polypectomy plus biopsy of another polyp. What codes?',
    ['45385', '45380'],
  ],
  ['BCC nose closed with adjacent tissue transfer 8 sq cm. What do we bill?', ['14060']],
  ['Code for removal of impacted cerumen with irrigation only, both ears?', ['69209']],
  ['7 day zio patch, we only did the reading. Which code?', ['93244']],
  ['14 day Zio patch, complete. Which code?', ['93245']],
  ['Cervical MRI with and without contrast - cpt?', ['72156']],
  ['MRI of the cervical spine, no contrast. Code?', ['72141']],
  ['Excision of a 3 cm lipoma on the back. CPT?', ['21931']],
  ['PICC line at the bedside with ultrasound guidance, patient 58. code?', ['36573']],
  ['Colonoscopy with hot biopsy of one polyp and snare of another. Codes?', ['45384', '45385']],
  ['What is the code for a venipuncture, a CMP and a lipid panel?', ['36415', '80053', '80061']],
])('%s', (text, codes) => {
  expect(described(text)).toEqual(codes)
})

test('a code that was named, or a rule that is asked about, is no description', () => {
  expect(described('Can we bill 45385 with a biopsy by colonoscopy?')).toEqual([])
  expect(described('How often does Medicare pay for a screening mammogram?')).toEqual([])
})

test('a drug that the patient takes at home was not given', () => {
  expect(described('Medicare pt on insulin, needs glucometer test strips. Which HCPCS?')).toEqual(['A4253'])
})

test('a vaccine against hepatitis is no heparin', () => {
  expect(described('Hep B vaccine for a 45 yo dialysis patient, what codes')).not.toContain('J1644')
})

test('an operation of days before was billed then: it only tells when', () => {
  const text = 'Knee arthroscopy with meniscectomy 2 weeks after carpal tunnel release, which codes?'
  expect(described(text)).toEqual(['29881'])
})

test.each([
  ['breast biopsy US guided of 2 lesions in one breast, codes?', ['19083 x1', '19084 x1']],
  ['skin tags 22 removed', ['11200 x1', '11201 x1']],
  ['Facet injections L3-4, L4-5, L5-S1 bilateral. codes and units', ['64493-50 x1', '64494-50 x1', '64495-50 x1']],
  ['left transforaminal ESI L4-L5 and L5-S1, codes?', ['64483-LT x1', '64484-LT x1']],
  ['skin tags 12 removed', ['11200 x1']],
])('what goes beyond the first is counted: %s', (text, lines) => {
  const [question] = readQuestions(text, book, DAY)
  if (!question) throw new Error('no question was read')
  const { claimLines } = describedServices(gatherFacts(question, book, DAY))
  expect(
    claimLines
      .map(({ code, modifiers, units }) => `${[code, ...modifiers].join('-')} x${units}`)
      .slice(0, lines.length),
  ).toEqual(lines)
})
