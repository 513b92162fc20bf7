// Conditions that ICD-10-CM joins by "with" or "in": coded as related though nobody wrote the link, unless the record says they are not.

import { diagnoses } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { notesInForce } from '../notes/dated-notes.ts'
import { advice, DROPPED, finding, line, listed, NOTHING } from '../said.ts'
import { listsDiagnoses } from './diagnosis-list.ts'

const RULE = 'presumed-links'

type Link = { with: RegExp; codes: string[]; add?: string }

const HAS_DIABETES = /\b(?:DM ?(?:2|II)?|T2DM|type (?:2|II) (?:DM|diabet\w{1,4})|diabet(?:es|ic))\b/i
const IS_OTHER_TYPE = /\btype (?:1|I)\b|\bT1DM\b|\bDM ?1\b|\bgestational\b|\bdue to\b|\bsecondary diabet/i
// Index entry "Diabetes, type 2, with"; guideline I.A.15. The stage or kind comes from the record.
const WITH_DIABETES: Link[] = [
  { with: /\bpolyneuropath/i, codes: ['E11.42'] },
  { with: /\bneuropath/i, codes: ['E11.40', 'E11.42'] },
  { with: /\b(?:PVD|PAD|peripheral (?:vascular|arterial|angiopath\w{1,3})(?: disease)?)\b/i, codes: ['E11.51'] },
  { with: /\b(?:CKD|chronic kidney)/i, codes: ['E11.22'], add: 'the stage of the kidney disease (N18.-)' },
  { with: /\bnephropath/i, codes: ['E11.21'] },
  { with: /\bretinopath/i, codes: ['E11.319'] },
  { with: /\bfoot ulcer|\bulcer of (?:the )?foot/i, codes: ['E11.621'], add: 'the ulcer (L97.-)' },
  { with: /\bgastropares/i, codes: ['E11.43'] },
  { with: /\bhyperglyc|\bpoorly controlled|\bout of control/i, codes: ['E11.65'] },
  { with: /\bhypoglyc/i, codes: ['E11.649'] },
]
const HAS_HYPERTENSION = /\b(?:HTN|hypertensi(?:on|ve)|high blood pressure)\b/i
const KIDNEY = /\b(?:CKD|chronic kidney)/i
const HEART = /\b(?:CHF|HF(?:r|p)EF|heart failure)\b/i

export function presumedLinks(facts: Facts): Advice {
  // Conditions told in words alone are linked in their list.
  if (listsDiagnoses(facts)) return NOTHING
  const { text } = facts.question
  const named = diagnoses(facts).map(({ code }) => code)
  // A code says what it stands for as words do.
  const linked = [...ofDiabetes(`${text} ${saidBy(named)}`), ...ofHypertension(`${text} ${saidBy(named)}`)]
  const parted = named.filter((code) => linked.length > 0 && isUnlinked(code, linked))
  const note = notesInForce(facts).find(({ id }) => id === 'icd-with')
  const valid = linked.flatMap((link) => {
    const codes = link.codes.filter((code) => !named.includes(code) && record(code, facts)?.billable)
    return codes.length > 0 ? [{ ...link, codes }] : []
  })
  if (valid.length === 0 || !note) return NOTHING
  const codes = [...new Set(valid.flatMap(({ codes }) => codes))]
  const adds = valid.flatMap(({ add }) => add ?? [])
  return advice({
    findings: [
      finding(
        RULE,
        named.length > 0 || facts.question.intents.includes('dx_coding') ? 'answer' : 'why',
        'likely',
        `${parted.length > 0 ? `Not ${listed(parted, 'or')} beside these: the` : 'The'} link need not be written: ${listed(codes, 'or')}${adds.length > 0 ? ` with ${listed(adds)}` : ''}, unless the record says that the conditions are unrelated.`,
        [note.citation, ...codes.flatMap((code) => record(code, facts)?.citation ?? [])],
      ),
    ],
    claimLines: [
      ...parted.map((code) => line(code, { units: DROPPED })),
      ...valid.flatMap((link) =>
        link.codes.map((code) =>
          line(code, {
            conditional: link.codes.length > 1 ? 'one of these, by the record' : 'if the record documents it',
          }),
        ),
      ),
    ],
  })
}

const WORDS_OF: [RegExp, string][] = [
  [/^I10$/, 'hypertension'],
  [/^N18/, 'CKD'],
  [/^I50/, 'heart failure'],
  [/^E11\.9$/, 'type 2 diabetes'],
]

function saidBy(codes: string[]): string {
  return WORDS_OF.filter(([pattern]) => codes.some((code) => pattern.test(code)))
    .map(([, words]) => words)
    .join(', ')
}

/** Codes that say one of two linked conditions without the other. */
function isUnlinked(code: string, linked: Link[]): boolean {
  const has = (start: string) => linked.some(({ codes }) => codes.some((one) => one.startsWith(start)))
  return (code === 'I10' && has('I1')) || (code === 'E11.9' && has('E11'))
}

/** Whether diabetes in the text already explains a word such as "neuropathy", which then has no code of its own. */
export function isExplained(text: string, word: string): boolean {
  return [...ofDiabetes(text), ...ofHypertension(text)].some((link) => link.with.test(word))
}

function ofDiabetes(text: string): Link[] {
  if (!HAS_DIABETES.test(text) || IS_OTHER_TYPE.test(text)) return []
  const found = WITH_DIABETES.filter((link) => link.with.test(text))
  // "Polyneuropathy" holds the word "neuropathy" and is the more exact of the two.
  return found.some(({ codes }) => codes.length === 1 && codes[0] === 'E11.42')
    ? found.filter(({ codes }) => codes[0] !== 'E11.40')
    : found
}

/** I11 with heart failure, I12 with chronic kidney disease, I13 with both (guideline I.C.9.a). */
function ofHypertension(text: string): Link[] {
  if (!HAS_HYPERTENSION.test(text)) return []
  const [kidney, heart] = [KIDNEY.test(text), HEART.test(text)]
  const both = { with: /\b(?:CKD|kidney|CHF|heart failure|HTN|hypertens)/i }
  if (kidney && heart)
    return [
      {
        ...both,
        codes: ['I13.0'],
        add: 'the type of heart failure (I50.-) and the stage of the kidney disease (N18.-)',
      },
    ]
  if (kidney) return [{ ...both, codes: ['I12.9'], add: 'the stage of the kidney disease (N18.-)' }]
  return heart ? [{ ...both, codes: ['I11.0'], add: 'the type of heart failure (I50.-)' }] : []
}

function record(code: string, facts: Facts) {
  return facts.book.onDate(code, facts.date).find((row) => row.system === 'ICD-10-CM')
}
