// Pairs of codes without an NCCI edit on the date, and questions about pairs that name no codes.
import { parseIsoDate } from '../../codes/citation.ts'
import type { PairEdit } from '../../codes/code-record.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, listed, NOTHING, noteCitations, noteSays } from '../said.ts'

const RULE = 'pair-edits'
const ASKS_OF_PAIRS =
  /\b(?:(?:to|2)gether|bundl\w{1,6}|unbundl\w{1,6}|n?cci|ptp|edits?|column|both (?:codes?|be|pay|paid|bill\w{0,3})|bill both|separately|billed w(?:ith)?|same (?:day|date|session|visit))\b|\b59s?\b|\bCO-?\s?(?:97|236)/i

/** Whether the words ask what holds between codes. */
export function asksForPairs(text: string): boolean {
  return ASKS_OF_PAIRS.test(text)
}

/** Whether the absence of an edit is news: not to who asks only what codes mean or whether they are valid. */
export function asksOfPairs({ question: { intents, text } }: Facts): boolean {
  if (asksForPairs(text)) return true
  return intents.includes('ncci_pair') && !intents.includes('code_definition') && !intents.includes('code_validity')
}

/** What may be said of pairs without an edit in force; the releases searched and an edit that ended are named. */
export function noEdit(pairs: [string, string][], facts: Facts): Advice {
  const release = facts.book.releases().find((one) => /PTP practitioner/i.test(one.source))
  const searched = release
    ? [
        {
          source: release.source,
          edition: release.edition,
          locator: pairs
            .map((pair) => pair.join('/'))
            .slice(0, 3)
            .join(', '),
        },
      ]
    : []
  const named = listed(pairs.slice(0, 3).map(([a, b]) => `${a} with ${b}`))
  const ended = pairs.length === 1 ? pairs.flatMap(([a, b]) => endedEdit(a, b, facts) ?? [])[0] : undefined
  const before = ended
    ? ` The edit that paired them (${ended.column1} column one, ${ended.column2} column two, indicator ${ended.indicator}) ended on ${ended.validTo}.`
    : ''
  return advice({
    findings: [
      finding(
        RULE,
        // Only where the mail asks of the pair; beside a question of units or a claim of many codes it is background.
        pairs.length <= MOST_ANSWERED && asksForPairs(facts.question.text) ? 'answer' : 'why',
        'likely',
        `The loaded NCCI table${release ? ` (${release.edition})` : ''} holds no edit for ${named}, so none calls for ${asks59(facts) ? '59 or another' : 'a'} modifier between them.${before}${/^medicaid$/i.test(facts.question.payer ?? '') ? ' Medicaid has NCCI tables of its own, which are not loaded: check the Medicaid file before you decide on 59.' : ''} The absence of a row is not permission: each service must still be separate and documented.`,
        [...(ended ? [ended.citation] : []), ...searched, ...noteCitations(facts, 'no-row-not-permission')],
      ),
    ],
  })
}

function asks59({ question: { codes } }: Facts): boolean {
  return codes.some(({ code, modifiers }) => [code, ...modifiers].includes('59'))
}

const MOST_ANSWERED = 3

// Edits are mostly withdrawn at a quarter's end; one in force at the end of one of these years is found.
const YEARS_LOOKED_BACK = 10

/** The newest edit between two codes that is no longer in force on the date. */
function endedEdit(a: string, b: string, facts: Facts): PairEdit | null {
  const year = Number(facts.date.slice(0, 4))
  for (let back = 1; back <= YEARS_LOOKED_BACK; back++) {
    const day = parseIsoDate(`${year - back}-12-31`)
    const edit = day ? facts.book.pairs(a, b, day).find((row) => row.table === 'practitioner') : undefined
    if (edit) return edit
  }
  return null
}

/** Asked about pairs in general, the indicators are explained; beside a named code they would read as if an edit had been found. */
export function pairsInGeneral(facts: Facts): Advice {
  if (facts.question.codes.some(({ systems }) => !systems.includes('MODIFIER'))) return NOTHING
  const indicator = /\bindicator (?:of )?([019])\b|\b(?:shows?|has|is) (?:an? )?([019])\b/i.exec(facts.question.text)
  const asked = indicator?.[1] ?? indicator?.[2]
  const order = asked === undefined ? ['0', '1'] : [asked, ...['0', '1', '9'].filter((one) => one !== asked)]
  const said = order.map((one, at) =>
    noteSays(facts, `ncci-indicator-${one}`, RULE, at === 0 && asked !== undefined ? 'answer' : 'why'),
  )
  if (said.every((one) => one === null)) return NOTHING
  return advice({
    findings: said,
    asks: [{ slot: 'service', weight: 95, text: 'both codes of the pair with the modifiers sent' }],
  })
}
