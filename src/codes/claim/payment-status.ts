// Codes that Medicare never pays by themselves: by the status of the fee schedule, or by the coverage code of HCPCS.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'
import { indicatorsOf } from './indicators.ts'

export function checkPaymentStatus({ codes, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  return codes.flatMap((code) => {
    const indicators = indicatorsOf(book, code, date)
    const status = indicators?.status ?? ''
    const say = (reason: string, citations: ClaimFinding['citations']): ClaimFinding => {
      return { claim: `${code}: ${reason}`, rule: 'payment-status', certainty: 'certain', citations }
    }
    const unpaid = STATUS[status]
    if (indicators !== null && unpaid !== undefined) {
      const rule = ruleCitation(book, `pfs-status-${status.toLowerCase()}`, date)
      return [say(`status ${status}, ${unpaid}`, [indicators.citation, ...rule])]
    }
    const record = book.onDate(code, date).find(({ system }) => system === 'HCPCS')
    const uncovered = COVERAGE[record?.coverage ?? '']
    if (record === undefined || uncovered === undefined) return []
    return [say(`coverage code ${record.coverage}, ${uncovered}`, [record.citation])]
  })
}

/** RVU file, status code. Not among them: E and X, which other payment systems pay, C, which the contractor prices, and J, anesthesia. */
const STATUS: Record<string, string> = {
  B: 'it is bundled into other services and never paid by itself.',
  G: 'Medicare wants another code for it.',
  I: 'Medicare does not accept it and wants another code for it.',
  M: 'it only reports a measure and is not paid.',
  N: 'Medicare does not cover it.',
  P: 'it is bundled or excluded; nothing is paid separately.',
}

/** HCPCS record layout, coverage code; C and D leave it to the contractor and to instructions. */
const COVERAGE: Record<string, string> = {
  I: 'it is not payable by Medicare.',
  M: 'Medicare does not cover it.',
  S: 'the law keeps Medicare from covering it.',
}
