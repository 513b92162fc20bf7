// Questions about what is allowed: each is answered by a dated note, never by what would get paid.
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, finding, noteCitations, noteSays } from '../said.ts'
import { incidentTo } from '../visits/incident-to.ts'
import { liabilityNotice } from './liability-notice.ts'

const RULE = 'compliance'

const SUBJECTS: [RegExp, string][] = [
  [
    /\b(?:chang|switch|swap|us)(?:e|ing) (?:the |a |another |different )?(?:dx|diagnos\w{2,3}|icd)\b/i,
    'dx-from-documentation',
  ],
  [/\b(?:which|what) (?:dx|diagnos\w{2,3}|icd)\b.{0,60}\bpa(?:id|ys?)\b/i, 'dx-from-documentation'],
  [/\bincident[- ]to\b/i, 'incident-to'],
  [/\bABN\b/, 'abn-timing'],
  [
    /\bABN\b.{0,80}\bbill (?:her|him|them|the patient|patients?)\b|\bbill (?:her|him|them|the patient|patients?)\b.{0,80}\b(?:bundl|column|ncci|mue)/is,
    'ncci-no-abn',
  ],
]

/** What was proposed, and the "No" to it, before the note that says why. */
const PROPOSED: { words: RegExp; claim: string; notes: string[] }[] = [
  {
    // "bill 99215 for every visit", "always code a level 4".
    words:
      /\b(?:bill|cod|us|charg|report|document|put)(?:e|es|ing)?\b[^.?!]{0,30}(?:\b99[2-4]\d\d\b|\blevel ?[2-5]\b)[^.?!]{0,30}\b(?:every|each|all|always|everyone|everybody|across the board|by default)\b|\b(?:every|each|all)\b[^.?!]{0,30}\b(?:visits?|patients?|encounters?|follow-?ups?|appointments?)\b[^.?!]{0,30}(?:\b99[2-4]\d\d\b|\blevel ?[2-5]\b)|\b(?:always|automatically)\b[^.?!]{0,20}(?:\b99[2-4]\d\d\b|\blevel ?[2-5]\b)/i,
    claim:
      "No: each visit is leveled by itself, from that day's decision making or total time. One level for all is not supported by the records, and that pattern is what payers audit.",
    notes: ['level-per-visit'],
  },
  {
    // "isn't credentialed yet, bill under Dr X's NPI".
    words:
      /\b(?:not|n't|until|yet|pending|before|awaiting|still|waiting)\b[^.?!]{0,60}\b(?:credential\w{0,3}|enrolled|enrollment|contracted|paneled)\b|\b(?:credential\w{0,3}|enrolled|enrollment)\b[^.?!]{0,60}\b(?:pending|yet|until|under|in process)\b|\b(?:bill|claim|submit|report|put)\w{0,4}\b[^.?!]{0,40}\bunder\b[^.?!]{0,30}\b(?:another|other|different|senior|partner'?s?|colleague'?s?)\b[^.?!]{0,30}\b(?:NPI|name|number)\b|\b(?:us|put|bill)(?:e|ing)?\b[^.?!]{0,30}\b(?:doctor|physician|MD|supervis\w{2,4})\b[^.?!]{0,25}\b(?:name|NPI|number)\b[^.?!]{0,40}\b(?:all|every|each|always)\b|\b(?:enrolled|credentialed)\b[^?]{0,80}\b(?:hold|under the|resubmit)\b/i,
    claim:
      "No: the claim names who did the service, and a colleague's NPI stands only for incident-to or a substitute (Q5, Q6) whose rules are met. Hold the claims until the enrollment date is known: Medicare lets up to 30 days before it be billed afterwards; other payers by contract.",
    notes: ['rendering-provider'],
  },
  {
    words:
      /\b(?:split\w{0,4}|break\w{0,3}|unbundl\w{0,3}|separate\w{0,2}|individual(?:ly)?|apart)\b[^.?!]{0,60}\b(?:panels?|tests?|components?|800[0-8]\d)\b|\b(?:panels?|800[0-8]\d)\b[^.?!]{0,60}\b(?:split|break (?:it|them|out|up)|individual|separately|one by one)/i,
    claim:
      'No: when every test of the panel was done that day, the panel code is reported and not its tests one by one, whatever pays more. Single tests are for a panel that was not complete.',
    notes: ['panel-as-panel'],
  },
  {
    words:
      /\b(?:forgot|missed|neglected|failed|did ?n[o']t)\b[^.?!]{0,20}\b(?:document|chart|record|note|write|sign)\w{0,3}\b|\badd(?:ing)? (?:the )?(?:time|minutes|statement|attestation|documentation)\b[^.?!]{0,60}\b(?:later|now|after|late)\b|\b(?:late entry|addend\w{2,4})\b/i,
    claim:
      'Only as a dated, signed late entry or addendum by the one who did the work, of what is truly remembered. A payer may give it little weight after a denial; minutes nobody recorded are not rebuilt to reach a code, and the level then rests on decision making.',
    notes: ['late-entry'],
  },
  {
    words:
      /\bwrit(?:e|ing|es)[- ]?off\b[^.?!]{0,30}\b(?:co-?pay\w{0,5}|co-?insurance|deductible)|\bwaiv\w{1,4}\b[^.?!]{0,40}(?:\b(?:co-?pay\w{0,5}|co-?ins\w{0,7}|deductible)|\b20 ?%)|\b(?:not|n't|without|skip) collect\w{0,3}\b[^.?!]{0,30}\b(?:co-?pay\w{0,5}|co-?insurance|deductible)|\bprofessional courtesy\b|\binsurance[- ]only\b/i,
    claim:
      'No, not as a routine, for staff, families or friends either: for Medicare it is an unlawful inducement and with other payers it misstates the charge. A waiver for documented financial hardship in the single case is allowed. The compliance officer decides.',
    notes: ['waive-copay'],
  },
  {
    words:
      /\b(?:chang|switch|swap)(?:e|ing) (?:the |our |his |her )?(?:dx|diagnos\w{2,3}|icd)\b[^?]{0,80}\b(?:paid|pays?|cover\w{0,3}|den\w{1,4})\b|\b(?:pick|choos|find|add|put)(?:e|ing|s)?\b[^.?!]{0,30}\b(?:dx|diagnos[ie]s|icd)\b[^?]{0,80}\b(?:paid|pass(?:es)?|covered|approved)\b|\b(?:what|which) (?:other )?(?:dx|diagnos\w{2,3}|icd)\b[^?]{0,60}\b(?:get (?:it|this|them) paid|gets? paid|will pay|would pay|that pays)/i,
    claim:
      'Not to get it paid: a diagnosis is coded because the record supports it. Where the record of that day supports the other one, it is a corrected claim; only the provider can clarify or amend the record, with date and signature. Anything beyond that is for the compliance officer to decide.',
    notes: ['dx-from-documentation'],
  },
]

// A modifier on every claim of a kind is added to be paid, and not by what was done.
const BLANKET =
  /\b(?:add(?:ing)?|put(?:ting)?|append(?:ing)?|us(?:e|ing)|slap)\b[^.?!,]{0,30}\b(25|59|X[EPSU])\b[^.?!,]{0,30}\b(?:all|every|everything|each|always|automatically|by default)\b|\b(?:always|automatically|by default) (?:add|append|put|use)\b.{0,20}\b(25|59|X[EPSU])\b/i

export function compliance(facts: Facts): Advice {
  const { text, denialCodes } = facts.question
  // An ABN shifts nothing for a coding denial (NCCI), so that note comes before the one on ABNs in general.
  const coding = denialCodes.some((code) => code === 'CO-97' || code === 'CO-236')
  const ids = SUBJECTS.filter(
    ([words, id]) =>
      // Which modifier the notice calls for says it all (`liabilityNotice`).
      !(id === 'abn-timing' && liabilityNotice(facts).findings.length > 0) &&
      !(id === 'incident-to' && incidentTo(facts).findings.length > 0) &&
      words.test(text) &&
      (id !== 'ncci-no-abn' || coding || /\bn?cci\b|\bcolumn\b|\bmue\b/i.test(text)),
  ).map(([, id]) => id)
  const ordered = ids.includes('ncci-no-abn')
    ? ['ncci-no-abn', ...ids.filter((id) => id !== 'ncci-no-abn' && id !== 'abn-timing')]
    : ids
  const proposed = PROPOSED.filter(({ words }) => words.test(text))
  const judged = proposed.map(({ claim, notes }) =>
    finding(RULE, 'answer', 'certain', claim, noteCitations(facts, ...notes)),
  )
  const told = new Set(proposed.flatMap(({ notes }) => notes))
  return advice({
    findings: [
      byDefault(facts),
      ...judged,
      ...ordered.filter((id) => !told.has(id)).map((id) => noteSays(facts, id, RULE, 'answer')),
    ],
  })
}

function byDefault(facts: Facts): Finding | null {
  const hit = BLANKET.exec(facts.question.text)
  const modifier = (hit?.[1] ?? hit?.[2])?.toUpperCase()
  if (modifier === undefined) return null
  return finding(
    RULE,
    'answer',
    'certain',
    `No: ${modifier} is never added by default. Each claim takes it only where that day's note shows ${modifier === '25' ? 'a visit that was significant and separate' : 'a separate site, session or service'}; a pattern of adding it everywhere is what auditors look for.`,
    noteCitations(facts, modifier === '25' ? 'modifier-25' : 'modifier-59', 'modifier-25-after-denial'),
  )
}
