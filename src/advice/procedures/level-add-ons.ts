// Joints of the spine have an add-on for the second level and one for all further levels together: a count decides both at once.
import type { AddOn } from '../../codes/code-record.ts'
import { amountOf } from '../../question/quantities.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, noteSays } from '../said.ts'

const SECOND_AND_THIRD: Record<string, [second: string, further: string]> = {
  '64490': ['64491', '64492'],
  '64493': ['64494', '64495'],
}

/** The add-ons for so many levels, once each; null where the primary counts them in another way. */
export function levelLines(primary: string, count: number): ClaimLine[] | null {
  return SECOND_AND_THIRD[primary]?.slice(0, Math.max(0, count - 1)).map((code) => line(code)) ?? null
}

/** Whether so many levels leave no unit of this add-on. */
export function isBeyondLevels(code: string, count: number): boolean {
  return Object.values(SECOND_AND_THIRD).some((codes) => codes.indexOf(code) >= Math.max(0, count - 1))
}

/** What so many levels are, beside the primary's add-on of the row; null where the primary counts them in another way. */
export function byLevel({ primary, citation }: AddOn, count: number, facts: Facts): Advice | null {
  const further = levelLines(primary ?? '', count)
  if (primary === null || further === null) return null
  const lines = [line(primary), ...further]
  const beyond = SECOND_AND_THIRD[primary]?.filter((code) => !lines.some((one) => one.code === code)) ?? []
  const not = beyond.length > 0 ? `; not ${listed(beyond, 'or')}` : ''
  return advice({
    findings: [
      finding(
        'add-on',
        'answer',
        'certain',
        `${amountOf(count, 'level')}: ${listed(lines.map(({ code }) => code))}${further.length > 0 ? ', once each' : ''}${not}.`,
        [citation],
      ),
      noteSays(facts, 'facet-joints', 'add-on'),
    ],
    claimLines: [...lines, ...beyond.map((code) => line(code, { units: DROPPED }))],
  })
}
