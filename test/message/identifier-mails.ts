// Invented mails with identifiers of every Safe Harbor kind, each span known, and with the bait that looks like one and must survive.
import fc from 'fast-check'

export type Piece = { text: string; kind: string | null }

const FIRST = [
  'Maria',
  'José',
  'Harold',
  'LaToya',
  'Wei',
  'Anne-Marie',
  'Thu',
  'Siobhan',
  'Dmitri',
  'Grace',
  'Ned',
  'Bo',
]
const LAST = [
  "O'Connor",
  'Lindqvist',
  'McAllister',
  'Nguyen',
  'García',
  'Smith-Jones',
  'Van Dyke',
  'Okafor',
  'Testerman',
  'Li',
]
const TOWN = ['Springfield', 'Cedar Rapids', 'Tulsa', 'Baton Rouge', 'Erie']
const STATE = ['IL', 'OH', 'TX', 'PA', 'LA']
const STREET = [
  'Elm Street',
  'N. Main St',
  'Oak Ridge Rd',
  'W 5th Ave',
  'Birch Ln',
  'County Road 12',
  'Willow Creek Dr',
  'MLK Blvd',
]
const MONTHS = ['January', 'Feb', 'March', 'Apr.', 'May', 'june', 'Jul', 'August', 'Sept', 'October', 'NOV', 'Dec']

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''))
const serial = (n: number) => digits(n).map((d) => `${(Number(d[0]) % 9) + 1}${d.slice(1)}`)
const two = (n: number) => String(n).padStart(2, '0')
const pick = <T>(of: readonly T[]) => fc.constantFrom(...of)

const first = pick(FIRST)
const last = pick(LAST)
const day = fc.record({
  y: fc.integer({ min: 1931, max: 2026 }),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 2, max: 28 }),
})
const date = fc.tuple(day, fc.nat(10)).map(([{ y, m, d }, shape]) => {
  const month = MONTHS[m - 1] ?? ''
  switch (shape) {
    case 0:
      return `${two(m)}/${two(d)}/${y}`
    case 1:
      return `${m}-${d}-${y}`
    case 2:
      return `${y}-${two(m)}-${two(d)}`
    case 3:
      return `${month} ${d}, ${y}`
    case 4:
      return `${d} ${month} ${y}`
    case 5:
      return `${m}.${d}.${y}`
    case 6:
      return `${m}/${d}/${two(y % 100)}`
    case 7:
      return `${month} ${d}th, ${y}`
    case 8:
      return `${two(d)}-${month.replace('.', '').slice(0, 3)}-${y}`
    case 9:
      return `${y}/${two(m)}/${two(d)}`
    default:
      return `${two(d)}${month.replace('.', '').slice(0, 3).toUpperCase()}${y}`
  }
})
const name = fc.tuple(first, last, fc.nat(3)).map(([f, l, s]) => (s === 0 ? `${f} Q. ${l}` : `${f} ${l}`))
const lastFirst = fc
  .tuple(first, last, fc.boolean())
  .map(([f, l, caps]) => (caps ? `${l}, ${f}`.toUpperCase() : `${l}, ${f}`))
const phone = fc
  .tuple(digits(2), fc.nat(5))
  .map(
    ([d, s]) =>
      [
        `(555) 555-01${d}`,
        `555-555-01${d}`,
        `555.555.01${d}`,
        `+1 555 555 01${d}`,
        `1-555-555-01${d}`,
        `(555)555-01${d}`,
      ][s] ?? '',
  )
const MBI_LETTERS = 'ACDEFGHJKMNPQRTUVWXY'
const letter = pick([...MBI_LETTERS])
const mbi = fc
  .tuple(fc.integer({ min: 1, max: 9 }), letter, digits(2), letter, digits(2), letter, letter, digits(2), fc.boolean())
  .map(([a, b, c, d, e, f, g, h, dash]) => {
    const s = dash ? '-' : ''
    return `${a}${b}${c}${s}${d}${e}${s}${f}${g}${h}`
  })
const VIN_VALUES: Record<string, number> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
}
const vin = fc.array(pick([...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789']), { minLength: 17, maxLength: 17 }).map((chars) => {
  const sum =
    chars.reduce(
      (s, c, i) =>
        s +
        (i === 8 ? 0 : (VIN_VALUES[c] ?? Number(c)) * ([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2][i] ?? 0)),
      0,
    ) % 11
  return chars.map((c, i) => (i === 8 ? (sum === 10 ? 'X' : String(sum)) : c)).join('')
})
const address = fc
  .tuple(fc.integer({ min: 2, max: 9_999 }), pick(STREET), pick(TOWN), pick(STATE), digits(5), fc.nat(4))
  .map(
    ([n, street, town, state, zip, s]) =>
      [
        `${n} ${street}`,
        `${n} ${street}, ${town}`,
        `${n} ${street}, ${town}, ${state} ${zip}`,
        `${n} ${street} Apt 4B, ${town} ${state} ${zip}`,
        `P.O. Box ${n}`,
      ][s] ?? '',
  )
const member = fc.tuple(pick(['XJH', 'W', 'ZGP', '']), serial(9)).map(([a, b]) => a + b)

type Slot = [kind: string, value: fc.Arbitrary<string>]
const slot = (kind: string, value: fc.Arbitrary<string>): Slot => [kind, value]

/** A sentence is fixed words with slots in it. */
const SENTENCES: (string | Slot)[][] = [
  ['Pt: ', slot('name', name), ', DOB ', slot('dob', date), ', MRN ', slot('mrn', serial(8)), '.'],
  ['Patient Name: ', slot('name', lastFirst), '  Date of Birth: ', slot('dob', date)],
  [
    'PATIENT: ',
    slot('name', lastFirst),
    '   DOB: ',
    slot('dob', date),
    '  ACCT# ',
    slot(
      'account',
      fc.tuple(serial(4), digits(2)).map((t) => t.join('-')),
    ),
  ],
  ['The patient is ', slot('name', name), ', born ', slot('dob', date), '.'],
  ['Our patient ', slot('name', name), ' was seen on ', slot('service_date', date), '.'],
  [slot('name', name), ' (DOB ', slot('dob', date), ') had this done on ', slot('service_date', date), '.'],
  ['Mrs. ', slot('name', last), ' called from ', slot('phone', phone), '.'],
  ['Mr. ', slot('name', name), ' came in with his wife ', slot('name', first), '.'],
  [slot('name', name), ' called from ', slot('phone', phone), ' about this.'],
  [
    "Patient's phone ",
    slot('phone', phone),
    ', email ',
    slot(
      'email',
      fc.tuple(first, digits(2)).map(
        ([f, d]) =>
          `${f
            .normalize('NFD')
            .replace(/[^A-Za-z]/g, '')
            .toLowerCase()}${d}@example.net`,
      ),
    ),
  ],
  ['her mother ', slot('name', name), ' is the guarantor'],
  [
    'Subscriber: ',
    slot('name', name),
    ', member ID ',
    slot('member_id', member),
    ', group # ',
    slot('policy', serial(6)),
  ],
  ['Medicare ', slot('mbi', mbi), ' denied it.'],
  ['MBI: ', slot('mbi', mbi)],
  ['Medicaid ID# ', slot('member_id', serial(10))],
  [
    'SSN ',
    slot(
      'ssn',
      fc.tuple(serial(3), serial(2), serial(4)).map((t) => t.join('-')),
    ),
    ' by accident',
  ],
  ['social security number is ', slot('ssn', serial(9)), '.'],
  ['last 4 of SSN ', slot('ssn', serial(4)), '.'],
  ['medical record number: ', slot('mrn', serial(7))],
  [
    'Med Rec # ',
    slot(
      'mrn',
      fc.tuple(digits(2), digits(2), serial(2)).map((t) => t.join('-')),
    ),
  ],
  ['chart no. ', slot('mrn', serial(6)), ', '],
  [
    'Patient account number ',
    slot(
      'account',
      fc.tuple(pick(['PA', 'V', '']), serial(8)).map((t) => t.join('')),
    ),
  ],
  [
    'Claim ',
    slot(
      'claim',
      fc.tuple(serial(2), serial(3), serial(4)).map((t) => t.join('-')),
    ),
    ' was denied CO-97.',
  ],
  ['Claim # ', slot('claim', serial(13)), ' denied.'],
  ['ICN ', slot('claim', serial(13)), '.'],
  [
    'prior auth # ',
    slot(
      'authorization',
      fc.tuple(pick(['A', 'AUTH', '']), serial(8)).map((t) => t.join('')),
    ),
  ],
  [
    'policy number ',
    slot(
      'policy',
      fc.tuple(pick(['ABC', 'H']), serial(8)).map((t) => t.join('')),
    ),
  ],
  ['DOS ', slot('service_date', date), ', '],
  ['Date of surgery: ', slot('service_date', date)],
  ['He lives at ', slot('address', address), '.'],
  ['seen at ', slot('address', address), ' by home health'],
  ['zip ', slot('zip', serial(5)), '.'],
  [
    'She is a ',
    slot(
      'age_over_89',
      fc
        .tuple(fc.integer({ min: 90, max: 104 }), pick([' y/o', '-year-old', ' yo', ' years old', ' yr old', 'yo']))
        .map(([n, w]) => `${n}${w}`),
    ),
    ' woman.',
  ],
  ['age ', slot('age_over_89', fc.integer({ min: 90, max: 104 }).map(String)), ', frail.'],
  [
    'pacemaker serial number ',
    slot(
      'device',
      fc.tuple(pick(['PJN', 'SN', 'RNB']), serial(6)).map((t) => t.join('')),
    ),
  ],
  [
    'Device S/N: ',
    slot(
      'device',
      fc.tuple(pick(['AB', 'X']), serial(7)).map((t) => t.join('-')),
    ),
  ],
  [
    'UDI ',
    slot(
      'device',
      serial(14).map((d) => `(01)${d}(21)A${d.slice(0, 6)}`),
    ),
  ],
  ['VIN ', slot('vehicle', vin)],
  ['his truck, ', slot('vehicle', vin), ', was hit'],
  [
    'license plate ',
    slot(
      'vehicle',
      fc.tuple(pick(['ABC', 'KLM', 'TX8']), serial(4)).map((t) => t.join(' ')),
    ),
  ],
  [
    "driver's license ",
    slot(
      'licence',
      fc.tuple(pick(['D', 'S']), serial(7)).map((t) => t.join('')),
    ),
  ],
  [
    'portal upload from IP ',
    slot(
      'ip_address',
      fc.tuple(fc.integer({ min: 11, max: 223 }), fc.nat(255), fc.nat(255), fc.nat(255)).map((t) => t.join('.')),
    ),
  ],
  [
    'his page https://',
    slot(
      'url',
      fc.tuple(first, serial(3)).map(
        ([f, d]) =>
          `blog.example.net/${f
            .normalize('NFD')
            .replace(/[^A-Za-z]/g, '')
            .toLowerCase()}${d}`,
      ),
    ),
  ],
  ['fax the op note to the patient at ', slot('phone', phone)],
  ['admitted ', slot('service_date', date), ' and discharged ', slot('service_date', date)],
  ['RE: ', slot('name', lastFirst), ' ', slot('dob', date)],
]

/** Looks like an identifier to a quick eye. */
const BAIT = [
  'Is 99213-25 payable with 20610-RT and J3301 x 4?',
  'M17.11 and E11.65 with Z79.4',
  'NCCI edits effective 1/1/26',
  'the 4/1/2026 quarter',
  'valid 1/1/2026 to 3/31/2026',
  'it was $1,234.56 for 55 min',
  'in the 90 day global of 27447',
  'denied CO-97, remark N122, then CO-236',
  '0471T x2, 96365, 96366 x 3',
  'NDC 00409-1234-01, 40 mg vial',
  'new patient, established patient',
  'patient has Medicare Advantage',
  'a 45 y/o woman with a 1.1 cm lesion',
  'CMS-1500 box 24, POS 11 and 22',
  'modifiers 95, 93, 91 and XU',
  '99 units of J0585, 155 of 200 used',
  'Chapter 12 section 30.6.1.1 of Pub 100-04',
  'G2211 with 99214-25',
  'our NPI 1234567893',
  'Dr. Patel performed it',
  'S52.501A then S52.501D',
  'code 90837 for 53 minutes',
  'Blue Cross Blue Shield of Texas',
  'I10, N18.31 and Z79.84',
  'see https://www.cms.gov/medicare/coding-billing',
  'for 2025 and 2026',
  'the 2026 Physician Fee Schedule',
  'MUE 1, MAI 3',
  '64615 once per 12 weeks',
  'Medicare Part B',
  'Workers Comp',
  'CPT 97140-59 and 97530',
  'Type of bill 131, rev code 0636',
  'POS 10 vs 02',
  'JW modifier on 45 units',
  'claim 99213',
]

/** A mail of some sentences and baits in any order: the pieces end to end are its text. */
export const mailWithIdentifiers: fc.Arbitrary<Piece[]> = fc
  .array(
    fc.oneof(
      pick(SENTENCES).chain(sentence),
      pick(BAIT).map((text): Piece[] => [{ text, kind: 'bait' }]),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .chain((parts) =>
    fc
      .array(pick([' ', '\n', '\n\n', '. ', '; ']), { minLength: parts.length, maxLength: parts.length })
      .map((between) => parts.flatMap((part, i) => [...part, { text: between[i] ?? ' ', kind: null }])),
  )

function sentence(parts: readonly (string | Slot)[]): fc.Arbitrary<Piece[]> {
  return fc.tuple(
    ...parts.map(
      (part): fc.Arbitrary<Piece> =>
        typeof part === 'string'
          ? fc.constant({ text: part, kind: null })
          : part[1].map((text) => ({ text, kind: part[0] })),
    ),
  )
}
