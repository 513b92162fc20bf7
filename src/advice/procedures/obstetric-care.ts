// Maternity care that one group gave in part: visits before birth by their number, and the delivery with or without the care after it.
import { NUMBER, numberOf } from '../../question/number-words.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, instead, line, listed, NOTHING } from '../said.ts'

const RULE = 'obstetric-care'
// The package from start to after birth, delivery alone, delivery with the care after it (each code's own explanation in the book).
const KINDS = [
  {
    words: /\bVBAC\b|\bvaginal\w{0,2}.{0,30}\b(?:previous|prior|earlier) (?:c-?section|cesarean)/i,
    codes: ['59610', '59612', '59614'],
  },
  { words: /\bc-?section\b|\bcesarean\b|\bcaesarean\b/i, codes: ['59510', '59514', '59515'] },
  { words: /\bvaginal|\bdeliver|\bNSVD\b/i, codes: ['59400', '59409', '59410'] },
]
const IN_PART =
  /\btransfer|\b(?:came|moved|switched) (?:in )?(?:to|from)\b|\b(?:another|other|different|outside|previous) (?:ob|practice|group|provider|doctor|physician|midwife)\b|\bdelivery only\b|\bleft (?:our|the) practice\b|\bchanged (?:insurance|payer|doctor)/i
const WE_DELIVERED =
  /\bwe (?:only )?(?:did|do|delivered|performed|had)\b|\bdelivered (?:by|with) us\b|\bour (?:doctor|ob|provider) delivered\b/i
const NOT_OURS =
  /\bdelivered (?:by|at|with|elsewhere)|\b(?:elsewhere|other (?:practice|group|hospital)) (?:delivered|did the delivery)\b/i
/** Visits that the mail puts in the other practice. */
const VISITS_ELSEWHERE =
  /\bvisits? (?:w\/|with|at|by|from|in) (?:an? |the )?(?:another|other|different|outside|previous|prior|old)\b|\b(?:other|previous|outside|old|prior) (?:ob|practice|group|provider|doctor)\b[^.?!]{0,20}\b(?:had|did|gave|saw)\b[^.?!]{0,20}\bvisits\b/i
const AFTER_BIRTH = /\bpost-?partum\b|\bafter (?:the )?(?:birth|delivery)\b/i
const VISITS = new RegExp(
  `\\b(${NUMBER}) (?:(?:ob|antepartum|prenatal|office) )?(?:times|visits)\\b|\\b(?:antepartum|prenatal) visits? ?(?:x|:|=)? ?(\\d{1,2})\\b`,
  'i',
)

/** Speaks where others had part of the care; one to three visits before birth are visit codes, four to six 59425, from seven on 59426. */
export function obstetricCare(facts: Facts): Advice {
  const { text } = facts.question
  const named = billable(facts).map(({ record }) => record.code)
  const kind =
    KINDS.find(({ codes }) => codes.some((code) => named.includes(code))) ?? KINDS.find(({ words }) => words.test(text))
  const [whole = '', alone = '', withAfter = ''] = kind?.codes ?? []
  if (
    !kind ||
    !IN_PART.test(text) ||
    !(named.some((code) => /^59\d{3}$/.test(code)) || /\b(?:ob|prenatal|antepartum)\b/i.test(text))
  )
    return NOTHING
  const written = VISITS.exec(text)
  const count = written && !VISITS_ELSEWHERE.test(text) ? numberOf(written[1] ?? written[2] ?? '') : null
  const before = count === null || count < 4 ? null : count < 7 ? '59425' : '59426'
  const birth = NOT_OURS.test(text) || !WE_DELIVERED.test(text) ? null : AFTER_BIRTH.test(text) ? withAfter : alone
  const codes = [before, birth].filter((code) => code !== null)
  if (codes.length === 0 && count === null) return NOTHING
  const parts = [
    before === null ? '' : `${before} x1 for the ${count} visits before birth`,
    count !== null && count < 4 ? `a visit code (99202-99215) for each of the ${count} visits before birth` : '',
    birth === null ? '' : `${birth} for the delivery${birth === withAfter ? ' with the care after it' : ' alone'}`,
  ].filter((one) => one !== '')
  const rows = [whole, ...codes].flatMap((code) => facts.book.onDate(code, facts.date).slice(0, 1))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Not ${whole}, which is for the whole of the care by one group: ${listed(parts)}.`,
        rows.map(({ citation }) => citation),
      ),
    ],
    claimLines: instead(
      [whole],
      ...codes.map((code) => line(code, { conditional: code === before ? 'as the record counts the visits' : null })),
    ),
    asks: [
      ...(count === null
        ? [
            {
              slot: 'count' as const,
              weight: 90,
              text: 'how many visits before birth your group gave (four to six are 59425, seven or more 59426)',
            },
          ]
        : []),
      { slot: 'payer', weight: 70, text: 'the payer, since some Medicaid plans want each visit by itself' },
    ],
  })
}
