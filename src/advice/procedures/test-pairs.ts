// NCCI edits between tests that only one reason parts: a second sample or session, a first catheter study, a screening that grew.
import type { PairEdit } from '../../codes/code-record.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'pair-edits'
// Widening, stenting and clearing of heart arteries, and the pictures of them.
const OPENS_HEART_ARTERY = /^(?:929(?:2\d|3[0-8]|4[1-5])|C960\d)$/
const HEART_PICTURES = /^93(?:45[4-9]|46[01])$/
const MAMMOGRAM = /^7706[56]$/
const LABORATORY = /^8[0-7]\d{3}$/
const SPOKEN_OF_APART = /\b(?:later|separate(?:ly)?|different|second|another|repeat\w{0,3}|twice|again|unrelated)\b/i
const ATTACK = /\bacute\b|\bdistress\b|\bexacerbat|\battack\b|\bemergen|\bwheez|\bx ?[2-9]\b/i

/** What parts the two, or that nothing does; null where the pair is none of these. */
export function testPair(edit: PairEdit, facts: Facts): Advice | null {
  const { column1, column2 } = edit
  if (OPENS_HEART_ARTERY.test(column1) && HEART_PICTURES.test(column2)) return picturesBeforeTreatment(edit, facts)
  // The note on mammograms of one day says which modifier goes where.
  if (MAMMOGRAM.test(column1) && column2 === '77067' && facts.book.note('mammogram-same-day', facts.date) !== null)
    return NOTHING
  if (column1 === '94060' && column2 === '94640') return mistOfTheTest(edit, facts)
  if (LABORATORY.test(column1) && LABORATORY.test(column2) && !SPOKEN_OF_APART.test(facts.question.text))
    return laboratoryTests(edit, facts)
  return null
}

function picturesBeforeTreatment({ column1, column2, citation }: PairEdit, facts: Facts): Advice {
  const proof = [citation, ...noteCitations(facts, 'pictures-before-treatment')]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `Both, with 59 or XU on ${column2}, only where it was the study that led to the treatment: no earlier catheter study was at hand, or the patient had changed, or the earlier pictures did not suffice. Pictures that only guide or check ${column1} are part of it.`,
        proof,
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The report should say whether there was an earlier catheter study, why it did not suffice, and that the decision to treat came from this one.',
        proof,
      ),
    ],
    claimLines: [
      line(column2, { modifiers: ['59'], conditional: 'only if the decision to treat came from this study' }),
    ],
    asks: [
      {
        slot: 'separate_encounter',
        weight: 92,
        text: 'whether an earlier catheter study was at hand, and which vessel was treated (LD, LC, RC, LM, RI)',
      },
    ],
  })
}

function mistOfTheTest({ column1, column2, citation }: PairEdit, facts: Facts): Advice {
  const { text } = facts.question
  const isApart = SPOKEN_OF_APART.test(text) || ATTACK.test(text)
  const units = billable(facts).find(({ record }) => record.code === column2)?.mention.units ?? 1
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${isApart ? `${column1} holds the drug breathed in between its two tests, which is no ${column2}. Only a treatment` : `No ${column2} for the drug breathed in between the two tests: it is part of ${column1}, whatever the modifier. Only a treatment`} of an acute attack apart from the test takes ${column2}, with 59 or XE, the note showing why and when. The drug itself may be a line of its own.`,
        [citation, ...noteCitations(facts, 'mist-of-the-test')],
      ),
    ],
    claimLines: [
      line(
        column2,
        isApart
          ? { modifiers: ['59'], units, conditional: 'only for an acute attack treated apart from the test' }
          : { units: DROPPED },
      ),
    ],
  })
}

/** NCCI Policy Manual ch. X: one result is not paid by two codes; 59 is for another specimen or session, 91 for the same test again. */
function laboratoryTests({ column1, column2, citation }: PairEdit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${column1} alone: it holds what ${column2} measures in the same specimen. Only a second specimen, taken at another time because a new value was needed, lets ${column2} stand beside it, with 59 or 91 as the payer wants.`,
        [citation, ...noteCitations(facts, 'ncci-indicator-1', 'modifier-91')],
      ),
    ],
    claimLines: [line(column2, { units: DROPPED })],
  })
}
