// What to ask back: only facts on which a rule turned, each slot once, the most decisive first.
import { withoutPayers } from '../question/payer.ts'
import { askedAsAlternatives } from './codes/alternatives.ts'
import { listsDiagnoses } from './diagnoses/diagnosis-list.ts'
import { billable, diagnoses } from './facts.ts'
import type { Advice, Ask, Facts } from './finding.ts'

/**
 * Takes the asks of all rules and adds the date and the payer where the answer turned on them: the date when it was assumed
 * and rows are dated, the payer when edits or caveats differ by payer.
 */
export function missing(all: Advice, facts: Facts): Ask[] {
  const asks = [...all.asks]
  const edits =
    askedAsAlternatives(facts).length > 0 ||
    all.findings.some((finding) =>
      [
        'pair-edits',
        'visit-with-procedure',
        'unit-limits',
        'bilateral',
        'coverage',
        'drug-units',
        'modifier-meaning',
        'modifier-rules',
        'visit-level',
        'denial',
      ].includes(finding.rule),
    )
  // What a manual of Medicare answers, another payer may answer otherwise.
  const byMedicare = all.findings.some(
    ({ role, citations }) => role === 'answer' && citations.some(({ source }) => /^Medicare .*Manual/.test(source)),
  )
  if (facts.question.payer === null && (edits || byMedicare))
    asks.push({
      slot: 'payer',
      weight: PAYER_WEIGHT,
      text: 'the payer (this follows Original Medicare rules; others may differ)',
    })
  // Medicare excludes the routine physical, so who pays decides more than the diagnosis.
  if (facts.question.payer === null && diagnoses(facts).some(({ code }) => /^Z00\.0/.test(code)))
    asks.push({ slot: 'payer', weight: PAYER_WEIGHT, text: 'the payer (Medicare does not pay routine physicals)' })
  const dated = all.findings.some((finding) =>
    ['pair-edits', 'unit-limits', 'validity', 'denial', 'add-on'].includes(finding.rule),
  )
  if (facts.dateAssumed && dated) asks.push({ slot: 'date_of_service', weight: 72, text: 'the date of service' })
  if (
    billable(facts).length > 0 &&
    diagnoses(facts).length === 0 &&
    !listsDiagnoses(facts) &&
    facts.question.intents.includes('dx_px_necessity')
  )
    asks.push({ slot: 'diagnosis', weight: 83, text: 'the diagnosis on the claim' })
  return bySlot(withoutShorter(asks.filter((ask) => !answered(ask, facts))))
}

const PAYER_WEIGHT = 82

/** Two payers leave open which one decides, but they were named. */
function namesPayers({ question: { text } }: Facts): boolean {
  return withoutPayers(text) !== text
}

function answered(ask: Ask, facts: Facts): boolean {
  return (
    (ask.slot === 'payer' && (facts.question.payer !== null || (ask.weight === PAYER_WEIGHT && namesPayers(facts)))) ||
    (ask.slot === 'date_of_service' && !facts.dateAssumed)
  )
}

/** Two rules may ask the same, one of them with more words. */
function withoutShorter(asks: Ask[]): Ask[] {
  const bare = ({ text }: Ask) => text.replace(/ \([^()]*\)$/, '')
  return asks.filter((ask) => !asks.some((other) => other.text !== ask.text && other.text.startsWith(`${bare(ask)},`)))
}

/** The heaviest ask of each slot, heaviest first. */
function bySlot(asks: Ask[]): Ask[] {
  const best = new Map<string, Ask>()
  for (const ask of asks) if (ask.weight > (best.get(ask.slot)?.weight ?? -1)) best.set(ask.slot, ask)
  return [...best.values()].sort((a, b) => b.weight - a.weight)
}
