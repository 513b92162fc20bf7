// Claim lines of a draft: valid on the date, billable, within their unit limit or said to be over it.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import type { Draft } from './draft.ts'

export function unsoundLines({ claimLines }: Draft, book: CodeBook, date: IsoDate): string[] {
  return claimLines.flatMap((line) => {
    const rows = book.onDate(line.code, date)
    if (rows.length === 0 && line.conditional === null) return [`claim line ${line.code} is not valid on ${date}`]
    return rows.length > 0 && rows.every((row) => !row.billable)
      ? [`claim line ${line.code} is a heading, not a billable code`]
      : []
  })
}

/** Two lines that depend on nothing and whose edit no modifier bypasses (NCCI PTP, indicator 0): the claim would be denied as drafted. */
export function unpayablePairs({ claimLines }: Draft, book: CodeBook, date: IsoDate): string[] {
  const sure = claimLines.filter(({ conditional }) => conditional === null)
  return sure.flatMap((one, at) =>
    sure
      .slice(at + 1)
      .filter((other) => other.code !== one.code)
      .filter((other) =>
        book.pairs(one.code, other.code, date).some((edit) => edit.table === 'practitioner' && edit.indicator === 0),
      )
      .map((other) => `claim lines ${one.code} and ${other.code} stand together, and no modifier bypasses their edit`),
  )
}

/** NCCI medically unlikely edits of the practitioner table; a limit of 0 says who bills, and is no number of units to stay under. */
export function linesOverLimit({ claimLines, findings }: Draft, book: CodeBook, date: IsoDate): string[] {
  return claimLines.flatMap((line) => {
    const limit = book.unitLimits(line.code, date).find((row) => row.table === 'practitioner' && row.units > 0)
    if (!limit || line.units <= limit.units) return []
    const isSaid = findings.some((finding) => finding.rule === 'unit-limits' && finding.claim.includes(line.code))
    const what = `claim line ${line.code} x${line.units} is over its unit limit of ${limit.units}`
    return isSaid || line.conditional?.includes('over') ? [] : [`${what}, and no finding says so`]
  })
}
