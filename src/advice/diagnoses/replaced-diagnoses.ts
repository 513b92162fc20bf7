// Says why a diagnosis that a mail names by its code is not on the claim beside what its words tell.
import type { Facts, Finding } from '../finding.ts'
import { finding, listed as inWords, noteCitations } from '../said.ts'
import type { Replaced } from './named-diagnoses.ts'

const RULE = 'diagnosis-list'

/** Named codes that the list says otherwise, each with its reason. */
export function replacements(replaced: Replaced[], facts: Facts): (Finding | null)[] {
  const of = (because: Replaced['because'], said: (codes: string) => string, ...notes: string[]) => {
    const codes = replaced.filter((one) => one.because === because).map(({ code }) => code)
    const rows = facts.records.filter(({ code }) => codes.includes(code)).map(({ citation }) => citation)
    return codes.length === 0
      ? null
      : finding(RULE, 'answer', 'likely', said(inWords(codes)), [...noteCitations(facts, ...notes), ...rows])
  }
  return [
    of(
      'joined',
      (codes) =>
        `Not ${codes} beside these: the conditions are coded as related though nobody wrote the link, and the code for both says it.`,
      'icd-with',
    ),
    of('otherwise', (codes) => `Not ${codes}: your words say the code above.`, 'icd-full-length'),
    ...replaced.map((one) => (one.because === 'excluded' ? excludedBy(one, facts) : null)),
    of(
      'explained',
      (codes) => `Not ${codes} any more: pathology says what it is, and that is coded in its place.`,
      'icd-integral-symptoms',
    ),
    of(
      'past',
      (codes) => `Not ${codes}: what is over and no longer treated is a history, not a present condition.`,
      'icd-history',
    ),
    of('vaguer', (codes) => `Not ${codes}: what you describe has a more exact code.`, 'icd-full-length'),
  ]
}

function excludedBy({ code, by, from }: Extract<Replaced, { because: 'excluded' }>, facts: Facts): Finding | null {
  const caution = by.caution === null ? '' : ` (${by.caution})`
  return finding(
    RULE,
    'answer',
    'likely',
    `Not ${code} beside ${from}, unless they are unrelated: the Excludes1 note at ${by.from.code} names ${by.text}${caution}.`,
    [by.citation, ...noteCitations(facts, 'icd-excludes1')],
  )
}
