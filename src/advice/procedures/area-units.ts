// Codes by area: the first square centimetres are one code, each further part of so many is a unit of its add-on.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, instead, line, NOTHING, together } from '../said.ts'
import { ownAddOn } from './add-on.ts'

const RULE = 'area-units'
const AREA = /\b(\d{1,4}(?:\.\d{1,2})?) ?(?:sq(?:uare)?\.? ?(?:cms?|centimet(?:er|re)s?)|cm2|cm²|scm)(?![a-z])/gi
const SIDES = /\b(\d{1,3}(?:\.\d{1,2})?) ?(?:cm)? ?(?:x|by|×) ?(\d{1,3}(?:\.\d{1,2})?) ?cm\b/gi
const FIRST = /\bfirst (\d{1,3}) sq cm\b/
const EACH = /\b(?:each|every) (?:further |additional )?(\d{1,3}) sq cm\b/

/** The areas are part of what each code means (see its explanation in the book); areas of one depth are added up (note `debridement-depth`). */
export function areaUnits(facts: Facts): Advice {
  const { text } = facts.question
  const counted = billable(facts).filter(({ record }) => FIRST.test(record.title))
  const codes = counted.map(({ record }) => record.code)
  return together(
    counted.map(({ mention, record }) => {
      const area =
        counted.length > 1 ? (areaBeside(codes, record.code, text) ?? areaAtDepth(record.title, text)) : areaIn(text)
      if (area === null) return NOTHING
      const next = ownAddOn(record, facts)
      const covers = Number(FIRST.exec(record.title)?.[1] ?? Number.NaN)
      const row = next && facts.book.onDate(next.code, facts.date)[0]
      const step = Number(EACH.exec(row?.title ?? '')?.[1] ?? covers)
      if (next === null || Number.isNaN(covers)) return NOTHING
      const units = Math.ceil(Math.max(0, area - covers) / step)
      const sum =
        units > 0
          ? `${record.code} x1 for the first ${covers} and ${next.code} x${units} for the rest, a unit for each ${step} sq cm or part of it`
          : `${record.code} x1 alone, which covers ${covers}; ${next.code} does not apply`
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `${(mention.units ?? 1) > 1 ? `Not ${record.code} x${mention.units}: ` : ''}${area} sq cm are ${sum}.`,
            [record.citation, next.citation],
          ),
        ],
        claimLines: instead(
          units > 0 ? [] : [next.code],
          line(record.code),
          ...(units > 0 ? [line(next.code, { units })] : []),
        ),
      })
    }),
  )
}

const DEPTHS: [inMail: RegExp, inTitle: RegExp][] = [
  [/\bbone\b/i, /\bbone\b/],
  [/\b(?:muscle|fascia)\b/i, /\bmuscle\b/],
  [/\b(?:fat|sub-?cut\w{0,8}|subq|sq tissue)\b/i, /\bfat\b/],
]

/** "11042 right foot 15 sq cm, 97597 left leg 30 sq cm": the areas that stand with this code, where each stands with one code. */
function areaBeside(codes: string[], code: string, text: string): number | null {
  const named = clausesIn(text).map((clause) => ({ clause, of: codes.filter((one) => clause.includes(one)) }))
  if (named.some(({ of }) => of.length !== 1)) return null
  const own = named.filter(({ of }) => of.includes(code))
  return own.length === 0 ? null : own.reduce((sum, { clause }) => sum + (summed(clause) ?? 0), 0)
}

/** The parts of the text that measure an area. */
function clausesIn(text: string): string[] {
  return text.split(/[,;?!\n]|\.(?!\d)|\band\b|\bplus\b/i).filter((clause) => summed(clause) !== null)
}

/** The areas of several depths, each by the words of its own clause; null where one of them names no depth. */
function areaAtDepth(title: string, text: string): number | null {
  const clauses = clausesIn(text)
  const depths = clauses.map((clause) => DEPTHS.find(([inMail]) => inMail.test(clause)))
  if (depths.includes(undefined)) return null
  const own = clauses.filter((_, at) => depths[at]?.[1].test(title))
  return own.length === 0 ? null : own.reduce((sum, clause) => sum + (summed(clause) ?? 0), 0)
}

/** The sum of all areas in sq cm, a total said as such alone; null where none is measured. A subject line only says again what the mail measures. */
function areaIn(text: string): number | null {
  const [, ...paragraphs] = text.split('\n\n')
  return summed(paragraphs.join('\n\n')) ?? summed(text)
}

function summed(text: string): number | null {
  const written = [...text.matchAll(AREA)].map((hit) => ({
    area: Number(hit[1]),
    isTotal:
      /\btotal|\bcombined/i.test(text.slice(Math.max(0, hit.index - 20), hit.index)) ||
      /^ (?:in (?:total|all)|total|altogether|combined)\b/i.test(
        text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 12),
      ),
  }))
  const sides = written.length > 0 ? [] : [...text.matchAll(SIDES)].map((hit) => Number(hit[1]) * Number(hit[2]))
  const all = written.some(({ isTotal }) => isTotal) ? written.filter(({ isTotal }) => isTotal) : written
  const areas = [...all.map(({ area }) => area), ...sides]
  return areas.length === 0 ? null : Math.round(areas.reduce((sum, one) => sum + one, 0) * 100) / 100
}
