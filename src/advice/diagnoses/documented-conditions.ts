// Codes that the circumstances in the mail rule out or call for, each by one dated note.

import { historyOf } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { notesInForce } from '../notes/dated-notes.ts'
import { advice, DROPPED, finding, line, together } from '../said.ts'
import { INJECTED, INJECTED_SINCE, INSULIN } from './diabetes-drugs.ts'

const RULE = 'documented-conditions'

type Condition = {
  /** The note that says so. */
  note: string
  /** Codes (or a code with a modifier) in the question that this is about; null: none need be named. */
  about: RegExp | null
  /** The circumstances, in the words of the mail. */
  when: RegExp
  /** Circumstances under which it does not hold. */
  unless?: RegExp
  /** Codes that may then not be reported. */
  drop: RegExp
  /** Codes to report in place, if the record documents them. */
  take: string[]
  /** First day of the circumstances' consequence, where it changed. */
  since?: string
  until?: string
}

const HEALS = /\bheal\w{0,4}|\bfollow-?up\b|\bf\/u\b|\bweeks? (?:out|after|post)|\bafter ORIF\b|\bpost-?op\b|\bs\/p\b/i
const BROKEN = /\bfx\b|\bfractur\w{1,3}|\b(?:sprain|laceration|burn|dislocation)s?\b/i

// What somebody feels or found makes a test diagnostic.
const COMPLAINS =
  /\b(?:lump|mass|nipple discharge|pain\w{0,3}|bleeding|symptom\w{0,6}|complain\w{0,4}|c\/o|abnormal)\b/i

const CONDITIONS: Condition[] = [
  {
    note: 'icd-screening-symptom',
    about: /^Z1[1-3]/,
    when: COMPLAINS,
    unless:
      /\b(?:no|without|denies) (?:symptom|complain|lump|pain|bleed)|\b(?:found|polyps?|snare|removed|result|came back|path)\b/i,
    drop: /^Z1[1-3]/,
    take: [],
  },
  {
    // Guideline I.C.21.c.7: aftercare of an injury is told by its 7th character.
    note: 'icd-7th-character',
    about: /^Z4[78]/,
    when: new RegExp(`(?=[^]*(?:${BROKEN.source}))[^]*(?:${HEALS.source})`, 'i'),
    drop: /^Z4[78]/,
    take: [],
  },
  {
    note: 'mammogram-same-day',
    about: null,
    when: /\bscreening mammo.{0,120}\bdiagnostic|\bmammo.{0,80}\bconverted\b/is,
    drop: /^$/,
    take: ['77067', '77065-GG'],
  },
  {
    note: 'ecg-parts',
    about: /^930(?:05|10)$/,
    when: /\b93000\b/,
    // "93000 or 93010?" asks which of them it is.
    unless: /\b930(?:00|05|10),? (?:or|vs\.?|versus) 930(?:00|05|10)\b/i,
    drop: /^930(?:05|10)$/,
    take: [],
  },
  {
    note: 'category-iii-use',
    about: /^\d{3}99$/,
    when: /\bunlisted\b[^?]{0,60}\b\d{4}T\b|\b\d{4}T\b[^?]{0,60}\bunlisted\b/i,
    drop: /^\d{3}99$/,
    take: [],
  },
  {
    note: 'joint-ultrasound',
    about: /^76942$/,
    when: /\b206(?:04|06|11)\b/,
    drop: /^76942$/,
    take: [],
  },
  {
    note: 'icd-outpatient-uncertain',
    about: /^[A-QS-UX]\d/,
    when: /\b(?:probable|possible|suspect(?:ed)?|likely|ruled? ?-?out|r\/o|questionable)\b/i,
    unless: /\b(?:inpatient|hospital stay|admitted)\b/i,
    drop: /^[A-QS-U]\d[0-9A-Z](?:\.|$)/,
    take: [],
  },
  {
    note: 'ear-wax',
    about: /^692(?:09|10)$/,
    when: /\bnot (?:documented as )?impact|\bnon-?impacted|\bwithout impaction/i,
    drop: /^692(?:09|10)$/,
    take: [],
  },
  {
    note: 'ear-wax',
    about: /^692(?:09|10)$/,
    when: /\b(?:MA|RN|nurse|staff|medical assistant)\b.{0,20}\b(?:do|does|did|can|perform|lavage|irrigat)/,
    drop: /^69210$/,
    take: ['69209'],
  },
  {
    note: 'global-complication',
    about: /-78$/,
    when: /\b(?:in|to) (?:the |our )?(?:office|clinic)\b/i,
    drop: /-78$/,
    take: [],
  },
  {
    note: 'icd-stroke-sequela',
    about: /^I63/,
    when: /\byears? ago\b|\bold stroke\b|\bhistory of\b|\bresidual|\bsequela|\bmonths? ago\b|\bdeficit/i,
    drop: /^I63/,
    take: [],
  },
  {
    note: 'icd-history',
    about: /^Z09$/,
    when: /\b(?:cancer|carcinoma|malignan\w{2,3}|melanoma|lymphoma|leukemia)\b/i,
    drop: /^Z09$/,
    take: ['Z08'],
  },
  {
    note: 'icd-post-covid',
    about: /^U07\.1$/,
    when: /\blong covid\b|\bpost[- ]?covid\b|\bafter covid\b|\bago\b/i,
    drop: /^U07\.1$/,
    take: ['U09.9'],
  },
  {
    note: 'icd-routine-exam-findings',
    about: /^Z00\.00$/,
    when: /\babnormal|\bfound\b|\bnew(?:ly)?\b|\bworse/i,
    drop: /^Z00\.00$/,
    take: ['Z00.01'],
  },
  {
    note: 'icd-routine-exam-findings',
    about: /^Z00\.129$/,
    when: /\babnormal|\bfound\b|\bnew(?:ly)?\b|\bworse/i,
    drop: /^Z00\.129$/,
    take: ['Z00.121'],
  },
  { note: 'icd-diabetes-drugs', about: /^E10/, when: /\btype (?:2|ii)\b/i, drop: /^E10/, take: ['E11.9', 'Z79.4'] },
  {
    note: 'icd-diabetes-drugs',
    about: /^Z79\.899$/,
    when: INJECTED,
    drop: /^Z79\.899$/,
    take: ['Z79.85'],
  },
  {
    note: 'icd-diabetes-drugs',
    about: /^Z79\.4$/,
    when: INJECTED,
    unless: INSULIN,
    drop: /^Z79\.4$/,
    take: ['Z79.85'],
    since: INJECTED_SINCE,
  },
  {
    // Until FY2021 the guideline gave insulin alone where both were taken.
    note: 'icd-diabetes-drugs',
    about: /^Z79\.84$/,
    when: INSULIN,
    drop: /^Z79\.84$/,
    take: ['Z79.4'],
    until: '2021-09-30',
  },
  {
    note: 'icd-depression-unspecified',
    about: /^F32\.9$/,
    when: /^(?!.*\bmajor\b).*\bdepress/is,
    drop: /^F32\.9$/,
    take: ['F32.A'],
  },
]

export function documentedConditions(facts: Facts): Advice {
  const { text, codes } = facts.question
  const written = codes.flatMap((code) => [code.code, ...code.modifiers.map((modifier) => `${code.code}-${modifier}`)])
  const notes = notesInForce(facts)
  return together(
    CONDITIONS.filter(
      ({ about, when, unless, since, until }) =>
        (since === undefined || facts.date >= since) &&
        (until === undefined || facts.date <= until) &&
        when.test(text) &&
        !unless?.test(text) &&
        (about === null || written.some((code) => about.test(code))),
    ).flatMap((condition) => {
      const note = notes.find((one) => one.id === condition.note)
      if (!note) return []
      const dropped = codes.filter((code) =>
        [code.code, ...code.modifiers.map((modifier) => `${code.code}-${modifier}`)].some((one) =>
          condition.drop.test(one),
        ),
      )
      const children = dropped.flatMap((code) =>
        facts.book
          .search(code.code, { system: 'ICD-10-CM', limit: 12 })
          .map((hit) => hit.record.code)
          .filter((child) => child.startsWith(code.code)),
      )
      const refused = [...new Set([...dropped.map((code) => code.code), ...children])]
      return [
        advice({
          findings: [
            dropped.length > 0
              ? finding(
                  RULE,
                  'answer',
                  'likely',
                  `As described, not ${dropped.map((code) => [code.code, ...code.modifiers].join('-')).join(' or ')}${condition.take.length > 0 ? `; ${condition.take.join(' with ')} fits, if documented` : ''}.`,
                  [
                    note.citation,
                    ...dropped.flatMap((code) =>
                      historyOf(code, facts.book)
                        .slice(0, 1)
                        .map((row) => row.citation),
                    ),
                  ],
                )
              : null,
            finding(RULE, 'answer', 'likely', note.text, [note.citation]),
          ],
          claimLines: [...refused.map((code): ClaimLine => line(code, { units: DROPPED })), ...taken(condition, facts)],
        }),
      ]
    }),
  )
}

function taken({ take }: Condition, facts: Facts): ClaimLine[] {
  return take
    .map((code) => code.split('-'))
    .filter(([code = '']) => facts.book.onDate(code, facts.date).some((row) => row.billable))
    .map(([code = '', ...modifiers]) => line(code, { modifiers, conditional: 'if the record documents it' }))
}
