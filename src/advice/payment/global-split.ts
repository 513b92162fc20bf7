// A surgery and the care after it by two practitioners: 54 and 55 on the same code, whose claim is whose, dates, and the shares of the fee schedule.
import type { CodeRecord } from '../../codes/code-record.ts'
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Finding } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'global-split'
const SPEAKS_OF_IT =
  /\b(?:prior|previous|other|another|outside) surgeon\b[^?!]{0,120}\bpost[- ]?op|\bco-?manag|\btransfer\w{0,4} (?:of )?(?:the )?(?:post[- ]?op )?care\b|\b(?:took|takes?|taking|take) over\b[^.?!]{0,40}\b(?:post[- ]?op|care|follow)|\bpost[- ]?op(?:erative)? (?:care|management|visits?|part) only\b|\b(?:only|just) (?:the |do(?:es|ing)? |did )?(?:the )?(?:surgery|post[- ]?op)\b/i
// Words that say it only beside the one surgery they are about.
const TAKES_THE_CARE =
  /\b(?:does|do|doing|takes?|taking|took|handles?|provid\w{1,3}|assum\w{1,3}|follows?) (?:\w{2,8} ){0,3}(?:post[- ]?op|aftercare|follow[- ]?up care)|\btransfer(?:red)? (?:of )?(?:the )?care\b/i
const AFTER_ALONE =
  /\b(?:we|our|us|I)\b[^.?!]{0,40}\b(?:took|takes?|taking|take|taken) over\b|\b(?:we|our|us|I)\b[^.?!]{0,40}\b(?:do|did|does|doing|see|seeing|saw|provide\w*|handl\w*|take|took)\b[^.?!]{0,25}\bpost[- ]?op|\bpost[- ]?op(?:erative)? (?:care|management) only\b/i
const SURGERY_ALONE =
  /\b(?:we|our|us|I|surgeon)\b[^.?!]{0,50}\b(?:only|just)\b[^.?!]{0,20}\b(?:surgery|operat\w*)|\b(?:will|is|are|was) follow(?:ed|ing)?(?: up)?\b[^.?!]{0,40}\b(?:elsewhere|home|local|another|other)\b/i

/**
 * Claims Processing Manual ch. 12 sections 40.2 and 40.4: both report the code and day of the surgery; a transfer in
 * writing is in both records. The shares are the fee schedule's own columns.
 */
export function globalSplit(facts: Facts): Advice {
  const { text, codes } = facts.question
  const surgeries = billable(facts).filter(({ record }) => record.globalDays === '090' || record.globalDays === '010')
  const [surgery, ...others] = surgeries
  const only = others.length === 0 ? surgery : undefined
  const named = codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const speaks = SPEAKS_OF_IT.test(text) || (only !== undefined && TAKES_THE_CARE.test(text))
  if (!speaks && !named.some((one) => /^5[456]$/.test(one))) return NOTHING
  const proof = noteCitations(facts, 'global-split-payment', 'modifier-54-55-56')
  return advice({
    findings: [
      withoutTransfer(facts),
      finding(RULE, 'answer', 'likely', `${roleOf(text)}${bothClaims(only?.record)}`, proof),
      ...surgeries.map(({ record }) => shares(record, facts)),
      finding(
        RULE,
        'documentation',
        'certain',
        'Both records should hold the written transfer of care with its date.',
        proof,
      ),
    ],
    claimLines: surgeries.flatMap(({ mention, record }) => linesOf(record.code, mention.modifiers, text)),
    asks: [
      {
        slot: 'surgery_date',
        weight: 89,
        text: 'the dates on which the care was assumed and given up, whether the transfer is in writing, and which of the two claims is yours',
      },
    ],
  })
}

function bothClaims(surgery: CodeRecord | undefined): string {
  const code = surgery === undefined ? '' : `${surgery.code}-`
  return `The surgeon bills ${code}54 and who takes over the care ${code}55, both with the date of surgery as date of service and one unit; the claim with 55 gives the dates on which care was assumed and given up and goes out after the first visit. Visits for the recovery are in it; a problem that has nothing to do with the surgery is a visit of its own.`
}

// Medicare PFS final rule CY2025: 54 no longer hangs on a written transfer, and G0559 is for who sees the patient without one.
const WITHOUT_TRANSFER_SINCE = '2025-01-01'
const TRANSFERRED = /\btransfer\w{0,4}\b(?! (?:not|never))|\b(?:took|taken|takes?|taking) over\b|\bco-?manag/i

function withoutTransfer(facts: Facts): Finding | null {
  const { text } = facts.question
  const isWithout = /\b(?:no|not|without|never)\b[^.?!]{0,25}\btransfer/i.test(text)
  if (facts.date < WITHOUT_TRANSFER_SINCE || (TRANSFERRED.test(text) && !isWithout)) return null
  return finding(
    RULE,
    'answer',
    'likely',
    'For Medicare since 2025 a 90-day procedure takes 54 whenever the surgeon means to give only a part, agreed in writing or merely expected. 55 needs the documented transfer; whoever sees the patient without one, from outside the group, bills the office visit, with G0559 once in the 90 days.',
    noteCitations(facts, 'modifier-54-55-56'),
  )
}

function roleOf(text: string): string {
  return AFTER_ALONE.test(text) ? 'You bill with 55. ' : SURGERY_ALONE.test(text) ? 'You bill with 54. ' : ''
}

function linesOf(code: string, written: string[], text: string): ClaimLine[] {
  const sides = written.filter((one) => !/^5[456]$/.test(one))
  const after = line(code, { modifiers: [...sides, '55'], conditional: 'for the care after surgery; date of surgery' })
  const surgery = line(code, { modifiers: [...sides, '54'], conditional: 'on the claim of the surgeon' })
  return AFTER_ALONE.test(text) ? [after] : SURGERY_ALONE.test(text) ? [surgery] : [surgery, after]
}

/** What part of the fee belongs to which time, by the fee schedule's pre-, intra- and post-operative columns. */
function shares(record: CodeRecord, facts: Facts): Finding | null {
  const found = facts.book.fees().feeOf(record.code, '', facts.date)
  if (found.is !== 'found') return null
  const [before, during, after] = ['pre_op', 'intra_op', 'post_op'].map((column) =>
    Math.round(Number(found.fee.facts[column] ?? 0) * 100),
  ) as [number, number, number]
  if (before + during + after !== 100) return null
  return finding(
    RULE,
    'answer',
    'certain',
    `Of the fee for ${record.code} Medicare pays ${before + during} percent with 54 and ${after} percent with 55; two who share the ${Number(record.globalDays)} days divide the ${after} percent by their days.`,
    [found.fee.citation, ...noteCitations(facts, 'global-split-payment')],
  )
}
