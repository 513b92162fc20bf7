// Several operations of one session: the order of their lines by relative value, and what modifier 51 is for.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Fee } from '../../codes/fees.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, listed, NOTHING, noteCitations } from '../said.ts'
import { isVisit } from '../visits/visit.ts'

const RULE = 'surgery-order'
const ASKS_ORDER =
  /\b(?:order|sequenc\w{1,5}|rank\w{0,3}|goes first|first line|line (?:one|1)|list(?:ed)? first|primary procedure|multiple (?:procedures?|surger\w{1,3}))\b|\b51\b|\bwhich (?:one |code )?(?:(?:is|goes|do (?:i|we) (?:put|list)|should be|comes) )?(?:1st|first)\b/i
const OF_DIAGNOSES =
  /\b(?:dx|diagnos[ei]s|icd(?:-?10)?) (?:order|sequenc\w{1,5})\b|\border of (?:the )?(?:dx|diagnoses)\b|\bprimary (?:dx|diagnosis)\b/gi
// Two decimals, as the fee schedule prints relative values.
const DECIMALS = 2

/**
 * Medicare Claims Processing Manual (100-04) ch. 12 section 40.6: the contractor ranks the procedures of a session by their value and
 * pays the highest in full (multiple procedure indicators 2 and 3). Speaks where the order or 51 is asked about.
 */
export function surgeryOrder(facts: Facts): Advice {
  if (!ASKS_ORDER.test(facts.question.text.replace(OF_DIAGNOSES, ''))) return NOTHING
  const ranked = billable(facts)
    .filter(({ record }) => !isNeverBeside(record, facts))
    .flatMap(({ record }) => {
      const value = surgeryValue(record.code, facts)
      return value === null ? [] : [{ record, value }]
    })
    .sort((a, b) => b.value - a.value)
  if (ranked.length < 2) return NOTHING
  const named = listed(ranked.map(({ record, value }) => `${record.code} (${value.toFixed(DECIMALS)})`))
  const has = (indicator: string) => ranked.some(({ record }) => record.multipleProcedure === indicator)
  const reduced = has('2') || has('3')
  const scopes = has('3') ? ' Endoscopies of one family (indicator 3) are paid less the value of their base scope.' : ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `List them by total relative value, the highest first: ${named} (${isOffice(facts) ? 'office' : 'facility'} values). ${reduced ? 'Medicare ranks them itself, pays the first in full and the next at half, and needs no 51; a payer that wants 51 takes it on the second and later lines, never on the first or on an add-on.' : 'The multiple procedure reduction does not apply to them.'}${scopes}`,
        [...ranked.map(({ record }) => record.citation), ...noteCitations(facts, 'multiple-procedures', 'modifier-51')],
      ),
    ],
  })
}

/**
 * Total relative value of an operation in the setting of the question: the fee schedule's row for the date, else the nearest.
 * Null for visits, add-ons, what has no global days, and where no row is loaded.
 */
export function surgeryValue(code: string, facts: Facts): number | null {
  const record = facts.book.onDate(code, facts.date).find(({ system }) => system === 'CPT' || system === 'HCPCS')
  if (!record || isVisit(code) || !['000', '010', '090'].includes(record.globalDays ?? '')) return null
  const found = facts.book.fees().feeOf(code, '', facts.date)
  return found.is === 'found' ? totalOf(found.fee, facts) : null
}

function totalOf(fee: Fee, facts: Facts): number | null {
  const total = fee.work + (isOffice(facts) ? fee.nonFacilityPe : fee.facilityPe) + fee.malpractice
  return total > 0 ? total : null
}

function isOffice({ question: { placeOfService } }: Facts): boolean {
  return placeOfService === '11'
}

/** Whether an edit without bypass takes the code off the claim beside another one that was named. */
function isNeverBeside({ code }: CodeRecord, facts: Facts): boolean {
  return billable(facts).some(({ record: other }) =>
    facts.book.pairs(code, other.code, facts.date).some((edit) => edit.column2 === code && edit.indicator === 0),
  )
}
