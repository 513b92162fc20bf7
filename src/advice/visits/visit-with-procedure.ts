// A visit on the day of a procedure: modifier 25 or 57 by the procedure's global days, and only when the note carries it.
import type { CodeRecord } from '../../codes/code-record.ts'
import { areAskedApart } from '../asked-apart.ts'
import { isDistinct } from '../asked-lines.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { earlierCodes } from '../procedures/later-procedure.ts'
import { advice, finding, line, NOTHING, noteCitations, noteSays } from '../said.ts'
import { inGlobalPeriod, isVisit } from './visit.ts'
import { visitCandidates } from './visit-candidates.ts'

const RULE = 'visit-with-procedure'
const VISIT_IN_WORDS =
  /\bE\/?M\b|\b(?:with|w\/|and|plus|\+|also|bill|charge)(?: an?| the)?(?: separate)? ?(?:office |clinic )?visit\b|\boffice visit (?:on )?(?:the )?same (?:day|date)/i

/**
 * NCCI Policy Manual ch. I and Medicare Claims Processing Manual (100-04) ch. 12 section 40: a procedure with 0 or 10 global days holds the
 * decision to do it, so a visit needs separate work and modifier 25; the decision for one with 90 days takes modifier 57 on
 * the day of or before.
 */
export function visitWithProcedure(facts: Facts): Advice {
  // A clinic paid by the encounter has neither 25 nor global periods (`visitCases`).
  if (areAskedApart(facts) || /\b(?:RHC|FQHC)\b|\brural health/i.test(facts.question.text)) return NOTHING
  const earlier = earlierCodes(facts)
  const named = billable(facts).filter(({ record }) => !earlier.includes(record.code))
  const visits = named.filter(({ record }) => isVisit(record.code))
  const worded = visits.length === 0 && VISIT_IN_WORDS.test(facts.question.text)
  // The procedure with the longest global period decides.
  const procedure = named
    .map(({ record }) => record)
    .filter((record) => !isVisit(record.code) && ['000', '010', '090'].includes(record.globalDays ?? ''))
    .sort((a, b) => (b.globalDays ?? '').localeCompare(a.globalDays ?? ''))[0]
  if (!procedure || (visits.length === 0 && !worded) || inGlobalPeriod(facts)) return NOTHING
  const major = procedure.globalDays === '090'
  return major ? decision(procedure, visits, facts) : separate(procedure, visits, facts)
}

type Named = ReturnType<typeof billable>

function separate(procedure: CodeRecord, visits: Named, facts: Facts): Advice {
  const edits = visits
    .flatMap(({ record }) => facts.book.pairs(record.code, procedure.code, facts.date))
    .filter((edit) => edit.indicator !== 9)
  const proof = [procedure.citation, ...edits.map((edit) => edit.citation), ...noteCitations(facts, 'modifier-25')]
  const visit = visits[0]?.record.code ?? 'The visit'
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `${cameOnlyForIt(facts) ? `No, as described: who comes for the procedure only has no visit beside it. ` : ''}${visit} may be reported with ${procedure.code} only if the note shows a significant visit of its own beyond the usual work before and after the procedure; then modifier 25 goes on the visit, not on the procedure, and not 57.`,
        proof,
      ),
      finding(
        RULE,
        'why',
        'certain',
        `${procedure.code} has ${Number(procedure.globalDays)} global days, a minor procedure: deciding to do it is already part of it.`,
        [procedure.citation],
      ),
      hasDistinct(visits)
        ? finding(
            RULE,
            'answer',
            'certain',
            `59 comes off ${visit}: neither it nor an X modifier ever goes on a visit.`,
            noteCitations(facts, 'modifier-59'),
          )
        : null,
      noteSays(facts, 'modifier-25', RULE),
      finding(
        RULE,
        'documentation',
        'certain',
        'The note should let the visit stand alone: its own history, findings and decisions. If the patient came only for the procedure, the visit stays bundled.',
        proof,
      ),
    ],
    claimLines: visits.map(({ mention, record }) =>
      line(record.code, {
        modifiers: ['25'],
        units: mention.units ?? 1,
        conditional: 'only if the note supports a separate visit',
      }),
    ),
    asks: [
      { slot: 'service', weight: 92, text: 'what the note shows was evaluated and managed besides the procedure' },
    ],
  })
}

function cameOnlyForIt({ question: { text } }: Facts): boolean {
  return (
    /\b(?:came|come|here|seen|presented|visit) (?:in )?(?:only|just|solely) for\b/i.test(text) ||
    /\b(?:came|here|seen|presented) (?:in )?for (?:\w+ ){1,4}only\b/i.test(text) ||
    /\b(?:only|just) (?:came|here) (?:in )?for\b/i.test(text)
  )
}

function hasDistinct(visits: Named): boolean {
  return visits.some(({ mention }) => mention.modifiers.some(isDistinct))
}

function decision(procedure: CodeRecord, visits: Named, facts: Facts): Advice {
  const proof = [procedure.citation, ...noteCitations(facts, 'modifier-57')]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `Modifier 57, not 25: ${procedure.code} has 90 global days, and the visit at which it was decided, on the day of or the day before it, takes 57.`,
        proof,
      ),
      noteSays(facts, 'modifier-57', RULE),
      finding(
        RULE,
        'documentation',
        'certain',
        'The note should show that the decision for the procedure was made at this visit.',
        proof,
      ),
    ],
    claimLines:
      visits.length === 0
        ? visitCandidates(facts, ['57'])
        : visits.map(({ mention, record }) =>
            line(record.code, {
              modifiers: ['57'],
              units: mention.units ?? 1,
              conditional: 'only if the decision was made at this visit',
            }),
          ),
    asks:
      visits.length > 0
        ? []
        : [
            {
              slot: 'new_or_established',
              weight: 90,
              text: 'whether the patient is new or established, and the visit level (MDM or total time)',
            },
          ],
  })
}
