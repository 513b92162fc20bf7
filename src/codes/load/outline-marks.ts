// The marks that number the sections of an outline ("Section IV.", "H.", "1.", "a.", "1)", "(a)", "(i)"), and which of them a line can be.

/** Outermost first; a mark of a later rank stands inside one of an earlier. */
export const RANKS = { part: 0, letter: 1, number: 2, small: 3, bracketed: 4, smallBracketed: 5, roman: 6 } as const
export type Rank = (typeof RANKS)[keyof typeof RANKS]

export type Mark = { rank: Rank; value: number; label: string; heading: string }
export type OpenSection = Mark & { line: number }

/** Every way a line can begin a section; an `(i)` is a letter or a Roman number, which only its place tells. */
export function marksOf(line: string): Mark[] {
  const part = /^(Section|Chapter|Appendix) ([IVXL]{1,6}|\d{1,2})(?:[.:] |\s{0,2}$| [-–—] )(.{0,300})$/i.exec(line)
  if (part !== null) return [partMark(part[1] ?? '', part[2] ?? '', part[3] ?? '')]
  const plain = /^([A-Z]|[a-z]|\d{1,2})([.)]) {1,3}(\S.*)$/.exec(line)
  if (plain !== null) return plainMarks(plain[1] ?? '', plain[2] ?? '', plain[3] ?? '')
  const bracketed = /^\(([a-z]{1,5}|\d{1,2})\) {1,3}(\S.*)$/.exec(line)
  return bracketed === null ? [] : bracketedMarks(bracketed[1] ?? '', bracketed[2] ?? '')
}

/**
 * The sections that are open after a mark, or null when the mark does not fit here: it must follow its own kind (a number left out by the
 * document is forgiven) or be the first of the kind right below. A list inside a text that begins again at 1 stays text.
 */
export function openedBy(open: readonly OpenSection[], marks: readonly Mark[], line: number): OpenSection[] | null {
  for (const most of [1, LEFT_OUT]) {
    for (const mark of marks) {
      const sibling = open.find((section) => section.rank === mark.rank)
      const step = mark.value - (sibling?.value ?? 0)
      const isNext = sibling !== undefined && step >= 1 && step <= most
      const isFirst = sibling === undefined && mark.value === 1 && mark.rank <= (open.at(-1)?.rank ?? 0) + 1
      const isAppendix = mark.rank === RANKS.part && mark.label.startsWith('Appendix') && mark.value === 1
      // A manual's file holds one chapter, whichever its number.
      const begins = mark.rank === RANKS.part && open.length === 0
      if (isNext || isFirst || isAppendix || begins)
        return [...open.filter((section) => section.rank < mark.rank), { ...mark, line }]
    }
  }
  return null
}

/** How far a number may jump: one that the document skips or that was set so that it cannot be read. */
const LEFT_OUT = 2

function partMark(kind: string, number: string, heading: string): Mark {
  const value = /^\d/.test(number) ? Number(number) : romanValue(number.toLowerCase())
  const label = /^appendix$/i.test(kind) ? `Appendix ${number.toUpperCase()}` : number.toUpperCase()
  return { rank: RANKS.part, value, label, heading: heading.trim() }
}

function plainMarks(label: string, sign: string, heading: string): Mark[] {
  const one = (rank: Rank, value: number) => [{ rank, value, label, heading }]
  if (/\d/.test(label)) return one(sign === '.' ? RANKS.number : RANKS.bracketed, Number(label))
  if (sign !== '.') return []
  return label < 'a' ? one(RANKS.letter, letterValue(label)) : one(RANKS.small, letterValue(label))
}

function bracketedMarks(label: string, heading: string): Mark[] {
  if (/\d/.test(label)) return [{ rank: RANKS.bracketed, value: Number(label), label, heading }]
  const roman = romanValue(label)
  const asRoman = roman > 0 ? [{ rank: RANKS.roman, value: roman, label, heading }] : []
  return label.length > 1
    ? asRoman
    : [{ rank: RANKS.smallBracketed, value: letterValue(label), label, heading }, ...asRoman]
}

function letterValue(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 96
}

/** The value of a Roman number in small letters; 0 when it is none. */
function romanValue(text: string): number {
  const values = [...text].map((letter) => ROMAN[letter] ?? 0)
  if (values.includes(0)) return 0
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }
