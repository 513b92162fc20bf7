// Questions about what is allowed: each is answered by a dated note, never by what would get paid.
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, finding, noteCitations, noteSays } from '../said.ts'

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

// A modifier on every claim of a kind is added to be paid, and not by what was done.
const BLANKET =
  /\b(?:add(?:ing)?|put(?:ting)?|append(?:ing)?|us(?:e|ing)|slap)\b[^.?!,]{0,30}\b(25|59|X[EPSU])\b[^.?!,]{0,30}\b(?:all|every|everything|each|always|automatically|by default)\b|\b(?:always|automatically|by default) (?:add|append|put|use)\b.{0,20}\b(25|59|X[EPSU])\b/i

export function compliance(facts: Facts): Advice {
  const { text, denialCodes } = facts.question
  // An ABN shifts nothing for a coding denial (NCCI), so that note comes before the one on ABNs in general.
  const coding = denialCodes.some((code) => code === 'CO-97' || code === 'CO-236')
  const ids = SUBJECTS.filter(
    ([words, id]) => words.test(text) && (id !== 'ncci-no-abn' || coding || /\bn?cci\b|\bcolumn\b|\bmue\b/i.test(text)),
  ).map(([, id]) => id)
  const ordered = ids.includes('ncci-no-abn')
    ? ['ncci-no-abn', ...ids.filter((id) => id !== 'ncci-no-abn' && id !== 'abn-timing')]
    : ids
  return advice({ findings: [byDefault(facts), ...ordered.map((id) => noteSays(facts, id, RULE, 'answer'))] })
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
