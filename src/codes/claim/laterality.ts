// The side a modifier names against the side of the diagnoses that the line points at.
import type { Citation, IsoDate } from '../citation.ts'
import type { CodeBook } from '../code-book.ts'
import { type Side, sideOf as sideOfModifier } from '../ncci-modifiers.ts'
import { type ClaimFinding, nameOf, type ReadClaim, type ReadLine } from './claim.ts'

type Sided = { code: string; side: Side; citation: Citation }

/** Says it when all sided diagnoses of a line are of the other side. A line without pointers is compared with all diagnoses. */
export function checkLaterality(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const sided = new Map<string, Sided>()
  for (const code of claim.diagnoses) {
    const found = sidedDiagnosis(book, code, claim.date)
    if (found !== null) sided.set(code, found)
  }
  return claim.lines.flatMap((line) => {
    const sides = new Set(line.modifiers.flatMap((modifier) => sideOfModifier(modifier) ?? []))
    const [side, ...more] = sides
    // A line of both sides is another check's.
    if (side === undefined || side === 'both' || more.length > 0) return []
    const diagnoses = diagnosesOf(line, claim).flatMap((code) => sided.get(code) ?? [])
    const [first, ...rest] = diagnoses
    if (first === undefined || diagnoses.some((one) => one.side === side || one.side === 'both')) return []
    const codes = diagnoses.map(({ code }) => code).join(', ')
    return [
      {
        claim: `${nameOf(line)} is of the ${side} side, and ${codes} of the ${first.side} side.`,
        rule: 'laterality',
        certainty: 'likely',
        citations: [first.citation, ...rest.map(({ citation }) => citation)],
      },
    ]
  })
}

function diagnosesOf(line: ReadLine, { diagnoses }: ReadClaim): readonly string[] {
  return line.pointers.length === 0 ? diagnoses : line.pointers.flatMap((number) => diagnoses[number - 1] ?? [])
}

/**
 * The side a diagnosis is of. "Left" in a title need not be a side (left ventricular failure), so the rows must prove it:
 * beside the code under its heading, or beside a heading above it, stands the same title with the other side.
 */
function sidedDiagnosis(book: CodeBook, code: string, date: IsoDate): Sided | null {
  const record = book.onDate(code, date).find(({ system }) => system === 'ICD-10-CM')
  const side = record === undefined ? null : sideIn(record.title)
  if (record === undefined || side === null) return null
  const sided = { code: record.code, side, citation: record.citation }
  if (side === 'both') return sided
  const { parents } = book.familyOf(code, 'ICD-10-CM', date)
  const titles = [record.title, ...parents.map(({ title }) => title)]
  const isProved = parents.some((parent, at) => {
    const other = otherSide(titles[at] ?? '')
    const beside = other === null ? [] : book.familyOf(parent.code, 'ICD-10-CM', date).children
    return beside.some(({ title }) => title.toLowerCase() === other)
  })
  return isProved ? sided : null
}

function sideIn(title: string): Side | null {
  if (/\bbilateral\b/i.test(title)) return 'both'
  const [isLeft, isRight] = [/\bleft\b/i.test(title), /\bright\b/i.test(title)]
  return isLeft === isRight ? null : isLeft ? 'left' : 'right'
}

/** The title, in small letters, with its side changed; null when it is not of one side. */
function otherSide(title: string): string | null {
  const small = title.toLowerCase()
  const side = sideIn(small)
  if (side === 'left') return small.replace(/\bleft\b/g, 'right')
  return side === 'right' ? small.replace(/\bright\b/g, 'left') : null
}
