// Giving vaccines: which codes and how many, from the vaccines a mail names, the patient's age, counseling and the payer.
import { isMedicare } from '../../question/payer.ts'
import { ageIn } from '../codes/which-sibling.ts'
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, together } from '../said.ts'
import { productLines, vaccineProducts } from './vaccine-products.ts'

const RULE = 'vaccine-administration'
const FLU = /\bflu\b|\binfluenza\b/i
const PNEUMOCOCCAL = /\bpcv ?\d{0,2}\b|\bprevnar\b|\bppsv ?23\b|\bpneumovax\b|\bpneumo(?:nia|coccal)? (?:shot|vaccin)/i
const COVID = /\bcovid(?:-?19)?\b|\bcomirnaty\b|\bspikevax\b/i
const HEPATITIS_B = /\bhep(?:atitis)? ?b\b/i
const ORAL = /\brotavirus\b|\brotateq\b|\brotarix\b|\bflumist\b/i
// Components (antigens) of the usual vaccines: the number of diseases each protects against.
const COMPONENTS: [RegExp, number][] = [
  [/\bpentacel\b|\bdtap[-/ ]ipv[-/ ]hib\b/i, 5],
  [/\bpediarix\b|\bvaxelis\b/i, 5],
  [/\bkinrix\b|\bquadracel\b|\bdtap[-/ ]ipv\b/i, 4],
  [/\bproquad\b|\bmmrv\b/i, 4],
  [/\bdtap\b(?![-/ ]ipv)/i, 3],
  [/\btdap\b/i, 3],
  [/\bmmr\b/i, 3],
  [/\btd\b|\btetanus (?:shot|booster|vaccin)/i, 2],
  [/\bhep(?:atitis)? ?a\b/i, 1],
  [HEPATITIS_B, 1],
  [COVID, 1],
  [/\bvaricella\b|\bvarivax\b/i, 1],
  [FLU, 1],
  [/\bhpv\b|\bgardasil\b/i, 1],
  [ORAL, 1],
  [PNEUMOCOCCAL, 1],
  [/\bshingrix\b|\bshingles\b|\bzoster\b/i, 1],
  [/\brsv\b|\barexvy\b|\babrysvo\b/i, 1],
  [/\bmening\w{0,9}\b|\bmenacwy\b|\bmenb\b|\bmenveo\b|\bmenactra\b/i, 1],
  [/\bhib\b(?<!ipv[-/ ]hib)/i, 1],
  [/\bipv\b(?<!dtap[-/ ]ipv)/i, 1],
]

/** CPT immunization administration; Claims Processing Manual ch. 18 section 10 for the three vaccines of Part B. */
export function vaccineAdministration(facts: Facts): Advice {
  const giving = givingOf(facts)
  // Who names the code for giving asks of its units.
  const asksOfUnits = billable(facts).some(({ record }) => GIVES.test(record.code))
  return giving.findings.length === 0 || asksOfUnits ? giving : together([giving, productLines(facts)])
}

function givingOf(facts: Facts): Advice {
  const { text } = facts.question
  const named = billable(facts).map(({ record }) => record.code)
  const counseled = named.filter((code) => code === '90460' || code === '90461')
  const given = COMPONENTS.filter(([name]) => name.test(text)).map(([name, components]) => ({ name, components }))
  if (given.length === 0) return NOTHING
  if (counseled.length > 0)
    return isAdult(text) === true
      ? tooOld(counseled, facts)
      : NO_COUNSELING.test(text)
        ? together([
            byInjection(given, facts, null),
            advice({ claimLines: counseled.map((code) => line(code, { units: DROPPED })) }),
          ])
        : withCounseling(given, facts, null)
  // Without a code for giving them the words have to tell of a shot, not of the disease.
  if (named.some((code) => GIVES.test(code)) || !tellsOfAShot(given, facts)) return NOTHING
  if (isMedicare(facts.question.payer)) return underMedicare(given, facts)
  if (isAdult(text) === true || NO_COUNSELING.test(text)) return byInjection(given, facts, null)
  if (isAdult(text) === false && COUNSELED.test(text)) return withCounseling(given, facts, null)
  return eitherWay(given, facts)
}

function tellsOfAShot(given: Given, facts: Facts): boolean {
  return TELLS_OF_A_SHOT.test(facts.question.text) || given.length >= SEVERAL || vaccineProducts(facts).length > 0
}

/** Each vaccine has a code of its own; none is asked for where every one was named in full. */
function productAsks(given: Given, facts: Facts): Advice['asks'] {
  if (vaccineProducts(facts).length >= given.length) return []
  return [{ slot: 'service', weight: 84, text: 'the vaccine products given (each has its own code)' }]
}

type Given = { name: RegExp; components: number }[]

const GIVES = /^(?:9046[01]|9047[1-4]|G000[89]|G0010|90480)$/
const TELLS_OF_A_SHOT = /\bvaccin|\bimmuni[sz]|\bshots?\b|\bboosters?\b|\badmin\w{0,12} codes?\b/i
// Three names together are given, not caught.
const SEVERAL = 3
const NO_COUNSELING = /\b(?:no|without|didn'?t|not) (?:\w{1,12} )?counsel/i
const COUNSELED =
  /\bcounsel|\b(?:doc(?:tor)?|physician|provider|MD|NP|PA|pediatrician)\b[^.?!]{0,20}\b(?:went over|discuss\w*|talked|explained|reviewed|answered)/i
const ADULT = 19

/** True from 19 on, false below, null where the mail tells no age. */
function isAdult(text: string): boolean | null {
  const years = ageIn(text)
  if (years !== null) return years >= ADULT
  if (/\badults?\b/i.test(text)) return true
  return /\b\d{1,2}[- ]?(?:months?|mos?|weeks?)\b|\b(?:infant|baby|newborn|toddler|child|kid|teen\w{0,5}|pediatric)\b/i.test(
    text,
  )
    ? false
    : null
}

function withCounseling(given: Given, facts: Facts, condition: string | null): Advice {
  const further = given.reduce((sum, { components }) => sum + components - 1, 0)
  const proof = noteCitations(facts, 'vaccine-components')
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${given.length} vaccine${given.length === 1 ? '' : 's'} with ${given.map(({ components }) => components).join(' and ')} component${given.length === 1 && given[0]?.components === 1 ? '' : 's'}${condition ? `, ${condition}` : ''}: 90460 x${given.length} and ${further > 0 ? `90461 x${further}` : 'no 90461'}.`,
        proof,
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        "The record should show counseling by the physician or other qualified professional for each vaccine, and the patient's age (through 18).",
        proof,
      ),
    ],
    claimLines: [
      line('90460', { units: given.length, conditional: condition }),
      ...(further > 0 ? [line('90461', { units: further, conditional: condition })] : []),
    ],
    asks: [{ slot: 'payer', weight: 90, text: 'the payer (programs for free vaccines differ)' }],
  })
}

function tooOld(codes: string[], facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: ${listed(codes)} ${codes.length > 1 ? 'are' : 'is'} for patients through 18. From 19 on the shots are counted: 90471 for the first, 90472 for each further one.`,
        noteCitations(facts, 'vaccine-components', 'vaccine-no-counselling'),
      ),
    ],
    claimLines: codes.map((code) => line(code, { units: DROPPED })),
  })
}

/** By the shot, whatever its components; by mouth or nose it has codes of its own. */
function byInjection(given: Given, facts: Facts, condition: string | null): Advice {
  const lines = shotLines(given, condition)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `Counted by the shot${condition ? `, ${condition}` : ''}: ${listed(lines.map(({ code, units }) => `${code} x${units}`))}, whatever the components. Each vaccine is a line of its own beside it.`,
        noteCitations(facts, 'vaccine-no-counselling'),
      ),
    ],
    claimLines: lines,
    asks: [
      ...productAsks(given, facts),
      { slot: 'payer', weight: 82, text: 'the payer (Medicare takes G0008, G0009 and G0010)' },
    ],
  })
}

function shotLines(given: Given, conditional: string | null): ClaimLine[] {
  const byMouth = given.filter(({ name }) => name === ORAL).length
  const shots = given.length - byMouth
  return [
    ...(shots > 0 ? [line('90471', { conditional })] : []),
    ...(shots > 1 ? [line('90472', { units: shots - 1, conditional })] : []),
    ...(shots === 0 ? [line('90473', { conditional })] : []),
    ...(byMouth > (shots === 0 ? 1 : 0)
      ? [line('90474', { units: shots === 0 ? byMouth - 1 : byMouth, conditional })]
      : []),
  ]
}

/** Age or counseling was not told: both ways of counting, each under its condition. */
function eitherWay(given: Given, facts: Facts): Advice {
  const isChild = isAdult(facts.question.text) === false
  const ways = [
    byInjection(given, facts, isChild ? 'without counseling' : 'from age 19 on or without counseling'),
    withCounseling(given, facts, `${isChild ? '' : 'through age 18 '}with counseling by the physician`),
  ]
  return advice({
    findings: ways.flatMap(({ findings }) => findings),
    claimLines: ways.flatMap(({ claimLines }) => claimLines),
    asks: [
      {
        slot: 'service',
        weight: 92,
        text: `${isChild ? '' : "the patient's age, "}who counseled, and the vaccine products given`,
      },
      { slot: 'payer', weight: 90, text: 'the payer (Medicare takes G0008, G0009 and G0010)' },
    ],
  })
}

const PART_B: [RegExp, string, string][] = [
  [FLU, 'G0008', 'flu'],
  [PNEUMOCOCCAL, 'G0009', 'pneumococcal'],
  [HEPATITIS_B, 'G0010', 'hepatitis B'],
  [COVID, '90480', 'COVID-19'],
]

function underMedicare(given: Given, facts: Facts): Advice {
  const { text } = facts.question
  const covered = PART_B.filter(([words]) => words.test(text))
  const others = COMPONENTS.some(([words]) => words.test(text) && !PART_B.some(([own]) => own === words))
  if (covered.length === 0) return underPartD(given, facts)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `For Medicare Part B: ${listed(covered.map(([, code, name]) => `${code} for giving the ${name} vaccine`))}, not 90471; each vaccine is a line of its own, and the patient owes nothing.${others ? ' The other vaccine named is usually for Part D, not Part B.' : ''}`,
        noteCitations(facts, 'vaccine-medicare-g-codes'),
      ),
    ],
    claimLines: covered.map(([, code]) => line(code)),
    asks: productAsks(given, facts),
  })
}

/** What Part B does not list (RSV, shingles, a routine Tdap) is for the drug plan, product and shot together; tetanus after an injury is Part B's. */
function underPartD(given: Given, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Not on a Part B claim: Medicare pays ${given.length > 1 ? 'these vaccines' : 'this vaccine'} and the giving of it under Part D, through a pharmacy or the plan's portal for physicians; 90471 names the shot there and for other payers. Tetanus vaccine after an injury is Part B's, with 90471.`,
        noteCitations(facts, 'vaccine-part-d'),
      ),
    ],
    claimLines: [line('90471', { conditional: 'to the Part D plan, not on a Part B claim' })],
    asks: productAsks(given, facts),
  })
}
