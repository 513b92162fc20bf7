// What belongs to a procedure by its nature, so that 59 has no use on it: the guidance of its needle, the first cast of its fracture.
import type { PairEdit } from '../../codes/code-record.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, instead, line, noteCitations } from '../said.ts'
import { isSaidApart } from './settled-pairs.ts'

const RULE = 'pair-edits'
const GUIDANCE = /^(?:7600[01]|76937|76942|77002|77003|77012|77021)$/
const CAST = /^29[0-5]\d\d$/
// Care of fractures and dislocations, and operations on bones and joints (NCCI Policy Manual ch. IV section C).
const ON_BONES = /^2[1-8]\d{3}$/
// An injection or infusion into a vein or muscle, and the codes beside which it may be a service of its own: drugs, dialysis and visits.
const GIVEN_WITH = /^963[67]\d$/
const NOT_INTEGRAL = /^(?:96[34]\d\d|909\d\d|99\d{3}|G\d{4}|[A-Z]\d{4})$/
// Adjacent tissue transfer, and the excision of a skin lesion (note `tissue-transfer`).
const FLAP = /^14(?:0[0-6]\d|30[0-2])$/
const EXCISION = /^11[46]\d\d$/
// A joint's needle without ultrasound, and the code that holds the picture too (note `joint-ultrasound`).
const BY_ULTRASOUND: Record<string, string> = { '20600': '20604', '20605': '20606', '20610': '20611' }

/** Speaks of a pair whose column two is part of column one; null where it may be a service of its own. */
export function includedService(edit: PairEdit, facts: Facts): Advice | null {
  if (edit.column2 === '76942' && edit.column1 in BY_ULTRASOUND) return byUltrasound(edit, facts)
  if (GUIDANCE.test(edit.column2)) return guidance(edit)
  if (FLAP.test(edit.column1) && EXCISION.test(edit.column2) && !isSaidApart(facts)) return flap(edit, facts)
  if (GIVEN_WITH.test(edit.column2) && !NOT_INTEGRAL.test(edit.column1)) return givenWith(edit, facts)
  return CAST.test(edit.column2) && ON_BONES.test(edit.column1) ? cast(edit) : null
}

/** The joint code that holds the picture, where the mail weighs it against the bare one with its guidance; null where it does not. */
export function wholeOfJoint(codes: string[]): string | null {
  const named = Object.entries(BY_ULTRASOUND).find(([bare, whole]) => codes.includes(bare) && codes.includes(whole))
  return named !== undefined && codes.includes('76942') ? named[1] : null
}

/** Whether the code is for seeing where a needle goes. */
export function isGuidance(code: string): boolean {
  return GUIDANCE.test(code)
}

/** Whether another code of the mail holds the guidance. */
export function isIncluded(code: string, facts: Facts): boolean {
  return (
    GUIDANCE.test(code) &&
    billable(facts).some(({ record }) =>
      facts.book
        .pairs(record.code, code, facts.date)
        .some(({ column2, indicator }) => column2 === code && indicator !== 9),
    )
  )
}

function byUltrasound(edit: PairEdit, facts: Facts): Advice {
  const whole = BY_ULTRASOUND[edit.column1] ?? ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: ${whole} in place of ${edit.column1} and ${edit.column2}, once for the joint, if a picture was kept and the guidance reported; without them ${edit.column1} alone. 59 does not part the guidance from its own needle.`,
        [edit.citation, ...noteCitations(facts, 'joint-ultrasound')],
      ),
    ],
    claimLines: instead(
      [edit.column1, edit.column2],
      line(whole, { modifiers: sideOf(facts), conditional: 'if a picture was kept and the guidance reported' }),
    ),
  })
}

function sideOf({ question: { laterality } }: Facts): string[] {
  return laterality === 'left' ? ['LT'] : laterality === 'right' ? ['RT'] : laterality === 'bilateral' ? ['50'] : []
}

function guidance({ column1, column2, citation }: PairEdit): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: the guidance of ${column1} is part of it. NCCI pairs ${column1} (column one) and ${column2} (column two); indicator 1 is for guidance of another procedure at another site, so 59 does not belong on it here.`,
        [citation],
      ),
    ],
    claimLines: instead([column2]),
  })
}

/** NCCI Policy Manual ch. XI: the vein kept open, contrast, sedation and other drugs of a procedure are part of it. */
function givenWith({ column1, column2, citation }: PairEdit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No, where it served ${column1}: the vein, contrast, sedation or drug that a procedure needs is part of it (NCCI: ${column1} column one, ${column2} column two, indicator 1). ${column2}-59 only for a drug given for another reason, ordered and documented for itself${IN_HOSPITAL.test(facts.question.text) ? '; and in a hospital it is the hospital that bills it, never the physician' : ''}.`,
        [citation, ...noteCitations(facts, 'ncci-indicator-1')],
      ),
    ],
    claimLines: instead([column2]),
  })
}

const IN_HOSPITAL = /\bhospital\b|\binpatient\b|\b(?:ER|ED)\b|\bPOS ?(?:19|2[1-3])\b/i

function flap({ column1, column2, citation }: PairEdit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: taking out the lesion is part of the flap at that place, so ${column1} alone, chosen by the area of defect and flap together. ${column2}-59 only for a lesion at another place (NCCI: ${column1} column one, ${column2} column two, indicator 1).`,
        [citation, ...noteCitations(facts, 'tissue-transfer')],
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The note should give the place, and the size of defect and flap in square centimeters.',
        noteCitations(facts, 'tissue-transfer'),
      ),
    ],
    claimLines: instead([column2]),
  })
}

function cast({ column1, column2, citation }: PairEdit): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No, not the first one: the cast or splint put on with ${column1} is part of it (NCCI: ${column1} column one, ${column2} column two, indicator 1). Only another injury at another site would take 59.`,
        [citation],
      ),
      finding(
        RULE,
        'answer',
        'likely',
        `A cast put on anew at a later visit within the period of ${column1} is reported as ${column2}-58; casting supplies (Q4001-Q4051) go on the claim each time they are paid by the office.`,
        [citation],
      ),
    ],
    claimLines: instead(
      [column2],
      line(column2, { modifiers: ['58'], conditional: 'only the later cast, on its own date' }),
    ),
  })
}
