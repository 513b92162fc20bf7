// What the case page says of the two approvals that a risky case needs.
import { isThisReviewer } from '../flow/second-review.ts'
import type { DeskUser } from '../store/users.ts'
import type { CaseFile } from './case-file.ts'

/** Null when one approval is enough or nothing can be approved now. */
export function secondReviewView({ row, secondReview: { because, first } }: CaseFile, user: DeskUser) {
  if (row.state !== 'in_review' || (because.length === 0 && first === null)) return null
  const own = first !== null && isThisReviewer(first, user)
  return { because, first: first?.who ?? null, own, words: first?.words ?? null }
}
