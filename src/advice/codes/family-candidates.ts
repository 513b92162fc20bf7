// A primary and its add-on found by the words of a mail: offered as one family, with the count put on both lines.
import type { CodeRecord } from '../../codes/code-record.ts'
import { amountOf } from '../../question/quantities.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { countOf, firstAndEach } from '../procedures/add-on.ts'
import { finding } from '../said.ts'

const RULE = 'code-search'

/** A primary with its own add-on, when the best hit belongs to such a family and the other half was found too. */
export function familyOf(best: CodeRecord, close: CodeRecord[], facts: Facts): [CodeRecord, CodeRecord] | null {
  const date = best.validTo !== null && best.validTo < facts.date ? best.validTo : facts.date
  for (const primary of [best, ...close]) {
    for (const row of facts.book.addOnsOf(primary.code, date)) {
      const addOn = facts.book.onDate(row.code, date)[0]
      if (
        addOn &&
        (addOn.code === best.code || primary.code === best.code) &&
        close.some((one) => one.code === addOn.code)
      )
        return [primary, addOn]
    }
  }
  return null
}

export function familyFinding(family: [CodeRecord, CodeRecord], facts: Facts): Finding | null {
  const count = countOf(facts)
  const [primary, addOn] = family
  const [, further] = count ? firstAndEach(primary.code, addOn.code, count.amount) : []
  const sum = count
    ? ` For ${amountOf(count.amount, count.noun)} that is ${primary.code} once${further ? ` and ${addOn.code} x${further.units}` : ''}.`
    : ''
  return finding(
    RULE,
    'why',
    'certain',
    `${addOn.code} is the add-on of ${primary.code} and counts what goes beyond it, with no modifier 59 between them.${sum}`,
    [primary.citation, addOn.citation],
  )
}

export function familyLines(family: [CodeRecord, CodeRecord], facts: Facts): Advice['claimLines'] {
  const [primary, addOn] = family
  const conditional = endedText(primary, facts) ?? 'if the note describes this service'
  return firstAndEach(primary.code, addOn.code, countOf(facts)?.amount ?? 2).map((one) => ({ ...one, conditional }))
}

/** The condition of a line whose code ended before the date. */
export function endedText(row: CodeRecord, facts: Facts): string | null {
  return row.validTo !== null && row.validTo < facts.date ? `only for dates of service through ${row.validTo}` : null
}
