// The code of a claim under a heading that the words of a mail choose: kind, side, stage, and what is denied; level by level.
import type { Relative } from '../../codes/family-look-up.ts'
import { namesSide } from '../../question/laterality.ts'
import type { Facts } from '../finding.ts'
import { careLetter } from './care-letter.ts'

/** `beside`: the codes between which the mail leaves open; empty where its words decided. */
export type Leaf = { row: Relative; beside: Relative[] }

// A word that the title has and the mail too, the mail lacks, or the mail denies.
const SAID = 2
// All titles of a family may name the organ; its side tells them apart.
const SIDE_SAID = 3
const SIDES = new Set(['left', 'right', 'bilateral', 'unilateral'])
const UNSAID = -1
const DENIED = -3
// "Without exacerbation" holds where nobody speaks of one.
const NOT_SPOKEN_OF = 0.5
const OTHER_SPECIFIED = -1
// Of two codes that fit alike the unspecified one says less.
const LESS_SAID = -0.1
// A fracture that nobody calls nondisplaced is displaced (guideline I.C.19.c).
const BY_DEFAULT = new Set(['uncomplicated', 'displaced'])
const DEEPEST = 5

/** The code of the heading itself where it can be billed; two where both sides have codes of their own. Empty: the words stop at a heading. */
export function leavesByWords(heading: string, said: ReadonlySet<string>, facts: Facts): Leaf[] {
  const [own] = facts.book.onDate(heading, facts.date).filter(({ system }) => system === 'ICD-10-CM')
  if (own?.billable) return [{ row: own, beside: [] }]
  return below(heading, said, facts, DEEPEST)
}

function below(heading: string, said: ReadonlySet<string>, facts: Facts, depth: number): Leaf[] {
  const { children } = facts.book.familyOf(heading, 'ICD-10-CM', facts.date)
  if (children.length === 0 || depth === 0) return []
  const phase = ofCare(children, facts)
  if (phase) return [{ row: phase, beside: [] }]
  if (said.has('bilateral') && !children.some(({ title }) => /\bbilateral\b/i.test(title))) {
    const sides = children.filter(({ title }) => /\b(?:right|left)\b/i.test(title))
    const sided = (side: string) => underBest(withSide(said, side))
    if (sides.length >= 2) return [...sided('right'), ...sided('left')]
  }
  return underBest(said)

  function underBest(words: ReadonlySet<string>): Leaf[] {
    const { child, isOpen } = chosen(children, words, facts)
    if (child === undefined) return []
    const beside = isOpen ? children.filter(({ code }) => code !== child.code) : []
    if (child.billable) return [{ row: child, beside }]
    return below(child.code, words, facts, depth - 1).map((leaf) => ({
      row: leaf.row,
      beside: beside.length > 0 ? beside : leaf.beside,
    }))
  }
}

function withSide(said: ReadonlySet<string>, side: string): Set<string> {
  return new Set([...said].filter((word) => word !== 'bilateral').concat(side))
}

/** Among codes that differ in the 7th character alone, that of the care the mail describes. */
function ofCare(children: Relative[], facts: Facts): Relative | null {
  const [first] = children
  if (first === undefined || !/^[A-Z]\d\w\.\w{3}[A-Z]$/.test(first.code)) return null
  const letter = careLetter(facts.question.text, first.code)
  return children.find(({ code }) => code.endsWith(letter)) ?? children.find(({ code }) => code.endsWith('A')) ?? null
}

function chosen(
  children: Relative[],
  said: ReadonlySet<string>,
  facts: Facts,
): { child: Relative | undefined; isOpen: boolean } {
  if (children.length === 1) return { child: children[0], isOpen: false }
  const titles = children.map(({ title }) => wordsOf(title))
  const shared = sharedBy(titles)
  const own = children.map((child, at) => ({ child, score: scoreOf(titles[at] ?? new Set(), shared, said) }))
  const sorted = [...own].sort((a, b) => b.score - a.score)
  const [best, second] = sorted
  // "Unspecified fracture of unspecified radius": beside the sides the one without a side, though all are unspecified.
  const haveSides = children.some(({ title }) => namesSide(title))
  const least = Math.min(...children.map(timesUnspecified))
  const isUnspecified = (child: Relative) =>
    UNSPECIFIED.test(child.title) &&
    (shared.has('unspecified') ? timesUnspecified(child) > least || (haveSides && !namesSide(child.title)) : true)
  // A word may stand only further down ("E. coli" under other Gram-negative organisms).
  const [deeper, nextDeeper] = children
    .filter(({ billable }) => !billable)
    .map((child) => ({ child, score: bestBelow(child, shared, said, facts) }))
    .sort((a, b) => b.score - a.score)
  const isDeeper = deeper !== undefined && deeper.score > 0 && deeper.score > (nextDeeper?.score ?? 0)
  const isBest = best !== undefined && best.score > 0 && best.score > (second?.score ?? DENIED)
  // What nobody speaks of gives way to a word that the mail has.
  if (best && isBest && !(isDeeper && best.score < SAID && deeper.score > best.score))
    return { child: best.child, isOpen: isUnspecified(best.child) }
  if (isDeeper) return { child: deeper.child, isOpen: false }
  const tied = own.filter(({ score }) => score > 0 && score === best?.score).map(({ child }) => child)
  const unspecified = [tied, children]
    .map((among) => lastOf(among.filter(isUnspecified)))
    .find((one) => one !== undefined)
  const other = children.find(({ title }) => wordsOf(title).has('other') && !shared.has('other'))
  return { child: unspecified ?? tied[0] ?? other, isOpen: true }
}

// Of a few codes a word must be in all titles to tell nothing; of many, one may be worded otherwise ("end stage renal disease").
const FEW = 4
const MOST_OF_MANY = 0.6

function sharedBy(titles: ReadonlySet<string>[]): Set<string> {
  const least = titles.length <= FEW ? titles.length : titles.length * MOST_OF_MANY
  const all = new Set(titles.flatMap((words) => [...words]))
  return new Set([...all].filter((word) => titles.filter((words) => words.has(word)).length >= least))
}

function timesUnspecified({ title }: Relative): number {
  return title.match(/\bunspecified\b/gi)?.length ?? 0
}

function bestBelow({ code }: Relative, shared: ReadonlySet<string>, said: ReadonlySet<string>, facts: Facts): number {
  const { children } = facts.book.familyOf(code, 'ICD-10-CM', facts.date)
  return Math.max(
    0,
    ...children
      .filter(({ title }) => shared.has('unspecified') || !UNSPECIFIED.test(title))
      .map(({ title }) => scoreOf(wordsOf(title), shared, said)),
  )
}

/** By the habit of the book the unspecified one of a category ends in 9, or is its last. */
function lastOf(rows: Relative[]): Relative | undefined {
  return rows.find(({ code }) => code.endsWith('9')) ?? rows.at(-1)
}

const UNSPECIFIED = /\bunspecified\b/i

function scoreOf(title: ReadonlySet<string>, shared: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const isUnspecified = title.has('unspecified')
  let score = title.has('other') && !shared.has('other') ? OTHER_SPECIFIED : isUnspecified ? LESS_SAID : 0
  for (const word of title) {
    if (shared.has(word) || word === 'unspecified' || word === 'other') continue
    const bare = word.replace(/^-/, '')
    const opposite = word === bare ? `-${bare}` : bare
    if (said.has(word)) score += SIDES.has(word) ? SIDE_SAID : SAID
    else if (said.has(opposite)) score += DENIED
    else if (word !== bare || BY_DEFAULT.has(word)) score += NOT_SPOKEN_OF
    else score += isUnspecified ? 0 : UNSAID
  }
  return score
}

const STOP = new Set(
  'of the a an and or to in on for by at as is not type due nos mellitus with has pt patient from'.split(' '),
)
const SHORT_FORMS: [RegExp, string][] = [
  [/\bw\/o\b/g, 'without'],
  [/\b(?:lt|l)\b(?= )/g, 'left'],
  [/\b(?:rt|r)\b(?= )/g, 'right'],
  [/\b(?:1st)\b/g, 'first'],
  [/\b(?:2nd)\b/g, 'second'],
  [/\b(?:3rd)\b/g, 'third'],
  [/\bfx\b/g, 'fracture'],
  [/\bnon[- ]displaced\b/g, 'nondisplaced'],
  [/\b5th\b/g, 'fifth'],
  [/\b4th\b/g, 'fourth'],
  [/\bfull[- ]thickness\b/g, 'complete full thickness'],
  [/\bpartial[- ]thickness\b/g, 'incomplete partial thickness'],
  [/\btk[ar]\b/g, 'knee replacement'],
  [/\bth[ar]\b/g, 'hip replacement'],
  [/\bboth\b/g, 'bilateral'],
  [/\br(u|m|l)l\b/g, 'right r$1l lobe'],
  [/\bl(u|l)l\b/g, 'left l$1l lobe'],
  [/\b[rl]ul\b/g, 'upper'],
  [/\brml\b/g, 'middle'],
  [/\b[rl]ll\b/g, 'lower'],
  [/\bhfpef\b|\bdhf\b/g, 'diastolic heart failure'],
  [/\bhfref\b|\bshf\b/g, 'systolic heart failure'],
  [/\bnpdr\b/g, 'nonproliferative'],
  [/\bpdr\b/g, 'proliferative'],
  [/\biiia\b/g, '3a'],
  [/\biiib\b/g, '3b'],
  [/\biv\b/g, '4'],
  [/\biii\b/g, '3'],
  [/\bsacrum\b/g, 'sacral'],
  // One word, for "first pregnancy, first trimester" holds the same one twice.
  [/\bfirst trimester\b/g, 'trimester1'],
  [/\bsecond trimester\b/g, 'trimester2'],
  [/\bthird trimester\b/g, 'trimester3'],
  [/\bgrade (?:1|i)\b/g, 'first degree'],
  [/\bgrade (?:2|ii)\b/g, 'second degree'],
  [/\bgrade (?:3|iii)\b/g, 'third degree'],
  [/\bgrade (?:4|iv)\b/g, 'fourth degree'],
  [/\bhypoxic\b/g, 'hypoxia'],
  [/\bhypercapnic\b/g, 'hypercapnia'],
  [/\bmorbid(?:ly)?\b/g, 'morbid severe'],
  [/\bcoumadin\b/g, 'warfarin'],
  [/\bstage([1-6][ab]?)\b/g, 'stage $1'],
]
const DENIES = new Set(['no', 'without', 'not', 'denies'])
// What is denied ends at a word that says how the condition itself is.
const ENDS_DENIAL = new Set(
  'intractable severe mild moderate recurrent chronic acute left right bilateral stage unspecified grade single'.split(
    ' ',
  ),
)

/** The words of a title or a mail, singular and in small letters; what is denied has a minus sign. Nonessential words in brackets are left out of titles. */
export function wordsOf(written: string, brackets = false): Set<string> {
  let text = written.toLowerCase().replace(/\bnot otherwise specified\b|\bnec\b/g, '')
  if (!brackets) text = text.replace(/\([^()]{0,60}\)/g, ' ')
  for (const [short, full] of SHORT_FORMS) text = text.replace(short, full)
  const words = new Set<string>()
  for (const part of text.split(/[,;.()]|\bwith\b|\bbut\b/)) {
    let denied = false
    let isFirst = false
    for (const raw of part.split(/[^a-z0-9]+/).filter(Boolean)) {
      if (denied && !isFirst && ENDS_DENIAL.has(raw)) denied = false
      isFirst = DENIES.has(raw)
      if (isFirst) denied = true
      else if (!STOP.has(raw)) words.add(`${denied ? '-' : ''}${singular(raw)}`)
    }
  }
  return words
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}
