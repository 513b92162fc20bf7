// What is kept of an approved answer, and what it has not seen.
import { expect, test } from 'vitest'
import { changedSince, precedentOf } from '../../src/case/precedent.ts'
import { findIdentifiers } from '../../src/message/identifiers/identifiers.ts'
import { cited, day } from '../advice/book-of.ts'

const VALIDITY = 'Checked for dates of service 2024-07-01 to 2024-09-30 against HCPCS.'
const drafted = {
  questions: [
    {
      text: 'pt John Q. Testman MRN 00482913: J1885 60 mg',
      codes: [{ code: 'J1885', asWritten: 'J1885', systems: [], modifiers: [], units: null }],
      intents: ['units_mue' as const],
      dateOfService: null,
      payer: null,
      placeOfService: null,
      laterality: null,
      quantities: [],
      denialCodes: [],
    },
  ],
  draft: {
    kind: 'answer' as const,
    subject: '',
    text: `You ask about J1885 with 60 mg.\n\nFour units.\n\n${VALIDITY}`,
    claimLines: [{ code: 'J1885', modifiers: [], units: 4, diagnoses: [], conditional: null }],
    findings: [
      {
        claim: 'Four units.',
        rule: 'drug-units',
        certainty: 'certain' as const,
        role: 'answer' as const,
        citations: [cited('HCPCS', 'July 2024', 'J1885'), cited('HCPCS', 'July 2024', 'J1885')] as [
          ReturnType<typeof cited>,
          ...ReturnType<typeof cited>[],
        ],
      },
    ],
    asks: [],
    validity: VALIDITY,
    blocked: [],
  },
}

test('nothing of the mail is kept, days the reviewer wrote go, and those of the draft stay', () => {
  const body = `Four units for the injection of 03/15/2024, MRN 00482913.\n\n${VALIDITY}`
  const kept = precedentOf(drafted, { body, date: day('2024-08-01'), identifiersIn: findIdentifiers })
  expect(kept).toMatchObject({
    question: 'You ask about J1885 with 60 mg.',
    codes: ['J1885'],
    intents: ['units_mue'],
    releases: [{ source: 'HCPCS', edition: 'July 2024' }],
  })
  expect(JSON.stringify(kept)).not.toMatch(/Testman|00482913|03\/15\/2024/)
  expect(kept.answer).toContain(VALIDITY)
})

test('a release that followed the cited one is named, and one that is gone too', () => {
  const release = (edition: string, from: string) => ({
    source: 'HCPCS',
    edition,
    validFrom: day(from),
    validTo: null,
    rows: 1,
    file: 'f',
  })
  const cites = [{ source: 'HCPCS', edition: 'July 2024' }]
  expect(changedSince(cites, [release('July 2024', '2024-07-01')])).toEqual([])
  expect(changedSince(cites, [release('July 2024', '2024-07-01'), release('April 2024', '2024-04-01')])).toEqual([])
  expect(changedSince(cites, [release('July 2024', '2024-07-01'), release('October 2024', '2024-10-01')])).toEqual([
    'HCPCS July 2024 has been followed by October 2024',
  ])
  expect(changedSince(cites, [release('October 2024', '2024-10-01')])).toEqual(['HCPCS July 2024 is no longer loaded'])
})
