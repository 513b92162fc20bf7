// A procedure in the global period of an earlier one: 58, 78 or 79 by what the mail says of the two, and on which code.

import type { CodeRecord } from '../../codes/code-record.ts'
import { laterSideIn } from '../../question/laterality.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, DROPPED, finding, instead, line, noteCitations } from '../said.ts'
import { isVisit } from '../visits/visit.ts'
import { isPast, periodOver } from './period-over.ts'

const RULE = 'global-days'
const OPERATING_ROOM = /\boperating room\b|\bOR\b/
const UNPLANNED =
  /\bcomplication|\bbleed|\bhematoma|\binfect|\bdehisc|\bunplanned\b|\bleak\b|\bevacuat|\bwashout\b|\bmanipulation\b|\bMUA\b|\bstiff|\badhesi|\barthrofibrosis\b/i
// "POD 12 from 49505", "s/p 27447", "after 47562": the code of the surgery that came first.
const BEFORE_THE_FIRST =
  /\b(?:pod ?#?\d{1,3} (?:from|of|after)|days? (?:from|after|post)|s\/p|status post|after|following|post|global (?:of|for|from|period of))(?: an?| the| her| his)?(?: [a-z]{2,20}){0,2} $/i

// Characters before a code in which its day is told: a span and the name of the operation.
const CLUE_LENGTH = 70

// Days, weeks or months by their number.
const SPAN = '(?:\\d{1,3}|an?|one|two|three|four|five|six|few|several) ?(?:days?|d|weeks?|wks?|months?|mos?)'
const DAYS_BEFORE = new RegExp(
  `\\b(?:pod ?#?\\d{1,3} (?:from|of|after)|${SPAN} (?:from|after|post|s\\/p|following|ago)|status post|s\\/p)(?: an?| the| her| his)?(?: [a-z]{2,20}){0,3} \\(?$`,
  'i',
)
// "Had 27447 on 1/12": told as what came before.
const HAD = /\b(?:had|underwent)(?: an?| the| her| his)? $/i
const DAY_WRITTEN = '\\d{1,2}[/-]\\d{1,2}(?:[/-]\\d{2,4})?'
const DAYS_BEHIND = new RegExp(`^[^.?!;\\d]{0,30}(?:${DAY_WRITTEN}[^.?!;\\d]{0,30})?\\b${SPAN} (?:later|ago)\\b`, 'i')

const AGO = new RegExp(`\\b${SPAN} ago\\b`, 'i')
const DATE_BEHIND = /^[^\d]{0,25}(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?\b/

/** Codes with a day written behind them that is before the day behind another one ("27447 on 3/1, 20610 on 4/20"). */
function onEarlierDays(facts: Facts): string[] {
  const { text } = facts.question
  const dated = billable(facts).flatMap(({ mention, record }) => {
    const at = text.indexOf(mention.asWritten)
    const [, month, day, year] = DATE_BEHIND.exec(text.slice(at + mention.asWritten.length, at + 60)) ?? []
    return at < 0 || month === undefined
      ? []
      : [{ code: record.code, day: (Number(year ?? 0) % 100) * 372 + Number(month) * 31 + Number(day) }]
  })
  const last = Math.max(...dated.map(({ day }) => day))
  return dated.filter(({ day }) => day < last).map(({ code }) => code)
}

/** Codes of a surgery that the mail puts some days before what is asked about ("6 days after 11400", "47562, 8 days later"): they were billed then. */
export function earlierCodes(facts: Facts): string[] {
  const { text } = facts.question
  const all = billable(facts)
  const dated = onEarlierDays(facts)
  const earlier = all.filter(
    ({ mention, record }) =>
      !isVisit(record.code) && (dated.includes(record.code) || isSaidBefore(mention.asWritten, text)),
  )
  return earlier.length < all.length ? earlier.map(({ record }) => record.code) : []
}

function isSaidBefore(asWritten: string, text: string): boolean {
  const at = text.indexOf(asWritten)
  if (at < 0) return false
  const before = text.slice(Math.max(0, at - CLUE_LENGTH), at)
  const behind = text.slice(at + asWritten.length, at + asWritten.length + 2 * CLUE_LENGTH)
  return DAYS_BEFORE.test(before) || DAYS_BEHIND.test(behind) || (HAD.test(before) && DATE_BEHIND.test(behind))
}

/** Medicare Claims Processing Manual ch. 12 section 40.2: the later procedure's modifier, and the earlier one off this claim. */
export function laterProcedure(facts: Facts): Advice {
  const all = operations(facts)
  const before = earlierCodes(facts)
  const over = periodOver(before, facts)
  if (over !== null) return over
  const earlier = all.find(({ mention, record }) => before.includes(record.code) || isEarlier(mention.asWritten, facts))
  const [only, ...others] = all.filter((one) => one !== earlier)
  if (!only || others.length > 0) return advice({})
  // Of the only code named, done some time ago: what is done now has no code yet (see `laterService`).
  if (
    earlier === undefined &&
    AGO.test(facts.question.text) &&
    isSaidBefore(only.mention.asWritten, facts.question.text)
  )
    return advice({})
  const isTheReturn = earlier !== undefined || isUndecided(facts) || isBehindTheReturn(only.mention.asWritten, facts)
  const modifier = modifierOf(facts)
  const side = laterSideIn(facts.question.text)
  // One code for both sides; of two codes the earlier one's period has been asked about above.
  if (earlier === undefined && side !== null && isPast(only.record, facts))
    return otherSideAfter(only.record, side, facts)
  // "27447 on Monday, back to the OR for bleeding": the code is the first surgery's, and the return has none yet.
  if (modifier === null || (modifier === '78' && !isTheReturn)) return advice({})
  return advice({
    findings: [
      side === null ? null : otherSide(only.record.code, side, facts),
      modifier === '78' ? backToTheRoom(only.record.code, facts) : null,
      modifier === '58' ? planned(only.record.code, facts) : null,
      modifier === '79' && side === null ? unrelatedOperation(only.record.code, facts) : null,
    ],
    claimLines: [
      ...(earlier ? [line(earlier.record.code, { units: DROPPED })] : []),
      line(only.record.code, {
        modifiers: [modifier],
        units: only.mention.units ?? 1,
        conditional: CONDITIONS[modifier] ?? 'in the global period of the earlier procedure',
      }),
    ],
  })
}

const CONDITIONS: Record<string, string> = { '78': 'if the return was unplanned and related' }

/** "Unrelated" said of an operation: no visit is named that it could be said of. */
export function isUnrelatedOperation(facts: Facts): boolean {
  const { text } = facts.question
  if (/\bunrelated (?:procedure|surgery)\b/i.test(text)) return true
  const later = operations(facts).filter(({ record }) => !earlierCodes(facts).includes(record.code))
  return (
    /\bunrelated\b/i.test(text) && later.length === 1 && !billable(facts).some(({ record }) => isVisit(record.code))
  )
}

// What pathology showed calls for more of the same.
const MORE_OF_IT = /\bre-?excis|\bmargins? (?:were |was |came back |are )?positive\b|\bpositive margins?\b/i

export function goesOn({ question: { text } }: Facts): boolean {
  return MORE_OF_IT.test(text)
}

function modifierOf(facts: Facts): '58' | '78' | '79' | null {
  const { text } = facts.question
  if (/\bstaged\b|\bplanned\b|\bmore extensive\b/i.test(text) || MORE_OF_IT.test(text)) return '58'
  if (laterSideIn(text) !== null || isUnrelatedOperation(facts)) return '79'
  return OPERATING_ROOM.test(text) && (isUndecided(facts) || UNPLANNED.test(text)) ? '78' : null
}

/** "78 or 58?" */
export function isUndecided({ question }: Facts): boolean {
  const named = question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  return named.includes('58') && named.includes('78')
}

function isEarlier(asWritten: string, { question: { text } }: Facts): boolean {
  const at = text.indexOf(asWritten)
  return at > 0 && BEFORE_THE_FIRST.test(text.slice(Math.max(0, at - CLUE_LENGTH), at))
}

function isBehindTheReturn(asWritten: string, { question: { text } }: Facts): boolean {
  const back = /\b(?:back|return\w{0,3}|taken|took) (?:\w{1,8} )?(?:back )?(?:to|in) (?:the )?(?:OR\b|operating)/i.exec(
    text,
  )
  return back !== null && text.indexOf(asWritten) > back.index
}

function operations(facts: Facts) {
  return billable(facts).filter(
    ({ record }) => !isVisit(record.code) && record.globalDays !== null && record.globalDays !== 'XXX',
  )
}

/** The other side, operated on while the period of the first one runs, is a procedure of its own. */
function otherSide(code: string, later: 'left' | 'right', facts: Facts): Finding | null {
  return finding(
    RULE,
    'answer',
    'likely',
    `${code}-79-${later === 'left' ? 'LT' : 'RT'} if the period of the first side is still running: the other side is a procedure of its own, and a new period begins. Not 50, which is for both sides in one session, and not 58 or 78.`,
    noteCitations(facts, 'modifier-79'),
  )
}

/** The period of the first side is over when the other side is done. */
function otherSideAfter({ code, globalDays, citation }: CodeRecord, later: 'left' | 'right', facts: Facts): Advice {
  const own = later === 'left' ? 'LT' : 'RT'
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No 79: the period of the first side (global days ${globalDays}) is over by then, so ${code}-${own} alone.`,
        [citation, ...noteCitations(facts, 'global-periods')],
      ),
    ],
    claimLines: instead([code], line(code, { modifiers: [own] })),
  })
}

function unrelatedOperation(code: string, facts: Facts): Finding | null {
  return finding(
    RULE,
    'answer',
    'likely',
    `${code}-79 if the period of the first surgery is still running and the diagnosis shows that the two have nothing to do with each other; a new period begins for ${code}.`,
    noteCitations(facts, 'modifier-79'),
  )
}

function planned(code: string, facts: Facts): Finding | null {
  return finding(
    RULE,
    'answer',
    'likely',
    `${code}-58, since it was planned or goes further than the first procedure; a new global period begins. 78 is for a return that was not planned.`,
    noteCitations(facts, 'modifier-58', 'modifier-78'),
  )
}

function backToTheRoom(code: string, facts: Facts): Finding | null {
  return finding(
    RULE,
    'answer',
    'likely',
    `${code}-78 when the return to the operating room was not planned and treats something related to the first surgery: the first period goes on and no new one begins. 58 only when the record of the first surgery planned or foresaw it.`,
    noteCitations(facts, 'modifier-78', 'modifier-58'),
  )
}
