// Bones, joints and braces: situations told in words that a dated note settles.
import type { Advice, Facts } from '../finding.ts'
import { type ToldCase, toldCases } from '../told-cases.ts'

const X_RAY = /\bx-?rays?\b|\bfilms?\b|\bradiograph/i
const AFTERCARE =
  /\bglobal\b|\bpost-?op\b|\bf\/?u\b|\bfollow(?:ed|ing)?[- ]?up\b|\b(?:weeks?|wks?|days?) (?:\d{1,2} )?(?:after|post|s\/p|out)\b|\b(?:wk|week) \d{1,2}\b/i
const BONE = /\bORIF\b|\bfractures?\b|\bfx\b|\bcast\b|\breplacement\b|\bTKA\b|\bTHA\b|\barthroplast|\bfusion\b/i

const CASES: ToldCase[] = [
  {
    words: [AFTERCARE, BONE, X_RAY],
    unless: /\b(?:initial|first) visit\b|\bconsult|\bnew (?:pt|patient)\b|\bsplint\w* in (?:the )?(?:ER|ED)\b/i,
    claim:
      'The X-rays are billed: they are in no surgical package (26 alone if another owns the machine). The visit itself is 99024, without charge, as long as the 90 days run and it is about the same bone.',
    notes: ['fracture-care-images'],
    asks: [
      {
        slot: 'surgery_date',
        weight: 88,
        text: 'the code and date of the surgery or fracture care, and the views taken',
      },
    ],
  },
  {
    words: [
      /\b(?:hardware|implant|plates?|screws?|nail|pins?)\b/i,
      /\bhow many\b|\bunits?\b|\btwice\b|\bx ?\d\b|\bincisions?\b/i,
    ],
    codes: /^206[78]0$/,
    claim:
      'One unit for each fracture or operation site, however many screws, plates or cuts it took; another site is another line with 59 or XS.',
    notes: ['implant-removal'],
    asks: [
      {
        slot: 'site',
        weight: 88,
        text: 'the bones and sites of what was removed, and whether another operation was done there',
      },
    ],
  },
]

export function limbCases(facts: Facts): Advice {
  return toldCases('limb-cases', CASES, facts)
}
