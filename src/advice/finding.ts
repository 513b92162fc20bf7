// A Finding is one statement of ours with the row that proves it. A finding without a citation does not compile.
import type { Citation, IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import type { CodeRecord } from '../codes/code-record.ts'
import type { Question, Slot } from '../question/question.ts'

export type Finding = {
  /** One or two plain sentences of our own, no quoted descriptor of CPT. */
  claim: string
  /** The rule's file name, for example `pair-edits`. */
  rule: string
  certainty: 'certain' | 'likely' | 'depends'
  citations: [Citation, ...Citation[]]
  /** `answer`: says yes, no or what the code is; `why`: supports it; `documentation`: what the note must hold; `caveat`: where payers differ. */
  role: 'answer' | 'why' | 'documentation' | 'caveat'
}

export type ClaimLine = {
  code: string
  modifiers: string[]
  units: number
  diagnoses: string[]
  conditional: string | null
}

/** A question back to the asker. `weight`: how decisive the fact is, higher first. */
export type Ask = { slot: Slot; text: string; weight: number }

/** What one rule has to say. */
export type Advice = { findings: Finding[]; claimLines: ClaimLine[]; asks: Ask[] }

/** What rules may look at: the question, the book, and the date the answer is made for. */
export type Facts = {
  question: Question
  book: CodeBook
  date: IsoDate
  /** True when the asker gave no date of service and today was assumed. */
  dateAssumed: boolean
  /** The codes of the question that are in force on the date. */
  records: CodeRecord[]
}

export type Rule = (facts: Facts) => Advice
