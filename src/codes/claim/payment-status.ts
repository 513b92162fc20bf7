// Codes that the Medicare physician fee schedule never pays by themselves.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'
import { indicatorsOf } from './indicators.ts'

export function checkPaymentStatus({ codes, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  return codes.flatMap((code) => {
    const indicators = indicatorsOf(book, code, date)
    const reason = indicators === null || indicators.status === null ? undefined : REASONS[indicators.status]
    if (indicators === null || reason === undefined) return []
    return [
      {
        claim: `${code}: status ${indicators.status}, ${reason}`,
        rule: 'payment-status',
        certainty: 'certain',
        citations: [indicators.citation, ...ruleCitation(book, `pfs-status-${indicators.status?.toLowerCase()}`, date)],
      },
    ]
  })
}

/** RVU file, status code. Not among them: E and X, which other payment systems pay, C, which the contractor prices, and J, anesthesia. */
const REASONS: Record<string, string> = {
  B: 'it is bundled into other services and never paid by itself.',
  G: 'Medicare wants another code for it.',
  I: 'Medicare does not accept it and wants another code for it.',
  M: 'it only reports a measure and is not paid.',
  N: 'Medicare does not cover it.',
  P: 'it is bundled or excluded; nothing is paid separately.',
}
