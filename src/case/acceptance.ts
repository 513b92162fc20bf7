// How drafts fare with reviewers: approved unchanged or not, and how many words were changed, over all and by intent.
import { wordDiff } from '../draft/word-diff.ts'
import { INTENTS, type Intent } from '../question/question.ts'

export type Approved = { draft: string; sent: string; intents: readonly string[] }
export type Acceptance = {
  /** An intent, or `all`. */
  intent: string
  approved: number
  unchanged: number
  /** Of the drafts that were changed: the middle share of their words, 0 to 1; null when none was. */
  changedShare: number | null
}

/** All first, then the intents by how often they were asked. */
export function acceptanceOf(answers: readonly Approved[]): Acceptance[] {
  const judged = answers.map(({ draft, sent, intents }) => ({
    intents,
    share: changedShare(draft.trim(), sent.trim()),
  }))
  const intents = [...new Set(judged.flatMap((one) => one.intents))]
  const byIntent = intents.map((intent) =>
    summed(
      intent,
      judged.filter((one) => one.intents.includes(intent)).map(({ share }) => share),
    ),
  )
  const all = summed(
    'all',
    judged.map(({ share }) => share),
  )
  return [all, ...byIntent.sort((a, b) => b.approved - a.approved || a.intent.localeCompare(b.intent))]
}

/** A row as a page shows it: the intent in words, shares in percent, and no change rounded down to none. */
export function shownAcceptance({ intent, approved, unchanged, changedShare }: Acceptance) {
  return {
    intent: intentWords(intent),
    approved,
    unchanged,
    percent: approved === 0 ? 0 : Math.round((100 * unchanged) / approved),
    changed: changedShare === null ? '' : `${Math.max(1, Math.round(100 * changedShare))} %`,
  }
}

/** Intents of drafts made by other versions may be none of today's: they keep their own name. */
function intentWords(intent: string): string {
  if (intent === 'all') return 'All'
  const known = INTENTS.find((one) => one === intent)
  return known === undefined ? intent.replaceAll('_', ' ') : WORDS[known]
}

const WORDS: Readonly<Record<Intent, string>> = {
  code_definition: 'What a code means',
  code_search: 'Which code',
  ncci_pair: 'Codes together (NCCI)',
  modifier: 'Modifier',
  units_mue: 'Units',
  addon: 'Add-on code',
  global: 'Global period',
  crosswalk: 'Code replaced or converted',
  dx_px_necessity: 'Diagnosis for a service',
  coverage: 'Coverage',
  em_level: 'Level of a visit',
  compliance: 'What is allowed',
  code_validity: 'Is a code valid',
  sequencing: 'Order of diagnoses',
  fee_rvu: 'Fee and RVUs',
  telehealth_pos: 'Telehealth, place of service',
  denial: 'Denial',
  dx_coding: 'Diagnosis code',
  out_of_scope: 'Not for this desk',
}

function summed(intent: string, shares: readonly number[]): Acceptance {
  const changed = shares.filter((share) => share > 0).sort((a, b) => a - b)
  const middle = changed[Math.floor(changed.length / 2)] ?? null
  return { intent, approved: shares.length, unchanged: shares.length - changed.length, changedShare: middle }
}

function changedShare(draft: string, sent: string): number {
  if (draft === sent) return 0
  const words = Math.max(1, draft.match(/\S+/g)?.length ?? 0)
  // A change of spaces alone is still a change.
  return Math.min(1, Math.max(1, wordDiff(draft, sent).changed) / words)
}
