// Anesthesia: units from base and time, who marks the claim with which modifier, and what Medicare does not pay beside it.
import { isMedicare } from '../../question/payer.ts'
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Advice, Ask, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations, noteSays } from '../said.ts'

const RULE = 'anesthesia'
const ANESTHESIA_CODE = /^0[01]\d{3}$/
const GIVERS_MODIFIER = /^(?:AA|AD|Q[KXYZ])$/
// Claims Processing Manual 100-04 ch. 12 section 50: time units of 15 minutes, rounded to one decimal.
const BLOCK = 15
/** The most rooms one physician directs at once; from the next on it is supervision (the same section). */
const MOST_DIRECTED = 4

const ANESTHESIA = /\banesth?es(?:ia|iolog)|\banaesth|\banesthetist|\bCRNAs?\b|\bMAC\b/i
const GIVER = /\bCRNAs?\b|\banesthetist|\banesthesiologist|\bMDA\b/i
const UNITS = /\b(?:base|time) ?(?:units?|value|of)?\b|\bunits?\b|\bminutes?\b|\bmins?\b|\bhrs?\b|\bstart(?:ed)?\b/i
const DIRECTION = /\bdirect(?:ed|ing|ion|s)?\b|\bsupervis\w+|\bconcurrent|\b(?:rooms?|cases) at (?:once|a time)/i
const BASE = /\b(\d{1,2})(?:-| )base\b|\bbase ?(?:units?|value)?(?: (?:of|is|are|was)|:| ?=)? ?(\d{1,2})\b/i
const ROOMS =
  /\b(\d|two|three|four|five|six|seven|eight)(?:-| )(?:other )?(?:concurrent |CRNA )?(?:rooms?|cases|ORs|CRNAs)\b|\b(\d) concurrent/i
const COUNTS: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 }
const NOT_DIRECTED =
  /\b(?:not|no|without|un|non)[ -]?(?:medical(?:ly)? )?(?:direct|supervis)\w*|\bCRNA (?:alone|only|solo|independent)|\b(?:alone|by (?:him|her)self|independent(?:ly)?|solo)\b|\bno (?:MD|physician|anesthesiologist|doctor|MDA)\b/i
const PAIN_BLOCK = /\bblocks?\b|\bepidural\b|\bcatheter\b/i
const AFTER_OPERATION = /\bpost[ -]?op\w*|\bafter (?:the )?(?:surgery|operation)/i
const EXTRA = /\bP ?[1-6]\b|\bphysical status\b|\bASA ?(?:[1-6]|I{1,3}V?|IV|V)\b|\b99(?:100|116|135|140)\b/

/** Whether the mail is about an anesthesia claim; an operation "under anesthesia" is not. */
export function isAnesthesiaClaim(facts: Facts): boolean {
  const { text } = facts.question
  const named = facts.question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  if (procedures(facts).some(({ code }) => ANESTHESIA_CODE.test(code))) return true
  if (!ANESTHESIA.test(text)) return false
  if (EXTRA.test(text)) return true
  if (procedures(facts).length > 0) return false
  return (
    named.some((code) => GIVERS_MODIFIER.test(code)) ||
    (GIVER.test(text) && (DIRECTION.test(text) || UNITS.test(text))) ||
    (/\banesthesia (?:time|units?|claims?|billing|code|for)\b|\bbase units?\b/i.test(text) && UNITS.test(text))
  )
}

export function anesthesia(facts: Facts): Advice {
  if (!isAnesthesiaClaim(facts)) return NOTHING
  const { text } = facts.question
  const isBlock = PAIN_BLOCK.test(text) && AFTER_OPERATION.test(text)
  const asksGiver = /\bCRNAs?\b|\banesthetist\b|\bmod/i.test(text) || DIRECTION.test(text)
  const giver = giverOf(text)
  const told = [
    unitsSaid(facts),
    isBlock ? noteSays(facts, 'anesthesia-pain-block', RULE, 'answer') : null,
    asksGiver && giver !== null
      ? finding(RULE, 'answer', 'certain', `${giver}${careSaid(text)}`, noteCitations(facts, 'anesthesia-modifiers'))
      : null,
    asksGiver && giver === null ? noteSays(facts, 'anesthesia-modifiers', RULE, 'answer') : null,
    EXTRA.test(text) ? noteSays(facts, 'anesthesia-extra', RULE, 'answer') : null,
  ].filter((one) => one !== null)
  return advice({
    findings: [
      ...told,
      giver !== null && /^Q[KY]/.test(giver) ? noteSays(facts, 'anesthesia-direction', RULE, 'documentation') : null,
      told.length === 0 || UNITS.test(text) ? noteSays(facts, 'anesthesia-units', RULE) : null,
    ],
    claimLines: asksGiver ? linesOf(giver, facts) : [],
    asks: asksOf(asksGiver, facts),
  })
}

/** Who gave it alone has one claim; of a directed case each of the two has one, which no list of lines can show. */
function linesOf(giver: string | null, facts: Facts): ClaimLine[] {
  const [only, ...others] = procedures(facts).filter(({ code }) => ANESTHESIA_CODE.test(code))
  const modifier = /^(?:AA|QZ)/.exec(giver ?? '')?.[0]
  return only === undefined || others.length > 0 || modifier === undefined
    ? []
    : [line(only.code, { modifiers: [modifier], conditional: 'with the minutes in the units field' })]
}

/** Monitored care has a modifier for information, behind the one that decides the payment. */
function careSaid(text: string): string {
  return /\bMAC\b|\bQS\b/.test(text) ? ' QS, for monitored care, stands behind it and changes no payment.' : ''
}

/** "7 base + 62 minutes (62/15 = 4.1) = 11.1 units"; with one of the two it says what the other adds. */
function unitsSaid(facts: Facts) {
  const { text, payer, quantities } = facts.question
  const minutes = minutesIn(quantities)
  const base = baseUnits(text)
  if (minutes === undefined) return null
  const time = Math.round((minutes / BLOCK) * 10) / 10
  const sum = Math.round((time + (base ?? 0)) * 10) / 10
  const counted =
    base === null
      ? `${minutes} minutes are ${time} time units (${minutes}/${BLOCK}, one decimal); the base units of the anesthesia code are added.`
      : `${sum} units: ${base} base + ${time} time units (${minutes} minutes/${BLOCK}, one decimal).`
  const others = payer !== null && isMedicare(payer) ? '' : ' Other payers may round to whole units.'
  return finding(
    RULE,
    'answer',
    'certain',
    `${counted} The claim carries ${minutes} minutes in the units field, not units; the payer adds the base.${others}`,
    noteCitations(facts, 'anesthesia-units'),
  )
}

function baseUnits(text: string): number | null {
  const [, before, behind] = BASE.exec(text) ?? []
  const written = before ?? behind
  return written === undefined ? null : Number(written)
}

/** Which modifier each of them takes; null where the mail does not tell how many cases ran. */
function giverOf(text: string): string | null {
  const [, spelled, digits] = ROOMS.exec(text) ?? []
  const written = (spelled ?? digits)?.toLowerCase()
  const rooms = written === undefined ? null : (COUNTS[written] ?? Number(written))
  const hasNurse = /\bCRNAs?\b|\banesthetist\b|\bAA-?C\b/i.test(text)
  if (hasNurse && NOT_DIRECTED.test(text))
    return 'QZ on the claim of the CRNA, paid in full: nobody directed it medically, so no physician bills this case.'
  if (rooms !== null && rooms > MOST_DIRECTED)
    return `AD on the physician's claim (${rooms} cases at once are supervision, not direction: 3 base units a case, one time unit more when present at induction, which the record has to show); the CRNA takes QX.`
  if (rooms !== null && rooms > 1)
    return `QK on the physician's claim (${rooms} cases directed at once) and QX on the CRNA's: the same code and minutes on two claims, each paid half.`
  if (hasNurse && (rooms === 1 || /\b(?:one|1|single) (?:CRNA|case|room)\b/i.test(text)))
    return "QY on the physician's claim (one case directed) and QX on the CRNA's, each paid half."
  if (!hasNurse && /\b(?:personally|alone|by (?:him|her)self|solo)\b/i.test(text))
    return 'AA: the anesthesiologist gave it personally, paid in full.'
  return null
}

function asksOf(asksGiver: boolean, facts: Facts): Ask[] {
  const { text, quantities } = facts.question
  const open = [
    procedures(facts).length === 0 ? 'the anesthesia code or the operation' : null,
    baseUnits(text) === null && /\bhow many\b|\bunits?\b/i.test(text) ? 'its base units' : null,
  ].filter((one) => one !== null)
  return [
    ...(open.length === 0 ? [] : [{ slot: 'service' as const, weight: 88, text: listed(open) }]),
    ...(minutesIn(quantities) === undefined && UNITS.test(text)
      ? [{ slot: 'minutes' as const, weight: 90, text: 'the anesthesia minutes, start to hand-over' }]
      : []),
    ...(asksGiver && giverOf(text) === null && !/\bA[AD]\b|\bQ[KXYZ]\b/.test(text)
      ? [
          {
            slot: 'provider' as const,
            weight: 89,
            text: 'who gave it (anesthesiologist alone, CRNA alone or directed) and how many cases were directed at once',
          },
        ]
      : []),
  ]
}
