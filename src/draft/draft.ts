// A Draft is what the desk shows a reviewer: an answer in DOMAIN order, or a clarification, or a decline.
import type { ClaimLine, Finding } from '../advice/finding.ts'
import type { Question } from '../question/question.ts'

export type Draft = {
  kind: 'answer' | 'clarification' | 'decline'
  subject: string
  /** Plain text as it will be mailed, without greeting, reviewer line and disclaimer: those are the reply's. */
  text: string
  claimLines: ClaimLine[]
  findings: Finding[]
  /** At most four, most decisive first. */
  asks: string[]
  /** "Checked for dates of service … against …". */
  validity: string
  /** Reasons why the draft may not be shown as ready; empty when it may. */
  blocked: string[]
  /** Where a second writer was asked: whose words the text is, with the rule-made ones beside it, or why they were kept. */
  writer?: { is: 'reworded'; model: string; ruleText: string } | { is: 'refused'; model: string; because: string }
}

export type Drafted = {
  questions: Question[]
  draft: Draft
  /** Names of the attachments whose words were read with the mail's own. */
  attachments?: string[]
}
