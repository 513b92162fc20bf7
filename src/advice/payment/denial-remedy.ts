// Corrected claim, appeal or neither: what puts a denial right, by the kind of its reason.
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'
import { visitCases } from '../visits/visit-cases.ts'
import { visitComplexity } from '../visits/visit-complexity.ts'
import { visitInGlobal } from '../visits/visit-in-global.ts'
import { payerCases } from './payer-cases.ts'

const RULE = 'denial-remedy'
const ASKS =
  /\bis (?:this|that|it) a denial\b|\bappeal|\bcorrect(?:ed|ing|ion)?\b|\breopen|\bresubmit|\brebill|\bre-?file|\bfix|\bwhat (?:now|next|to do|do (?:we|i) do|can (?:we|i) do|should (?:we|i) do)\b|\bhow (?:do|can|should) (?:we|i) (?:get|handle|resolve|work|respond)\b|\bretro\w{0,8}\b|\bget (?:it|this|them|that) paid\b/i

type Kind =
  | 'incomplete'
  | 'judged'
  | 'bundled'
  | 'elsewhere'
  | 'settled'
  | 'late'
  | 'limited'
  | 'unauthorized'
  | 'duplicate'

/** Reasons by what can be done about them; those that are missing here are explained and left to the reader. */
const KIND_OF: Record<string, Kind> = {}
const REASONS: [Kind, string][] = [
  ['late', '29'],
  ['duplicate', '18 N522 B13'],
  ['unauthorized', '39 197 198 243 M62'],
  ['settled', '1 2 3 23 45 253'],
  ['elsewhere', '22 24 26 27 31 109 MA04 N4 N418'],
  ['bundled', '97 231 234 236 M15 M80 N20 N390'],
  ['judged', '50 55 150 151 167 N115 N386 M25'],
  ['limited', '49 96 119 149 204 222 256 N130 N640'],
  [
    'incomplete',
    '4 5 6 7 16 58 125 146 163 181 182 226 252 M20 M51 M53 M76 M77 M119 M127 MA63 MA130 N56 N264 N265 N286 N290 N382 N519 N657 N706 N822',
  ],
]
for (const [kind, codes] of REASONS) for (const code of codes.split(' ')) KIND_OF[code] = kind

const SAID: Record<Exclude<Kind, 'late'>, string> = {
  incomplete:
    'A corrected claim, not an appeal: what was missing or wrong is put right as the record has it (for Medicare Part B a clerical error reopening). A claim returned as unprocessable is sent anew.',
  judged:
    'An appeal with the record, if it meets the policy. Only where the diagnosis, units or modifier sent were not those of the record is it a corrected claim; nothing is changed to get paid.',
  bundled:
    'A corrected claim (for Medicare Part B a clerical error reopening) with a modifier only if the record shows that the services were distinct and the edit allows one; an appeal only where no edit or policy of the payer bundles them. Else it stays denied.',
  elsewhere:
    "Neither: check eligibility and the order of payers for the date, then bill the one responsible, with the first payer's remittance where that one is second.",
  settled:
    "Neither, if the amounts agree with the contract and the first payer's remittance: it is an adjustment, and nothing was refused.",
  limited:
    'A corrected claim only if code or diagnosis did not say what was done; an appeal only if the plan counted or read its own benefit wrongly. Ask the plan which limit it applied.',
  unauthorized:
    'Ask the plan whether it authorizes afterwards (emergencies, changed plans) and send the number on a corrected claim; else its appeal, with the record.',
  duplicate:
    'Neither until the first claim is found: if it was paid, nothing is due; if it was denied, that denial is worked. A true repeat is corrected with 76, 77 or 91 where the record shows it.',
}

/** Medicare Claims Processing Manual ch. 34 parts clerical errors, which are reopened or corrected, from what is appealed (ch. 29). */
export function denialRemedy(facts: Facts): Advice {
  const { denialCodes, text, payer } = facts.question
  // A mail that tells of a denied service and asks nothing else asks what to do.
  if (!ASKS.test(text) && (text.includes('?') || procedures(facts).length === 0)) return NOTHING
  const known = denialCodes.map((code) => code.replace(/^[A-Z]{2}-/, '')).filter((code) => code in KIND_OF)
  // A remark tells more than the reason beside it ("16 with M76"), and a missing part comes before a judgment.
  const kinds = known.flatMap((code) => KIND_OF[code] ?? [])
  const kind = ORDER.find((one) => kinds.includes(one))
  if (kind === undefined && denialCodes.length === 0 && wasSent(facts) && /\bden(?:y|ied|ies|ying|ial)/i.test(text))
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          SENT,
          noteCitations(facts, 'corrected-or-appeal', 'modifier-25-after-denial'),
        ),
      ],
    })
  if (kind === undefined) return denialCodes.length === 0 && LEFT_OFF.test(text) ? leftOff(facts) : NOTHING
  const rows = noteCitations(
    facts,
    ...known.filter((code) => KIND_OF[code] === kind).map(noteOf),
    'corrected-or-appeal',
  )
  // What the mail tells of the payers decides more than the reason alone.
  if (kind === 'bundled' && visitInGlobal(facts).findings.length > 0) return NOTHING
  if (visitCases(facts).findings.length > 0 || visitComplexity(facts).findings.length > 0) return NOTHING
  if (OF_PAYERS.has(kind) && payerCases(facts).findings.length > 0) return NOTHING
  const said = kind === 'bundled' && wasSent(facts) ? SENT : kind === 'late' ? null : SAID[kind]
  if (said !== null) return advice({ findings: [finding(RULE, 'answer', 'likely', asAsked(said, text), rows)] })
  const tooLate =
    payer === 'Medicare'
      ? 'No appeal: for Medicare a claim counts as filed when the contractor receives it, within one calendar year of the service, and what is proven by a clearinghouse alone does not count. If the contractor itself received it in time, show its acceptance report (277CA) and ask it to reopen.'
      : 'A request for reconsideration, with proof that the payer itself (not only the clearinghouse) accepted the claim within its limit; the limit stands in the contract.'
  const proof = noteCitations(facts, 'timely-no-appeal', 'timely-filing')
  return advice({
    findings: [finding(RULE, 'answer', 'likely', `${tooLate} A late claim is not billed to the patient.`, proof)],
  })
}

/** "Neither" answers who asks whether to correct or to appeal. */
function asAsked(said: string, text: string): string {
  const rest = /^Neither: (.)(.*)$/s.exec(said)
  return rest === null || /\bappeal|\bcorrected?\b/i.test(text) ? said : `${rest[1]?.toUpperCase()}${rest[2]}`
}

const SENT =
  'The modifier was on the claim, so an appeal with the note, if it shows the separate work, site or session; a corrected claim only where the record calls for another modifier or code. Else it stays denied.'

/** Whether a line went out with a modifier that parts it from the others. */
function wasSent({ question: { codes, text } }: Facts): boolean {
  return codes.some(({ modifiers }) => modifiers.some((one) => PARTS.test(one))) && !NOT_SENT.test(text)
}

const PARTS = /^(?:2[45]|57|58|59|7[89]|X[EPSU])$/
const NOT_SENT = /\b(?:should|can|could|do|would) (?:we|i)\b[^.?!]{0,30}\b(?:add|use|append|put|rebill|resubmit)\b/i

// "We forgot modifier 50 and it was paid": no denial, and still put right.
const LEFT_OFF =
  /\b(?:forgot|left (?:off|out)|missed|omitted|wrong|incorrect|without|mistake\w{0,2})\b[^.?!]{0,40}\b(?:modifiers?|mods?|units?|lines?|codes?|dx|diagnosis|date|DOS|NPI|POS)\b/i

function leftOff(facts: Facts): Advice {
  const said =
    'A corrected claim, if the record shows it: for Medicare Part B a clerical error reopening, which the contractor may grant within one year of its decision. Not a second claim, which is a duplicate, and no appeal.'
  return advice({ findings: [finding(RULE, 'answer', 'likely', said, noteCitations(facts, 'corrected-or-appeal'))] })
}

/** Whether modifiers on the line could have caused or could mend the denial. */
export function turnsOnModifiers(denialCodes: readonly string[]): boolean {
  return denialCodes.some((code) => {
    const reason = code.replace(/^[A-Z]{2}-/, '')
    return /^(?:4|59|182|N519|N822)$/.test(reason) || KIND_OF[reason] === 'bundled' || KIND_OF[reason] === 'duplicate'
  })
}

const OF_PAYERS = new Set<Kind>(['late', 'elsewhere', 'settled'])

/** Whether the codes of the claim matter to the denial: not for one about money, payers or time alone. */
export function turnsOnCodes(denialCodes: readonly string[]): boolean {
  const kinds = denialCodes.map((code) => KIND_OF[code.replace(/^[A-Z]{2}-/, '')])
  if (denialCodes.some((code) => /^(?:N290|N26[45]|N286|N382|N657|B7|CO-B7)$/.test(code))) return false
  return kinds.length === 0 || kinds.some((kind) => kind === undefined || !OF_PAYERS.has(kind))
}

const ORDER: Kind[] = REASONS.map(([kind]) => kind)

function noteOf(code: string): string {
  return `${/^(?:\d|B)/.test(code) ? 'carc' : 'rarc'}-${code.toLowerCase()}`
}
