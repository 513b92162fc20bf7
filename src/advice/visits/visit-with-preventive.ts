// A problem visit on the day of a preventive one: 25 on the problem visit, and only for work beyond the preventive one.
import { isMedicare } from '../../question/payer.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'visit-with-preventive'
const PREVENTIVE = /^(?:993[89]\d|G0402|G043[89])$/

/** CPT preventive medicine guidelines; Claims Processing Manual ch. 18 section 140.6 for the wellness visits. */
export function visitWithPreventive(facts: Facts): Advice {
  const named = billable(facts)
  const preventive = named.find(({ record }) => PREVENTIVE.test(record.code))?.record.code
  const problem = named.find(({ record }) => /^992(?:0[2-5]|1[1-5])$/.test(record.code))
  if (preventive && !problem) return excluded(preventive, facts)
  if (!preventive || !problem) return NOTHING
  const { code } = problem.record
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `Yes, ${code} with 25 beside ${preventive}, when a problem was addressed that took significant work of its own; a small one is part of ${preventive}. Only that extra work counts for the level.`,
        noteCitations(facts, 'modifier-25'),
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        `The note should let the problem stand apart from ${preventive}: its history, findings and plan.`,
        noteCitations(facts, 'modifier-25'),
      ),
    ],
    claimLines: [
      line(preventive),
      line(code, {
        modifiers: ['25'],
        units: problem.mention.units ?? 1,
        conditional: 'only if the note supports a separate problem',
      }),
    ],
    asks: [{ slot: 'service', weight: 92, text: 'what problem was addressed beyond the preventive visit' }],
  })
}

/** Medicare excludes the routine physical by law (Social Security Act 1862(a)(7)); what it covers is the wellness visit. */
function excluded(preventive: string, facts: Facts): Advice {
  if (!isMedicare(facts.question.payer) || !preventive.startsWith('993')) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: Medicare excludes the routine physical ${preventive}, and the patient pays; what it covers is the wellness visit, G0438 once and then G0439, if that is what was done.`,
        noteCitations(facts, 'awv-yearly'),
      ),
    ],
    claimLines: [
      line(preventive, {
        modifiers: ['GY'],
        conditional: 'only to get a denial, for another insurer or because the patient wants it',
      }),
    ],
  })
}
