// Several skin biopsies of different techniques in one session: one first-lesion code, of the highest technique, and add-ons.
import { NUMBER, numberOf } from '../../question/number-words.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const RULE = 'biopsies'
// From the highest to the lowest (note `biopsy-order`): the first lesion's code and that of each further one.
const TECHNIQUES = [
  { words: 'incisional', first: '11106', each: '11107' },
  { words: 'punch', first: '11104', each: '11105' },
  { words: '(?:shave|tangential)', first: '11102', each: '11103' },
]
const ANY_TECHNIQUE = TECHNIQUES.map(({ words }) => words).join('|')
const IN_FORCE_FROM = '2019-01-01'

export function biopsies(facts: Facts): Advice {
  const { text, codes } = facts.question
  if (!/\b(?:biops|bx\b)/i.test(text) || facts.date < IN_FORCE_FROM) return NOTHING
  const counted = TECHNIQUES.map((technique) => ({ ...technique, count: countOf(technique.words, text) })).filter(
    ({ count }) => count > 0,
  )
  const [highest] = counted
  if (!highest) return NOTHING
  const lines = [
    { code: highest.first, units: 1 },
    ...counted.map(({ each, count }) => ({ code: each, units: each === highest.each ? count - 1 : count })),
  ].filter(({ units }) => units > 0)
  const ours = new Set(lines.map(({ code }) => code))
  const wrong = codes.filter(({ code }) => /^1110[2-7]$/.test(code) && !ours.has(code))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${listed(lines.map(({ code, units }) => `${code} x${units}`))}: one first-lesion code for the session, of the highest technique, and the add-on of its own technique for every further lesion.`,
        noteCitations(facts, 'biopsy-order'),
      ),
    ],
    claimLines: [
      ...wrong.map(({ code }) => line(code, { units: DROPPED })),
      ...lines.map(({ code, units }) => line(code, { units, conditional: 'as the note counts them' })),
    ],
    asks: [{ slot: 'count', weight: 80, text: 'the number, site and technique of each biopsy in the note' }],
  })
}

/** "two punch", "punch bx two", "2 shave biopsies"; a technique without a number is one. */
function countOf(words: string, text: string): number {
  const before = new RegExp(`\\b(?!\\d{3})(${NUMBER}) (?:skin )?${words}\\b`, 'i').exec(text)
  const behind = new RegExp(
    `\\b${words}(?: (?:bx|biops(?:y|ies)))? (?:x ?)?(?!\\d{3})(${NUMBER})\\b(?! ?(?:cm|mm)\\b)`,
    'i',
  ).exec(text)
  // "Shave bx of back lesion x2": the count closes the phrase.
  const closing = new RegExp(
    `\\b${words}\\b(?:(?!\\band\\b|${ANY_TECHNIQUE})[^,.;+\\n]){0,50}? [x×] ?(\\d{1,2})\\b`,
    'i',
  ).exec(text)
  const written = before?.[1] ?? behind?.[1] ?? closing?.[1]
  if (written !== undefined) return numberOf(written)
  return new RegExp(`\\b${words}\\b`, 'i').test(text) ? 1 : 0
}
