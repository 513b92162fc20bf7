// Answers "is it covered?": never yes or no from a code alone, but on what it depends.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { notesInForce } from '../notes/dated-notes.ts'
import { calledFor } from '../notes/note-subjects.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'
import { preventiveFrequency } from '../visits/preventive-frequency.ts'

/**
 * A code describes a service; it does not promise coverage (for category III codes the CPT introduction says so, for the rest
 * Social Security Act 1862(a)(1)(A): reasonable and necessary). So coverage hangs on payer, diagnosis and setting.
 */
export function coverage(facts: Facts): Advice {
  if (!facts.question.intents.includes('coverage')) return NOTHING
  // Where a rule of the book says for whom and how often, that it depends is no news.
  const ruled = notesInForce(facts).some(
    (note) => note.id.startsWith('frequency-') && calledFor(note, facts.question) > 0,
  )
  if (ruled || preventiveFrequency(facts).findings.length > 0) return NOTHING
  return advice({
    findings: billable(facts)
      .filter(({ record }) => record.coverage !== 'I' && record.coverage !== 'M' && record.status !== 'N')
      .slice(0, 2)
      .map(({ record }) => {
        const drug = record.unit !== null && record.unit.measure !== 'minute' && record.unit.measure !== 'each'
        const turns = drug
          ? 'the payer, the diagnosis, the dose and route, and who supplied the drug in which setting'
          : 'the payer, the diagnosis and the setting'
        const apart = drug
          ? ' Giving the drug (for an injection into muscle or under the skin, 96372) is a line of its own.'
          : ''
        const notes = noteCitations(
          facts,
          /T$/.test(record.code) ? 'category-iii-coverage' : 'coverage-not-from-code',
          drug ? 'drug-administration' : 'coverage',
        )
        return finding(
          'coverage',
          'answer',
          'depends',
          `Whether ${record.code} is covered depends on ${turns}; the code alone neither grants nor denies it.${apart}`,
          [...notes, record.citation],
        )
      }),
  })
}
