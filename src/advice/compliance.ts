// Questions about what is allowed: each is answered by a dated note, never by what would get paid.
import type { Advice, Facts } from './finding.ts'
import { advice, noteSays } from './said.ts'

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
  return advice({ findings: ordered.map((id) => noteSays(facts, id, 'compliance', 'answer')) })
}
