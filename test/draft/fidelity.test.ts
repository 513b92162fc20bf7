// Faults of a language model in one sentence, each of which must be seen, and honest wordings that must pass.
import { expect, test } from 'vitest'
import { fidelityFault } from '../../src/draft/fidelity.ts'

const DRUG = 'J1885 is billed as 4 units for 60 mg, because one unit is 15 mg and the dose is rounded up.'
const PAIR =
  'NCCI pairs 11042 (column one) and 97597 (column two); 97597 is denied on the same day unless the record shows that it was separate.'

test.each<[string, string, string, RegExp]>([
  ['a code is added', DRUG, DRUG.replace('rounded up.', 'rounded up; add 96372.'), /other codes/],
  ['a dose changes its measure', DRUG, DRUG.replace('60 mg', '60 mcg'), /other measures/],
  ['a number is written differently', DRUG, DRUG.replace('4 units', '40 units'), /other codes/],
  ['"unless" becomes "when"', PAIR, PAIR.replace('unless the record shows', 'when the record shows not'), /negations/],
  [
    'codes change places',
    PAIR,
    'NCCI pairs 97597 (column one) and 11042 (column two); 97597 is denied on the same day unless the record shows that it was separate.',
    /in another order/,
  ],
  ['the same day becomes another', PAIR, PAIR.replace('same day', 'other day'), /other measures/],
  ['advice comes in', DRUG, `${DRUG} Call the payer.`, /an instruction/],
  ['a degree comes in', DRUG, DRUG.replace('is billed', 'is usually billed'), /a degree/],
  ['a person comes in', DRUG, DRUG.replace('the dose', 'the dose of Ms Testman'), /names what/],
  ['markup comes in', DRUG, `# ${DRUG}`, /markup/],
  ['emphasis comes in', DRUG, DRUG.replace('4 units', '*4 units*'), /markup/],
  ['a letter of another script', DRUG, DRUG.replace('dose', 'd\u043ese'), /markup/],
  ['a mark that nobody sees', DRUG, DRUG.replace('dose', 'do\u200bse'), /markup/],
  [
    'the orders come back',
    DRUG,
    `${DRUG} Keep every modifier, number, unit, name and abbreviation exactly as before.`,
    /./,
  ],
  [
    'another language',
    DRUG,
    'J1885 wird mit 4 units für 60 mg berechnet, denn one unit sind 15 mg und die Dosis wird aufgerundet.',
    /./,
  ],
  ['nothing is left', DRUG, 'J1885.', /leaves most/],
  [
    'another story is told',
    'An add-on code goes with its primary on the same claim.',
    'An add-on code goes with its primary plus surgeon bonus rewards and hospital benefits on the same claim.',
    /says more/,
  ],
])('%s', (_, before, after, fault) => {
  expect(fidelityFault(before, after)).toMatch(fault)
})

test.each([
  [DRUG, 'Bill J1885 as 4 units for 60 mg: one unit is 15 mg, and the dose is rounded up.'],
  [
    PAIR,
    'NCCI pairs 11042 (column one) with 97597 (column two); 97597 is denied on the same day unless the note shows it was separate.',
  ],
  ['Add-on codes take no modifier 51 and are not reduced.', 'Add-on codes carry no modifier 51 and are not cut.'],
])('honest words pass: %s', (before, after) => {
  expect(fidelityFault(before, after)).toBeNull()
})
