// The vaccines that a mail calls by a name with one code: each is a line of its own beside what was named for giving it.
import type { CodeRecord } from '../../codes/code-record.ts'
import { describedCodes } from '../codes/described-services.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING } from '../said.ts'

// A code of a vaccine itself; a mail that names the product tells of giving it.
const PRODUCT = /^(?:906[1-9]\d|907[0-5]\d|9130\d|913[12]\d|Q203\d)$/

/** The vaccines called by a trade name or kind of their own; "flu shot" alone stands for too many. */
export function vaccineProducts({ book, question: { text }, date }: Facts): CodeRecord[] {
  const named = book.named(text, date).flatMap(({ records: [record, ...others] }) => {
    return record !== undefined && others.length === 0 && PRODUCT.test(record.code) ? [record] : []
  })
  return [...new Map(named.map((record) => [record.code, record])).values()]
}

/** Which codes the vaccines have; a mail that names a vaccine's code knows. */
export function productLines(facts: Facts): Advice {
  const described = describedCodes(facts).map(({ code }) => code)
  const products = vaccineProducts(facts).filter(({ code }) => !described.includes(code))
  if (products.length === 0 || billable(facts).some(({ record }) => PRODUCT.test(record.code))) return NOTHING
  return advice({
    findings: [
      finding(
        'vaccine-products',
        'answer',
        'likely',
        `The vaccine itself: ${listed(products.map(({ code, title }) => `${code} (${title})`))}.`,
        products.map(({ citation }) => citation),
      ),
    ],
    claimLines: products.map(({ code }) => line(code, { conditional: 'if this is the product that was given' })),
  })
}
