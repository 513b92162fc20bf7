// Puts the statement that answers the question first: what decides before what explains, and what explains before what a code means.
import { askedAsAlternatives } from './codes/alternatives.ts'
import { billable } from './facts.ts'
import type { Facts, Finding } from './finding.ts'

// What a code or modifier stands for answers only who asks for that.
export const ASKS_MEANING =
  /\bdiff(?:erence)? (?:between|w|with)\b|\bwhat(?:'?s| is| does| are) (?:the )?(?:code |modifier |hcpcs |cpt |icd(?:-10)? )?(?:[A-V]?\d{4}[A-Z\d]?|[A-Z]\d\d\.\d{1,4}|\d\d|[A-Z][A-Z\d])\b|(?<!\b[Ii] )\bmean(?:s|ing)?\b|\bstands? for\b|\bdefin|\bexplain\b/
const MEANINGS = new Set(['code-meaning', 'modifier-meaning'])
// Said of any code: it answers only where nothing was found that is about this one.
const GENERAL = new Set(['coverage', 'denial'])
// What is allowed, and what the case itself rules out, comes before all that explains it.
const OF_THE_CASE = new Set([
  'described-services',
  'anesthesia',
  'confirmed-service',
  'procedure-cases',
  'knee-gels',
  'limb-cases',
  'compliance',
  'liability-notice',
  'place-asked',
  'denial-liability',
  'denial-remedy',
  'incident-to',
  'payer-cases',
  'office-cases',
  'visit-cases',
  'surgical-team',
  'substitute-days',
  'later-service',
  'visit-in-global',
  'global-split',
  'documented-conditions',
  'vaccine-administration',
  'prolonged-visit',
  'critical-care',
  'split-shared',
  'visit-complexity',
  'infusions',
  'described-infusions',
  'visit-with-preventive',
  'visit-in-setting',
  'visit-before-times',
  'patient-status',
  'hospital-stay',
  'preventive-frequency',
  'transitional-care',
  'monthly-care',
  'telehealth-place',
  'psychotherapy',
])
// Where these have counted the units, that an add-on goes with its primary only supports them.
const COUNTS = new Set(['monthly-care', 'vaccine-administration', 'infusions', 'critical-care', 'prolonged-visit'])
// A code that may not be reported on the date settles the rest.
const DECIDES = /\bended on\b|\bis a heading\b|\bstarts on\b|\bis not in the code releases\b|\bin no code release\b/
// That a code is in force matters only beside the rest.
const IN_FORCE = /\bis valid on\b/

/**
 * Answers in the order in which a reader needs them. Where a rule speaks of the case itself, meanings and general
 * statements support it; a meaning that repeats nothing asked falls behind the rules.
 */
export function answerFirst(findings: Finding[], facts: Facts): Finding[] {
  // "What does this mean?" beside a denial asks for the denial's.
  const asksMeaning = ASKS_MEANING.test(facts.question.text) && facts.question.denialCodes.length === 0
  const specific = findings.some(
    ({ role, rule }) => role === 'answer' && !GENERAL.has(rule) && (asksMeaning || !MEANINGS.has(rule)),
  )
  const settles = ({ claim }: Finding) => isAboutPay(facts) && NEVER_PAID.test(claim)
  const alternatives = askedAsAlternatives(facts).map(({ record }) => record.code)
  const explains = ({ rule, claim }: Finding) =>
    MEANINGS.has(rule) && alternatives.some((code) => claim.startsWith(`${code} `))
  const counted = findings.some(({ role, rule }) => role === 'answer' && COUNTS.has(rule))
  const demoted = (one: Finding) =>
    one.role === 'answer' &&
    specific &&
    ((one.rule === 'add-on' && (counted || (isOnlyAbout(one) && !facts.question.intents.includes('addon')))) ||
      one.rule === 'coverage' ||
      (MEANINGS.has(one.rule) && !asksMeaning && !settles(one) && !explains(one)))
  const placed = findings.map(
    (finding): Finding =>
      demoted(finding)
        ? { ...finding, role: 'why' }
        : settles(finding) || explains(finding)
          ? { ...finding, role: 'answer' }
          : finding,
  )
  return answered(withAskedModifiers(placed, facts))
    .map((finding, at) => ({ finding, at, rank: explains(finding) ? EXPLAINS : rankOf(finding, asksMeaning, facts) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ finding }) => finding)
}

/** That an add-on goes with its primary is background where nobody asked about add-ons. */
function isOnlyAbout({ claim }: Finding): boolean {
  return claim.includes('is an add-on code and is reported together with') && !claim.startsWith('Yes')
}

// What alternatives stand for comes behind a rule that chooses among them, and before what holds of any code.
const EXPLAINS = 1.1

/** A modifier that was asked about and that no answer names: the rule that governs it answers. */
function withAskedModifiers(findings: Finding[], { question: { codes } }: Facts): Finding[] {
  const open = codes.flatMap(({ code, systems }) => {
    const names = new RegExp(`\\b${code}\\b`)
    const isAnswered = findings.some(({ role, claim }) => role === 'answer' && names.test(claim))
    return systems.includes('MODIFIER') && !isAnswered ? [names] : []
  })
  const chosen = open.flatMap(
    (names) => findings.find(({ rule, claim }) => RULES_OF_MODIFIERS.has(rule) && names.test(claim)) ?? [],
  )
  return findings.map((finding): Finding => (chosen.includes(finding) ? { ...finding, role: 'answer' } : finding))
}

const RULES_OF_MODIFIERS = new Set(['modifier-rules', 'policy-notes'])

/** Where nothing answers, the first that is not a meaning does: rules of the modifiers asked about, then any other; a mail never opens with its claim lines. */
function answered(findings: Finding[]): Finding[] {
  if (findings.some(({ role }) => role === 'answer')) return findings
  const reasons = findings.filter(({ role }) => role === 'why')
  const ruled = reasons.filter(({ rule }) => rule === 'modifier-rules')
  const first = reasons.find(({ rule }) => !MEANINGS.has(rule)) ?? reasons[0]
  const chosen = ruled.length > 0 ? ruled : first === undefined ? [] : [first]
  return findings.map((finding): Finding => (chosen.includes(finding) ? { ...finding, role: 'answer' } : finding))
}

// What the fee schedule's or the HCPCS file's mark says of payment settles a question about it.
const NEVER_PAID = /\bMedicare (?:never pays it apart|does not (?:cover|accept) it)|\bnot valid for Medicare\b/

function isAboutPay({ question: { text, payer } }: Facts): boolean {
  return (
    (payer === null || /^medicare$/i.test(payer)) &&
    /\bpa(?:y|ys|id|yable|yment)\b|\breimburs|\bcover(?:ed|s)?\b|\bbillable\b|\bdenied\b|\bbundled\b/i.test(text)
  )
}

function rankOf({ rule, claim, role }: Finding, asksMeaning: boolean, facts: Facts): number {
  if (rule === 'validity' && DECIDES.test(claim)) return 0
  if (rule === 'exclusions' && /^No\b/.test(claim)) return 0.4
  // Which of two operations is reported comes before what a modifier may add to it.
  if (rule === 'pair-edits' && claim.includes('converted to open surgery')) return 0.4
  // Spoken only where the order is asked.
  if (rule === 'surgery-order') return 0.4
  // Another maker of the rules comes before what Medicare's say.
  if (rule === 'state-rules') return 0.4
  if (rule === 'unit-limits' && role === 'answer' && /\bappeal/i.test(facts.question.text)) return 0.55
  if (rule === 'denial' && /\bappeal/i.test(facts.question.text)) return 0.6
  if (role === 'answer' && YES_OR_NO.test(claim) && ASKS_YES_OR_NO.test(facts.question.text)) return 0.45
  if (OF_THE_CASE.has(rule)) return 0.5
  if (rule === 'modifier-rules') return 1.5
  // Asked about a modifier, a service found by its words is the lesser news.
  if (rule === 'code-search' && facts.question.codes.length > 0) return 1.6
  if (NEVER_PAID.test(claim) && role === 'answer') return 0.6
  if (MEANINGS.has(rule)) return asksMeaning && role === 'answer' ? 0 : 3
  if (
    rule === 'pair-edits' &&
    /\bdifference\b|\bdifferent (?:from|than)\b|\bdiff\b|\bversus\b|\bvs\.?\b|\d or [A-Z\d]{5}\b/i.test(
      facts.question.text,
    )
  )
    return 2
  if (rule === 'denial' && WHY_DENIED.test(facts.question.text) && facts.question.denialCodes.length > 0) return 0.6
  if (GENERAL.has(rule) || IN_FORCE.test(claim)) return 2
  // Asked for a modifier, what is said of it comes first; asked for two codes together, what holds between them.
  // What qualifies the patient comes behind whether the codes go at all.
  if (rule === 'class-findings' && billable(facts).length > 1) return 1.2
  // A note about the codes names a modifier too; the edit between these two says whether it helps.
  const isNoteBesideEdit = rule === 'policy-notes' && billable(facts).length > 1
  if (role === 'answer' && !isNoteBesideEdit && namesAskedModifier(claim, facts)) return 0.7
  return rule === 'pair-edits' && TOGETHER.test(facts.question.text) ? 0.8 : 1
}

const YES_OR_NO = /^(?:Yes|No)\b/
const ASKS_YES_OR_NO =
  /\b(?:can|could|may|should|do|does|is|are|was|were) (?:i|we|you|he|she|it|they|this|that|there|both|the)\b/i

// "Why was line 2 denied?", "what does this mean?"
const WHY_DENIED = /\bwhy\b|\bmean(?:s|ing)?\b|\bwhat is (?:this|that|co-?\d)/i

const TOGETHER = /\b(?:to|2)gether\b|\bbundl|\bunbundl|\bsame (?:day|date|claim|visit)\b|\bboth\b/i

function namesAskedModifier(claim: string, { question: { codes } }: Facts): boolean {
  return codes.some(({ code, systems }) => systems.includes('MODIFIER') && new RegExp(`\\b${code}\\b`).test(claim))
}
