// Incident-to billing: refused where the mail tells a new patient, a new problem, no physician on site, or a facility.
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'incident-to'
const SPEAKS_OF_IT =
  /\bincident[- ]to\b|\bunder (?:the |her |his |our )?(?:MD|DO|doctor|physician|supervising)(?:'s)?(?: (?:NPI|number|name))?\b/i
// The physician away from the suite but within reach by live video: direct supervision since 2020-03-01, lastingly since 2026 (PFS final rule CY2026).
const VIDEO_SINCE = '2020-03-01'
const BY_VIDEO = /\bvideo\b|\baudio[- ]?visual|\bvirtual(?:ly)?\b|\bzoom\b|\bfacetime\b/i
const ABSENT =
  /\b(?:not|n[o']t|without|no) (?:\w{1,10} ){0,3}(?:on[- ]?site|in (?:the )?(?:office|building|suite)|present|there)\b|\b(?:in|at) (?:the |our |an)?other (?:office|building|location|site)\b|\bout of (?:the )?office\b|\bon vacation\b/i
// 42 CFR 410.26; Benefit Policy Manual ch. 15 section 60: what each circumstance lacks.
const LACKS: [RegExp, string][] = [
  [/\bnew (?:\w{2,12} )?(?:pts?|patients?)\b/i, 'a new patient has no plan of care that the physician began'],
  [/\bnew (?:problem|complaint|condition|issue)\b/i, 'a new problem must first be seen by the physician'],
  [ABSENT, 'somebody must supervise directly: in the suite or, where the rules of the date allow it, by live video'],
  [
    /\bhome visit|\bhouse ?call|\bat (?:the |her |his )?(?:patient'?s )?home\b/i,
    "at the patient's home the supervising practitioner would have to be there too, and 99211 is an office code",
  ],
  [
    /\b(?:hospital|inpatient|facility|SNF|ED)\b/,
    'incident-to does not exist in a facility, where split or shared rules apply',
  ],
]

export function incidentTo(facts: Facts): Advice {
  const { text, codes } = facts.question
  // 99211 by staff is incident-to by what it is.
  if (!SPEAKS_OF_IT.test(text) && !codes.some(({ code }) => code === '99211')) return NOTHING
  const byVideo = facts.date >= VIDEO_SINCE && BY_VIDEO.test(text)
  if (/\bFS\b|\bshared\b/i.test(text) || /\bresidents?\b/i.test(text)) return NOTHING
  const lacks = LACKS.filter(([words]) => words.test(text) && !(byVideo && words === ABSENT)).map(([, why]) => why)
  if (lacks.length === 0)
    return codes.some(({ code }) => code === '99211') ? byStaff(facts) : asDescribed(facts, byVideo)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `No, not incident-to: ${lacks.join('; ')}. Without it the one who saw the patient bills under the own number (an NP or PA at 85 percent for Medicare), and staff work is not billed.${OTHER_PLAN.test(text) ? ' Another plan decides by its own policy; many want the number of whoever saw the patient.' : ''}`,
        [
          ...noteCitations(facts, 'incident-to'),
          ...(OTHER_PLAN.test(text) ? noteCitations(facts, 'payer-policy') : []),
        ],
      ),
    ],
    asks: [
      {
        slot: 'provider',
        weight: 90,
        text: 'who saw the patient, who supervised and from where, and who began the plan of care',
      },
    ],
  })
}

const OTHER_PLAN = /\b(?:aetna|cigna|humana|uhc|united|bcbs|blue cross|anthem|commercial|other payers?)\b/i

const TELLS_ALL = [
  /\best(?:ablished|\.)?\b/i,
  /\bplan\b|\bfollow[- ]?up\b/i,
  /\bin the (?:suite|office|building)\b|\bon[- ]?site\b|\bsupervis|\bnext room\b/i,
]

/** Nothing against it, and all that it needs is told: the patient, the plan, and who was there. */
function asDescribed(facts: Facts, byVideo: boolean): Advice {
  if (!TELLS_ALL.every((words) => words.test(facts.question.text))) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `Yes, as described: an established patient, a problem in the plan that the physician began and stays active in, and a physician ${byVideo ? 'at once within reach by live picture and sound, which for Medicare is direct supervision except for services with 10 or 90 global days' : 'in the suite'}. It is billed under the one who supervised that day; a new problem at the visit would end it.`,
        noteCitations(facts, 'incident-to'),
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        "The record should show the physician's plan, that the problem belongs to it, and who supervised from where.",
        noteCitations(facts, 'incident-to'),
      ),
    ],
    asks: [{ slot: 'provider', weight: 90, text: 'who supervised that day, and whether a new problem came up' }],
  })
}

/** A nurse visit against which nothing is told: what it takes. */
function byStaff(facts: Facts): Advice {
  const injected = facts.question.codes.some(({ code }) => /^963[67]\d$/.test(code))
  if (injected || !STAFF.test(facts.question.text)) return NOTHING
  if (GIVEN_BY_STAFF.test(facts.question.text) && !ANOTHER_MATTER.test(facts.question.text)) return besideShot(facts)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        "Yes, 99211 for work of the staff under the supervising practitioner, who bills it, when the patient is established, the visit follows that practitioner's plan, was needed and is documented, and somebody supervises from the office.",
        noteCitations(facts, 'incident-to'),
      ),
    ],
    asks: [
      {
        slot: 'provider',
        weight: 90,
        text: 'which provider was on site supervising the staff, and whose plan of care the visit was part of',
      },
    ],
  })
}

const GIVEN_BY_STAFF = /\b(?:inject\w{0,5}|shots?|depo|b-?12|IM|subq)\b/i
// Allergy shots and vaccines have codes of their own, and a pressure check is a visit.
const ANOTHER_MATTER = /\b(?:allerg\w{1,4}|vaccin\w{1,6}|flu|immuni[sz]\w{1,6}|b\/?p check|blood pressure)\b/i

/** NCCI pairs giving a drug with the staff visit without bypass: the shot is what is billed. */
function besideShot(facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        'No 99211 beside a shot given by staff: 96372 and the drug are the claim, and 25 does not help. Without a practitioner on site to supervise, 96372 is not billed incident-to either.',
        noteCitations(facts, 'nurse-visit-with-injection', 'incident-to'),
      ),
    ],
    claimLines: [
      line('99211', { units: DROPPED }),
      ...(facts.book.onDate('96372', facts.date).length > 0
        ? [line('96372', { conditional: 'for giving the shot' })]
        : []),
    ],
    asks: [{ slot: 'dose', weight: 90, text: 'the drug with its dose, and who supervised from the office' }],
  })
}

const STAFF = /\b(?:MA|RN|LPN|[Nn]urse|[Mm]edical assistant|[Ss]taff)\b/
