// Puts the statement that answers the question first: what decides before what explains, and what explains before what a code means.
import type { Facts, Finding } from './finding.ts'

// What a code or modifier stands for answers only who asks for that.
const ASKS_MEANING =
  /\bwhat(?:'s| is| does| are) (?:the )?(?:code |modifier |hcpcs |cpt |icd(?:-10)? )?(?:[A-V]?\d{4}[A-Z\d]?|[A-Z]\d\d\.\d{1,4}|\d\d|[A-Z][A-Z\d])\b|\bmean(?:s|ing)?\b|\bstands? for\b|\bdefin|\bexplain\b/
const MEANINGS = new Set(['code-meaning', 'modifier-meaning'])
// Said of any code: it answers only where nothing was found that is about this one.
const GENERAL = new Set(['coverage', 'denial'])
// What is allowed, and what the case itself rules out, comes before all that explains it.
const OF_THE_CASE = new Set([
  'compliance',
  'liability-notice',
  'incident-to',
  'documented-conditions',
  'vaccine-administration',
])
// A code that may not be reported on the date settles the rest.
const DECIDES = /\bended on\b|\bis a heading\b|\bstarts on\b|\bis not in the code releases\b|\bin no code release\b/
// That a code is in force matters only beside the rest.
const IN_FORCE = /\bis valid on\b/

/**
 * Answers in the order in which a reader needs them. Where a rule speaks of the case itself, meanings and general
 * statements support it; a meaning that repeats nothing asked falls behind the rules.
 */
export function answerFirst(findings: Finding[], facts: Facts): Finding[] {
  const asksMeaning = ASKS_MEANING.test(facts.question.text)
  const specific = findings.some(
    ({ role, rule }) => role === 'answer' && !GENERAL.has(rule) && (asksMeaning || !MEANINGS.has(rule)),
  )
  const demoted = ({ role, rule }: Finding) =>
    role === 'answer' && specific && (rule === 'coverage' || (MEANINGS.has(rule) && !asksMeaning))
  const placed = findings.map((finding): Finding => (demoted(finding) ? { ...finding, role: 'why' } : finding))
  return placed
    .map((finding, at) => ({ finding, at, rank: rankOf(finding, asksMeaning, facts) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ finding }) => finding)
}

function rankOf({ rule, claim, role }: Finding, asksMeaning: boolean, facts: Facts): number {
  if (rule === 'validity' && DECIDES.test(claim)) return 0
  if (OF_THE_CASE.has(rule)) return 0.5
  if (rule === 'modifier-rules') return 1.5
  // Asked about a modifier, a service found by its words is the lesser news.
  if (rule === 'code-search' && facts.question.codes.length > 0) return 1.6
  if (MEANINGS.has(rule)) return asksMeaning && role === 'answer' ? 0 : 3
  if (
    rule === 'pair-edits' &&
    /\bdifferen(?:t|ce)\b|\bversus\b|\bvs\.?\b|\d or [A-Z\d]{5}\b/i.test(facts.question.text)
  )
    return 2
  return GENERAL.has(rule) || IN_FORCE.test(claim) ? 2 : 1
}
