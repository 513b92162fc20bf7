// CT and MRI with and without contrast in one session: one code for both phases, and one for belly and pelvis together.
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, instead, line, NOTHING } from '../said.ts'

const RULE = 'imaging-contrast'
// Without, with, and first without then with contrast, by part of the body (each code's own explanation says which it is).
const PHASES = `70450 70460 70470, 70480 70481 70482, 70486 70487 70488, 70490 70491 70492, 71250 71260 71270,
  72125 72126 72127, 72128 72129 72130, 72131 72132 72133, 72192 72193 72194, 73200 73201 73202, 73700 73701 73702,
  74150 74160 74170, 70540 70542 70543, 70544 70545 70546, 70547 70548 70549, 70551 70552 70553, 71550 71551 71552,
  72141 72142 72156, 72146 72147 72157, 72148 72149 72158, 72195 72196 72197, 73218 73219 73220, 73221 73222 73223,
  73718 73719 73720, 73721 73722 73723, 74181 74182 74183`
  .split(',')
  .map((family) => family.trim().split(/\s+/))
const BELLY = ['74150', '74160', '74170']
const PELVIS = ['72192', '72193', '72194']
// Both regions: without, with, and all that mixes the two.
const BOTH = ['74176', '74177', '74178']

/** Speaks where two codes of one session are a single one together; on two sides or in two sessions they are not. */
export function imagingContrast(facts: Facts): Advice {
  const whole = wholeStudy(facts)
  if (whole === null) return NOTHING
  const rows = [whole.code, ...whole.parts].flatMap((code) => facts.book.onDate(code, facts.date))
  const edits = whole.parts.flatMap((code) => facts.book.pairs(whole.parts[0] ?? '', code, facts.date))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `One code: ${whole.code} in place of ${whole.parts.join(' and ')}, for ${whole.says} in one session. 59 does not part them.`,
        [...rows, ...edits].map(({ citation }) => citation),
      ),
    ],
    claimLines: instead(whole.parts, line(whole.code, modifiersOf(whole.parts, facts))),
  })
}

type WholeStudy = { code: string; parts: string[]; says: string }

/** The code that two named codes make together in one session. */
export function wholeStudy(facts: Facts): WholeStudy | null {
  if (/\b(?:different|separate|another|two) (?:day|session|time)s?\b/i.test(facts.question.text)) return null
  const codes = billable(facts).map(({ record }) => record.code)
  return bothRegions(codes) ?? bothPhases(codes)
}

function bothRegions(codes: string[]): WholeStudy | null {
  const belly = codes.find((code) => BELLY.includes(code))
  const pelvis = codes.find((code) => PELVIS.includes(code))
  if (belly === undefined || pelvis === undefined) return null
  const [one, other] = [BELLY.indexOf(belly), PELVIS.indexOf(pelvis)]
  const code = BOTH[one === other ? one : BOTH.length - 1] ?? ''
  const says = ['without contrast', 'with contrast', 'one or both without and then with contrast'][BOTH.indexOf(code)]
  return { code, parts: [belly, pelvis], says: `belly and pelvis, ${says ?? ''},` }
}

function bothPhases(codes: string[]): WholeStudy | null {
  const family = PHASES.find(([without = '', within = '']) => codes.includes(without) && codes.includes(within))
  const [without = '', within = '', code = ''] = family ?? []
  return family ? { code, parts: [without, within], says: 'the study first without and then with contrast' } : null
}

function modifiersOf(parts: string[], facts: Facts): Partial<ClaimLine> {
  const written = billable(facts)
    .filter(({ record }) => parts.includes(record.code))
    .flatMap(({ mention }) => mention.modifiers)
  return { modifiers: [...new Set(written)].filter((modifier) => modifier !== '59' && !modifier.startsWith('X')) }
}
