// Modifiers 26 and TC: only where the fee schedule splits a code into professional and technical part.
import type { CodeRecord } from '../../codes/code-record.ts'
import { describedCodes } from '../codes/described-services.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, finding, instead, line, listed, noteCitations, together } from '../said.ts'
import { wholeStudy } from './imaging-contrast.ts'
import { partsOf, wholeInParts } from './test-parts.ts'

const RULE = 'pc-tc'
// Medicare physician fee schedule, PC/TC indicator (RVU file layout).
const SAYS: Record<string, string> = {
  '0': 'a physician service that does not split; 26 and TC do not apply',
  '1': 'a diagnostic test that splits: 26 for the reading and report, TC for the technical part, none for both',
  '2': 'the professional part alone by definition; no 26',
  '3': 'the technical part alone by definition; no TC',
  '4': 'the whole test by definition; 26 and TC do not apply',
  '5': 'an incident-to service by staff; 26 and TC do not apply, and not paid to physicians in a facility',
}
const HOSPITAL = /\bhospitals?\b|\binpatient\b|\bfacility\b|\bPOS ?(?:19|2[1-3])\b/i
const READS = /\b(?:reads?|reading|over-?reads?|interpret\w{0,8})\b/i
const OWN_EQUIPMENT = /\b(?:our|own|in-?house)\b.{0,16}\b(?:office|clinic|equipment|machine)\b|\bin-?house\b/i
const OWNED_BY_OTHERS =
  /\b(?:hospital|facility|imaging center|IDTF|landlord|other (?:practice|office|group))(?:'s)? (?:owns?|machine|equipment|scanner)\b|\b(?:machine|equipment|scanner)s? (?:is|are|belongs?)(?: to| owned by)? (?:the )?(?:hospital|facility|imaging center)/i
const DONE_HERE =
  /\b(?:we|our (?:office|clinic|staff|nurse|tech\w{0,8}|ma))\b.{0,24}\b(?:did|do|performed?|took|takes?|record\w{0,3}|ran|run|shot)\b|\bdone in (?:our|the) office\b|\b(?:we|our \w{3,12}) owns? /i
const READ_ELSEWHERE =
  /\b(?:outside|another|other|different|independent|hospital)(?: \w{2,14}){0,2} (?:reads?|interprets?|does the (?:read|interpretation))\b|\b(?:cardiologist|radiologist|group|doctor|physician) (?:outside|elsewhere|across town|at the hospital) (?:reads?|interpret\w{0,3})\b|\bread (?:by|at|outside) (?:an? )?(?:outside|another|other|the hospital)/i

const BILLED_WHOLE =
  /\bbilled (?:it |them |this )?(?:as )?(?:the )?(?:global\w{0,2}|whole|without (?:a )?(?:26|modifier))\b/i

/** Speaks where 26 or TC was named, or where the mail says that the test was done here and read elsewhere. */
export function pcTc(facts: Facts): Advice {
  const divided = wholeBesideParts(facts)
  if (divided !== null) return divided
  const named = facts.question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const isNamed = named.includes('26') || named.includes('TC') || isReadElsewhere(facts)
  return together(
    testsOf(facts).map((record) => {
      const inParts = record.pcTc === '4' && !isNamed ? wholeInParts(record, isReadInHospital(facts), facts) : null
      if (inParts !== null) return inParts
      return isNamed || (isReadInHospital(facts) && record.pcTc === '1') ? ofTest(record, named, facts) : advice({})
    }),
  )
}

/** The codes named, where two are one study that one; else the services described. */
function testsOf(facts: Facts): CodeRecord[] {
  const study = wholeStudy(facts)
  const records = billable(facts).map(({ record }) => record)
  if (study === null) return records.length > 0 ? records : describedCodes(facts)
  return [
    ...records.filter(({ code }) => !study.parts.includes(code)),
    ...facts.book.onDate(study.code, facts.date).slice(0, 1),
  ]
}

/** A whole test named with codes of its parts, where the mail weighs office against hospital: each place has its own. */
export function wholeBesideParts(facts: Facts): Advice | null {
  const records = billable(facts).map(({ record }) => record)
  const whole = records.find(({ pcTc }) => pcTc === '4')
  const parts = records.filter(({ pcTc, code }) => pcTc === '2' && code !== whole?.code)
  if (whole === undefined || parts.length === 0 || !HOSPITAL.test(facts.question.text)) return null
  const technical = partsOf(whole, facts).find(({ pcTc }) => pcTc === '3')
  const theirs = listed(parts.map(({ code }) => code))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `In the own office with own equipment ${whole.code} alone, the whole test. In a hospital the physician bills ${theirs}, each only by who did that part${technical === undefined ? '' : `, and ${technical.code} is the hospital's`}. The whole and its parts never stand together.`,
        [
          whole.citation,
          ...parts.map(({ citation }) => citation),
          ...(technical === undefined ? [] : [technical.citation]),
        ],
      ),
    ],
    claimLines: [
      line(whole.code, { conditional: 'in the office' }),
      ...parts.map(({ code }) => line(code, { conditional: 'in the hospital' })),
    ],
    asks: [
      { slot: 'place_of_service', weight: 90, text: 'where the test was done, and who supervised and who read it' },
    ],
  })
}

function ofTest(record: CodeRecord, named: string[], facts: Facts): Advice {
  const says = SAYS[record.pcTc ?? '']
  if (!says) return advice({})
  const { text } = facts.question
  const readsInHospital = isReadInHospital(facts)
  const meaning = finding(
    RULE,
    readsInHospital ? 'why' : 'answer',
    'certain',
    `${record.code} is ${says} (PC/TC indicator ${record.pcTc}).`,
    [record.citation],
  )
  if (record.pcTc === '4')
    return withPartCodes(record, named.includes('26') ? '2' : '3', isReadElsewhere(facts) ? null : meaning, facts)
  // The whole test has said which part is whose.
  if ((record.pcTc === '2' || record.pcTc === '3') && isReadElsewhere(facts)) return advice({})
  if (record.pcTc === '1' && isReadElsewhere(facts)) return technicalPart(record, meaning)
  if (record.pcTc !== '1') return advice({ findings: [meaning] })
  if (readsInHospital)
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          `${record.code}-26 on the reading physician's claim, with a signed written report: the hospital whose equipment it is bills the technical part on its own claim, so no TC line goes beside it.`,
          [record.citation, ...noteCitations(facts, 'modifier-26')],
        ),
        BILLED_WHOLE.test(text)
          ? finding(
              RULE,
              'answer',
              'likely',
              'A claim already paid as a whole is put right by a corrected claim with 26: the technical part belongs to the owner of the equipment.',
              noteCitations(facts, 'modifier-26'),
            )
          : null,
        meaning,
      ],
      claimLines: [line(record.code, { modifiers: ['26'] })],
    })
  const whole = finding(
    RULE,
    'answer',
    'likely',
    `No modifier: done and read in the own office on own equipment, ${record.code} is billed as a whole. 26 is for the reading alone, as in a hospital.`,
    [record.citation],
  )
  return advice({ findings: [OWN_EQUIPMENT.test(text) && !READ_ELSEWHERE.test(text) ? whole : null, meaning] })
}

/** Whether a physician reads what the hospital's equipment made. */
export function isReadInHospital({ question: { text } }: Facts): boolean {
  return OWNED_BY_OTHERS.test(text) || (HOSPITAL.test(text) && READS.test(text))
}

function isReadElsewhere({ question: { text } }: Facts): boolean {
  return DONE_HERE.test(text) && READ_ELSEWHERE.test(text)
}

function technicalPart({ code, citation }: CodeRecord, meaning: Finding | null): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${code}-TC for the office that made it; whoever reads it and signs the report bills ${code}-26.`,
        [citation],
      ),
      meaning,
    ],
    claimLines: [line(code, { modifiers: ['TC'] })],
  })
}

/** A test that does not split has codes of their own for its parts, which follow it in the book with the indicator of a part. */
function withPartCodes(whole: CodeRecord, part: '2' | '3', meaning: Finding | null, facts: Facts): Advice {
  const parts = partsOf(whole, facts).filter(({ pcTc }) => pcTc === part)
  const what = part === '2' ? 'the professional part' : 'the technical part'
  const ofParts = finding(
    RULE,
    'answer',
    'likely',
    `Not ${whole.code} with a modifier: ${what} has a code of its own, ${listed(
      parts.map(({ code }) => code),
      'or',
    )}.`,
    parts.map(({ citation }) => citation),
  )
  return advice({
    findings: [ofParts, meaning],
    claimLines:
      parts.length === 0
        ? []
        : instead(
            [whole.code],
            ...parts.map(({ code }) =>
              line(code, { conditional: parts.length > 1 ? 'only the part that was done' : `for ${what} alone` }),
            ),
          ),
  })
}
