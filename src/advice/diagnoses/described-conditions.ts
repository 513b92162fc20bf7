// Reads the conditions that a mail describes in words, each with the words that belong to it, and finds the code of each.
import type { Relative } from '../../codes/family-look-up.ts'
import type { Facts } from '../finding.ts'
import { CONDITION_WORDS } from './condition-words.ts'
import { type Leaf, leavesByWords, wordsOf } from './leaf-by-words.ts'
import { type ConditionWords, mentionsOf } from './worded-condition.ts'

export type Described = {
  entry: ConditionWords
  /** As the mail writes it. */
  asWritten: string
  /** Where in the mail. */
  at: number
  /** The words of the book and of the mail that may choose below the heading. */
  words: ReadonlySet<string>
  /** `family`: a relative had it. */
  /** One of several sites, so that a side named for another one is not its own. */
  isOneOfSites?: boolean
  is: 'present' | 'uncertain' | 'history' | 'family' | 'denied'
}

// The words before a mention that turn it: what is denied or a relative's is not coded at all.
const DENIED_BEFORE =
  /(?:\b(?:no|denies|denied|without|negative for|never had|not)\s(?:(?!after|from|since|following|due)\w{1,12}\s){0,2}|\bnon-?)$/i
const FAMILY_BEFORE =
  /\b(?:(?:family|fam) (?:history|hx)(?: of)?|FHx?(?: of)?|(?:father|mother|mom|dad|brother|sister|parent|sibling|aunt|uncle|grand\w{3,6}|son|daughter)s?(?:'s)? (?:had|has|with|w\/|died of|dx'?d? with))\s(?:\w{1,12}\s){0,2}$/i
const UNCERTAIN_BEFORE =
  /\b(?:suspect\w{0,3}|probable|possible|likely|question(?:able)? (?:of)?|r\/o|rul(?:e|ed|ing)[ -]out|concern for)\s?(?:\w{1,12}\s){0,2}$|\?$/i
const UNCERTAIN_BEHIND = /^[ ,]{0,2}(?:is |was )?(?:suspected|probable|possible|likely|ruled out|not confirmed)\b/i
const HISTORY_BEFORE = /\b(?:h\/o|hx(?: of)?|history of|hist of|past)\s(?:\w{1,12}\s){0,2}$/i
// "History of a clot, on warfarin": the drug is taken now.
const TAKEN_NOW = /^Z(?:79|9[69])/
// A cancer that was removed and is not found any more is a history (guideline I.C.2.m).
const GONE =
  /\bno evidence of (?:disease|recurrence)|\bNED\b|\b(?:cancer|disease)[- ]free\b|\bin remission\b|\b(?:resected|removed|excised)\b[^.;?]{0,20}\b(?:last|ago|in 20\d\d|previous\w{0,2})|\bs\/p (?:\w{1,12} )?(?:mastectomy|lumpectomy|prostatectomy|colectomy|resection)|\bcompleted (?:\w{1,12} )?(?:treatment|chemo\w{0,8}|radiation)|\b\d{1,2} (?:years|yrs) ago\b|\bactive or history\b|\bsurveillance\b/i
const BEFORE = 40
const BEHIND = 24

/** The conditions in the order of the mail. Where one expression has taken words, a later one does not read them again. */
export function describedConditions(text: string): Described[] {
  const found: { entry: ConditionWords; at: number; asWritten: string }[] = []
  for (const entry of CONDITION_WORDS) {
    const hit = firstFree(entry, text, found)
    if (hit) found.push({ entry, ...hit })
  }
  const sorted = found.sort((a, b) => a.at - b.at)
  return sorted.flatMap(({ entry, at, asWritten }, place): Described[] => {
    const end = at + asWritten.length
    const before = text.slice(Math.max(0, at - BEFORE), at)
    const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('.'), before.lastIndexOf(';')) + 1)
    const previous = sorted[place - 1]
    const next = sorted[place + 1]
    const lead = partedBefore(text.slice(previous ? previous.at + previous.asWritten.length : 0, at))
    const tail = partedBehind(text.slice(end, next?.at ?? text.length), next !== undefined)
    const [own = '', ...further] = entry.isWide ? [text] : sitesOf(`${lead} ${asWritten} ${tail}`)
    const isUncertain = UNCERTAIN_BEFORE.test(clause) || UNCERTAIN_BEHIND.test(text.slice(end, end + BEHIND))
    const is = FAMILY_BEFORE.test(clause)
      ? 'family'
      : DENIED_BEFORE.test(clause)
        ? 'denied'
        : isUncertain
          ? 'uncertain'
          : (HISTORY_BEFORE.test(clause) && !TAKEN_NOW.test(entry.code)) ||
              (/^C(?!7[789])/.test(entry.code) && GONE.test(text))
            ? 'history'
            : 'present'
    const again = further.length > 0 || entry.isWide ? [] : saidAgain(entry, text, end, wordsOf(own, true))
    return [own, ...further].map((words) => ({
      ...{ entry, at, asWritten, is, isOneOfSites: further.length > 0 },
      words: new Set([...wordsOf(words, true), ...again, ...wordsOf(entry.words ?? '')]),
    }))
  })
}

function firstFree(
  entry: ConditionWords,
  text: string,
  taken: { at: number; asWritten: string }[],
): { at: number; asWritten: string } | null {
  for (const hit of mentionsOf(entry, text)) {
    const end = hit.index + hit[0].length
    if (!taken.some(({ at, asWritten }) => hit.index < at + asWritten.length && at < end))
      return { at: hit.index, asWritten: hit[0] }
  }
  return null
}

/** A subject names in short what the mail then describes: the words of later mentions count too, unless they are of the other side. */
function saidAgain(entry: ConditionWords, text: string, from: number, own: ReadonlySet<string>): string[] {
  return mentionsOf(entry, text)
    .filter(({ index }) => index >= from)
    .flatMap((hit) => {
      const end = hit.index + hit[0].length
      const words = wordsOf(
        `${partedBefore(text.slice(from, hit.index))} ${hit[0]} ${partedBehind(text.slice(end), false)}`,
        true,
      )
      const isOther = SIDES.some((side) => own.has(side) && SIDES.some((other) => other !== side && words.has(other)))
      return isOther ? [] : [...words]
    })
}

const SIDES = ['left', 'right']

const SITE =
  /\b(?:left|right|lt|rt|sacr(?:um|al)|coccyx|buttocks?|heels?|elbows?|hips?|ankles?|knees?|shoulders?|(?:upper|lower) back)\b/i

/** "Left heel and stage 2 of right buttock": one condition at two sites. */
function sitesOf(words: string): string[] {
  const parts = words.split(/\band\b|\+/i)
  const isSite = (part: string) => SITE.test(part)
  return parts.length > 1 && parts.every(isSite) ? parts : [words]
}

const PARTS = /[.;?!\n]|\b(?:and|plus|also|due to|because of|as well as)\b|\+/gi

/** Of the words between two conditions those nearest to the second. */
function partedBefore(gap: string): string {
  return gap.split(PARTS).at(-1) ?? ''
}

/** Behind the last condition of a mail its sentence goes on; before another one only as far as an "and". */
function partedBehind(gap: string, isBetween: boolean): string {
  return isBetween ? (gap.split(PARTS)[0] ?? '') : (gap.split(/[;?!\n]|\.(?!\d)/)[0] ?? '')
}

/** The codes of one condition by its own words, then by the side that the whole mail names. */
export function leavesOf({ entry, words, isOneOfSites = false }: Described, facts: Facts): Leaf[] {
  const { laterality } = facts.question
  const sided = ['left', 'right', 'bilateral'].some((side) => words.has(side))
  const said = sided || isOneOfSites || laterality === null ? words : new Set([...words, laterality])
  const isOneSide = said.has('left') !== said.has('right') && !said.has('bilateral')
  return leavesByWords(entry.code, isOneSide ? new Set([...said, 'unilateral']) : said, facts)
}

/** What tells the codes apart between which the mail leaves open: "N18.1 (stage 1)". */
export function differences(beside: Relative[]): string[] {
  const titles = beside.map(({ title }) =>
    title
      .replace(/\([^()]{0,60}\)/g, ' ')
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  const shared = new Set((titles[0] ?? []).filter((word) => titles.every((words) => words.includes(word))))
  return beside.map(({ code }, at) => {
    const own = (titles[at] ?? []).filter((word) => !shared.has(word))
    return own.length === 0 ? code : `${code} (${own.join(' ')})`
  })
}
