// NCCI edits with indicator 1 of which the mail itself says enough: a visit, two sides, one site.
import type { PairEdit } from '../../codes/code-record.ts'
import { areTwoSites } from '../../question/laterality.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, noteCitations } from '../said.ts'
import { inGlobalPeriod, isVisit } from '../visits/visit.ts'
import { ownSides } from './bilateral.ts'

const RULE = 'pair-edits'
const SIDES = new Set(['LT', 'RT', 'E1', 'E2', 'E3', 'E4'])

/** What is to be said of the pair without asking whether both were separate; null where only the record can tell. */
export function settledPair(edit: PairEdit, facts: Facts): Advice | null {
  const visit = [edit.column1, edit.column2].find(isVisit)
  if (visit !== undefined) return besideVisit(visit, edit, facts)
  const sent = [edit.column1, edit.column2].flatMap(
    (code) => billable(facts).find(({ record }) => record.code === code)?.mention.modifiers ?? [],
  )
  const said = [edit.column1, edit.column2].flatMap((code) => ownSides(facts).get(code) ?? [])
  const sides = said.length === 2 ? said : sent.filter((modifier) => SIDES.has(modifier))
  if (sides.length === 2 && sides[0] !== sides[1]) return onTwoSides(sides, edit, facts)
  return SAME_SITE.test(facts.question.text) ? atOneSite(edit, facts) : null
}

/** The rule on visits says which modifier and when; here only the edit is named. */
function besideVisit(visit: string, edit: PairEdit, facts: Facts): Advice {
  const modifier = isBesideMajor(visit, edit, facts) ? '57 (decision on a procedure with 90 global days)' : '25'
  return advice({
    findings: [
      finding(
        RULE,
        // The rule on visits with procedures has answered already where there is one.
        hasGlobalDays(edit, facts) || hasOperation(facts) ? 'why' : 'answer',
        'depends',
        `Only when the visit was really separate: NCCI pairs ${edit.column1} (column one) and ${edit.column2} (column two) with modifier indicator 1; what may part them is ${modifier} on ${visit}, never 59 or an X modifier.`,
        [edit.citation, ...noteCitations(facts, 'ncci-indicator-1', 'modifier-59')],
      ),
    ],
    claimLines: visitLine(visit, edit, facts),
  })
}

function onTwoSides(sides: string[], edit: PairEdit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `Yes, both: modifiers ${listed(sides)} show separate sides and may bypass the edit; 59 or XS only if the payer asks for it.`,
        [edit.citation, ...noteCitations(facts, 'modifier-anatomic')],
      ),
      finding(
        RULE,
        'why',
        'depends',
        `NCCI pairs ${edit.column1} (column one) and ${edit.column2} (column two) with modifier indicator 1: on one side ${edit.column2} would be denied.`,
        [edit.citation, ...noteCitations(facts, 'ncci-indicator-1')],
      ),
    ],
    asks: [
      {
        slot: 'separate_encounter',
        weight: 70,
        text: 'whether both sides were done in the same session, as the record shows it',
      },
    ],
  })
}

// What the asker says already; the record still has to show it.
const DIFFERENT_SITE =
  /\b(?:diff?erent|diffrent|separate|other|opposite|another) (?:wounds?|sites?|lesions?|ulcers?|legs?|arms?|knees?|feet|foot|hands?|joints?|shoulders?|eyes?|ears?|toes?|fingers?|areas?|polyps?|sessions?|incisions?)\b/i
const SAME_SITE =
  /\b(?:same|one|single) (?:wound|site|lesion|ulcer|knee|joint|shoulder|eye|ear|tooth|digit|toe|finger|nail|area|compartment|incision|polyp)\b/i

/** Whether the mail itself tells the sites of its two codes apart. */
export function isSaidApart(facts: Facts): boolean {
  const { text } = facts.question
  const operations = billable(facts).filter(({ record }) => !isVisit(record.code) && !/^[A-Z]/.test(record.code))
  return (
    operations.length === 2 &&
    (DIFFERENT_SITE.test(text) ||
      areTwoSites(text) ||
      areInTwoSegments(text) ||
      AT_RANDOM.test(text) ||
      areNearTwoSites(
        operations.map(({ mention }) => mention.asWritten),
        text,
      ))
  )
}

/** The parts of the gut that a scope reaches, each by all its names. */
const SEGMENTS: RegExp[] = [
  /\besophag(?:us|eal)\b|\bGE junction\b|\bGEJ\b/i,
  /\bstomach\b|\bgastric\b|\bantr(?:um|al)\b|\bfundus\b/i,
  /\bduoden(?:um|al)\b/i,
  /\bcec(?:um|al)\b/i,
  /\bascending\b/i,
  /\bhepatic flexure\b/i,
  /\btransverse\b/i,
  /\bsplenic flexure\b/i,
  /\bdescending\b/i,
  /\bsigmoid\b/i,
  /\brect(?:um|al)\b/i,
]
// Samples taken at random for a disease are no part of taking out a polyp.
const AT_RANDOM = /\brandom\b.{0,20}\b(?:bx|biops)|\b(?:bx|biops)\w{0,4}\b.{0,8}\brandom\b/i

/** Work in two parts of the gut. */
function areInTwoSegments(text: string): boolean {
  return SEGMENTS.filter((segment) => segment.test(text)).length > 1
}

const SITE =
  /\b(?:scalp|forehead|face|nose|cheek|chin|lip|eyelid|ear|neck|chest|breast|abdomen|back|shoulder|arm|forearm|elbow|wrist|hand|thumb|finger|hip|buttock|thigh|leg|knee|calf|shin|ankle|heel|foot|toe)s?\b(?! (?:to|pain)\b)/gi

/** Whether the part of the body named nearest to each code is another one. */
function areNearTwoSites(codes: string[], text: string): boolean {
  const sites = [...text.matchAll(SITE)].map(({ 0: name, index }) => ({
    name: name.toLowerCase().replace(/s$/, ''),
    at: index,
  }))
  const nearest = codes.map((code) => {
    const at = text.indexOf(code)
    return sites.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]?.name
  })
  return nearest.every((name) => name !== undefined) && new Set(nearest).size === codes.length
}

/** At one site and in one session nothing was separate: the edit stands whatever its indicator. */
function atOneSite(edit: PairEdit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `No, at the same site: NCCI pairs ${edit.column1} (column one) and ${edit.column2} (column two), and a bypass modifier needs another site, session or lesion, so ${edit.column2} is not billed with ${edit.column1}.`,
        [edit.citation, ...noteCitations(facts, 'ncci-indicator-1', 'modifier-59')],
      ),
    ],
    claimLines: [line(edit.column2, { units: DROPPED })],
    asks: [
      {
        slot: 'separate_encounter',
        weight: 80,
        text: 'whether the record shows two sites, sessions or lesions after all',
      },
    ],
  })
}

/** Whether the procedure beside the visit has global days, by which `visitWithProcedure` answers. */
function hasGlobalDays(edit: PairEdit, facts: Facts): boolean {
  return (
    facts.records.some(
      ({ code, globalDays }) =>
        (code === edit.column1 || code === edit.column2) && ['000', '010', '090'].includes(globalDays ?? ''),
    ) || [edit.column1, edit.column2].includes('99291')
  )
}

function hasOperation(facts: Facts): boolean {
  return billable(facts).some(({ record }) => ['000', '010', '090'].includes(record.globalDays ?? ''))
}

/** The visit with 25, unless the other code is a visit too or a procedure of 90 days, which takes 57. */
function visitLine(visit: string, edit: PairEdit, facts: Facts): Advice['claimLines'] {
  if (isVisit(otherOf(visit, edit)) || isBesideMajor(visit, edit, facts) || inGlobalPeriod(facts)) return []
  const units = billable(facts).find(({ record }) => record.code === visit)?.mention.units ?? 1
  return [line(visit, { modifiers: ['25'], units, conditional: 'only if the note supports a separate visit' })]
}

function otherOf(visit: string, edit: PairEdit): string {
  return edit.column1 === visit ? edit.column2 : edit.column1
}

function isBesideMajor(visit: string, edit: PairEdit, facts: Facts): boolean {
  return facts.records.some((row) => row.code === otherOf(visit, edit) && row.globalDays === '090')
}
