// How many of a described service were done: the add-on that counts on from the first, with its units.
import type { CodeRecord } from '../../codes/code-record.ts'
import { amountOf } from '../../question/quantities.ts'
import type { Advice, Facts } from '../finding.ts'
import { countOf, furtherLines, ownAddOn, perThing } from '../procedures/add-on.ts'
import { advice, finding, listed, NOTHING } from '../said.ts'
import { sideOf } from './described-services.ts'

/** Speaks where the mail counts one kind of thing and one of the services has an add-on of its own that counts things. */
export function countedBeyond(services: CodeRecord[], facts: Facts): Advice {
  const count = countOf(facts)
  const [only, ...others] = services.flatMap((primary) => {
    const next = ownAddOn(primary, facts)
    return next !== null && perThing(next.code, facts) ? [{ primary, next }] : []
  })
  if (count === null || count.amount < 2 || only === undefined || others.length > 0) return NOTHING
  const { primary, next } = only
  const further = furtherLines(primary.code, next.code, count.amount)
  if (further.length === 0) return NOTHING
  return advice({
    findings: [
      finding(
        'described-services',
        'answer',
        'likely',
        `${amountOf(count.amount, count.noun)}: ${primary.code} once, and for what goes beyond it ${listed(further.map(({ code, units }) => `${code} x${units}`))}.`,
        [next.citation],
      ),
    ],
    claimLines: further.map((one) => ({
      ...one,
      modifiers: facts.book.onDate(one.code, facts.date).flatMap((record) => sideOf(record, facts)),
      conditional: 'as the note counts them',
    })),
  })
}
