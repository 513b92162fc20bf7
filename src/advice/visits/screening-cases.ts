// Screenings of Medicare and of well patients, told in words: pelvic examination and Pap, bowel, depression, alcohol, weight, tobacco.
import type { ToldCase } from '../told-cases.ts'

/** Judged by `visitCases`. */
export const SCREENING_CASES: ToldCase[] = [
  {
    words: [/\bpaps?\b|\bpelvic\b/i, /\bmedicare\b/i],
    payer: 'medicare',
    unless:
      /\blast\b|\bagain\b|\bago\b|\bhow often\b|\bdue\b|\bG0101\b|\bQ009\w?\b|\bdiagnostic\b|\bdenied\b|\bdenial\b|\bultrasound\b|\bcolpo|\bfloor\b|\btherapy\b|\bbleeding\b|^(?!.*\b(?:codes?|cpt|bill)\b).*\b(?:dx|diagnos\w{1,3})\b/i,
    claim:
      'G0101 for the pelvic and breast examination (7 of its 11 parts) and Q0091 for taking the screening Pap; each every 24 months at low risk, every 12 at high risk. Low risk: Z01.411 or Z01.419, or Z12.4; without a uterus Z12.72 or Z12.79. High risk: Z72.51-Z72.53, Z77.29, Z77.9, Z91.89 or Z92.89.',
    notes: ['preventive-gyn', 'pap-diagnoses'],
    lines: [
      ['G0101', 'if at least 7 of the 11 parts were examined'],
      ['Q0091', 'if a screening Pap was taken'],
    ],
    documentation:
      'The note should show at least 7 of the 11 parts of the examination, the risk and the date of the last one.',
    settles: true,
  },
  {
    words: [
      /\b(?:FIT|FOBT|guaiac|hemoccult|stool (?:test|cards?)|fecal (?:occult|immuno\w*))\b/i,
      /\bscreen|\bmedicare\b|\bG0328\b|\b82274\b|\b82270\b/i,
    ],
    unless: /\bdenied\b|\bDRE\b|\brectal exam|\bbleeding\b/i,
    claim:
      'Screening: the immunochemical test (FIT) is G0328 for Medicare, 82274 for others; three guaiac cards are 82270 for both. The one who runs the test bills it, with Z12.11 or Z12.12; handing out a kit is not billed. One card from a rectal examination for a complaint is 82272.',
    notes: ['stool-tests'],
    lines: [
      ['G0328', 'FIT, Medicare'],
      ['82274', 'FIT, other payers'],
      ['82270', 'guaiac, three cards'],
    ],
    asks: [{ slot: 'service', weight: 92, text: 'which test it was, who ran it, and why' }],
    settles: true,
  },
  {
    words: [/\bcologuard\b/i],
    claim:
      '81528 belongs to the laboratory that runs it; the office bills neither the kit nor the order. A colonoscopy after a positive result is for Medicare a screening (since 2023), with KX.',
    notes: ['stool-tests', 'colonoscopy-after-stool-test'],
    settles: true,
  },
  {
    words: [/\bpositive\b|\babnormal\b/i, /\b(?:cologuard|FIT|FOBT|stool)\b/i, /\bcolonoscop/i],
    unless: /\bdenied\b/i,
    claim:
      'For Medicare a colonoscopy after a positive stool test is the second half of one screening since 2023: G0105 or G0121 (or the therapeutic code with PT), with KX, nothing owed but for what is removed. Other plans take 33, Z12.11 first, R19.5 second.',
    notes: ['colonoscopy-after-stool-test'],
    settles: true,
  },
  {
    words: [/./],
    codes: /^Q0091$/,
    payer: 'private',
    unless: /\bG0101\b|\bmedicare\b|\bdenied\b|\bdenial\b|\blast\b/i,
    claim:
      'By CPT taking the Pap belongs to the preventive visit (99381-99397), and the laboratory bills the test; Q0091 is of Medicare, and a commercial plan takes it only where its policy says so. Diagnosis Z01.411 or Z01.419.',
    notes: ['pap-other-payers'],
    asks: [{ slot: 'payer', weight: 90, text: 'the plan, and whether its policy takes Q0091' }],
  },
  {
    words: [/\b(?:NP|PA|CNS|APRN|nurse practitioner|physician assistant|RN|nurse|pharmacist|health educator)s?\b/],
    codes: /^G0(?:402|43[89])$/,
    unless: /\bdenied\b|\bmodifier\b|\bRHC\b|\bFQHC\b/i,
    claim:
      'Physicians, nurse practitioners, physician assistants and clinical nurse specialists may furnish and bill all three. The annual wellness visits (G0438, G0439) may also be done by nurses, pharmacists, dietitians or health educators under the direct supervision of a physician, who bills; G0402 may not.',
    notes: ['wellness-who'],
  },
]
