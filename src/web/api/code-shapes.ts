// What the code book is asked and what it answers, for the API and for tools alike.
import { z } from 'zod'
import { NOTE_KINDS } from '../../codes/load/icd10cm-tabular.ts'
import { EDIT_SORTS } from '../../codes/pair-look-up.ts'
import { CheckFinding, Cited, Day } from './shapes.ts'

export const HITS = 20
export const HITS_MAX = 100
const EDITS = 50
const EDITS_MAX = 500
const LINES_MAX = 50
/** Fields 21 A to L of the CMS-1500 form. */
const DIAGNOSES_MAX = 12
const POINTERS_MAX = 4

export const System = z.enum(['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'MODIFIER', 'POS'])
export const Code = z.string().trim().min(1).max(12)
const Service = z.enum(['CPT', 'HCPCS'])
const DayOfService = Day.optional().meta({ description: 'Date of service as YYYY-MM-DD; today when left out' })

export const SearchAsked = z
  .object({
    q: z.string().trim().min(1).max(200).optional().meta({ description: 'Words or a code; best first' }),
    prefix: Code.optional().meta({ description: 'Instead of q: how the codes begin; in the order of the alphabet' }),
    system: System.optional(),
    limit: z.coerce.number().int().min(1).max(HITS_MAX).default(HITS),
    date: DayOfService,
  })
  .refine(({ q, prefix }) => (q === undefined) !== (prefix === undefined), { message: 'give either q or prefix' })

export const Found = z.object({
  results: z.array(
    z.object({
      system: System,
      code: z.string(),
      title: z.string(),
      billable: z.boolean(),
      score: z.number().nullable().meta({ description: 'Null for a prefix, which is not ranked' }),
      because: z.string().meta({ description: 'Why it matched' }),
    }),
  ),
})

export const ShowParams = z.object({ system: System, code: Code })
export const ShowAsked = z.object({ date: DayOfService })

export const EditsParams = z.object({ system: Service, code: Code })
export const EditsAsked = z.object({
  date: DayOfService,
  table: z.enum(['practitioner', 'hospital']).optional(),
  column: z
    .enum(['1', '2'])
    .transform((column) => (column === '1' ? 1 : 2) as 1 | 2)
    .optional()
    .meta({ description: 'The column in which the code itself stands' }),
  partner: Code.optional().meta({ description: 'How the other code begins' }),
  indicator: z
    .enum(['0', '1', '9'])
    .transform((indicator) => Number(indicator) as 0 | 1 | 9)
    .optional(),
  sort: z.enum(EDIT_SORTS).default('partner'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(EDITS_MAX).default(EDITS),
})

const Dated = { validFrom: z.string().nullable(), validTo: z.string().nullable(), citation: Cited }

export const Edits = z.object({
  total: z.number(),
  edits: z.array(
    z.object({
      column1: z.string(),
      column2: z.string(),
      indicator: z.union([z.literal(0), z.literal(1), z.literal(9)]),
      table: z.enum(['practitioner', 'hospital']),
      rationale: z.string(),
      ...Dated,
    }),
  ),
})

export const ClaimAsked = z
  .object({
    date: Day.meta({ description: 'Date of service as YYYY-MM-DD' }),
    payer: z.string().trim().min(1).max(100).optional().meta({ description: 'Medicare when left out' }),
    dx: z.array(Code).max(DIAGNOSES_MAX).default([]).meta({ description: 'ICD-10-CM codes in their order' }),
    lines: z
      .array(
        z.object({
          code: Code,
          modifiers: z.array(z.string().trim().min(1).max(5)).max(4).default([]),
          units: z.number().positive().default(1),
          pointers: z
            .array(z.int().min(1).max(DIAGNOSES_MAX))
            .max(POINTERS_MAX)
            .default([])
            .meta({ description: 'Which of dx the line points at, counted from 1' }),
        }),
      )
      .min(1)
      .max(LINES_MAX),
  })
  .refine(({ dx, lines }) => lines.every(({ pointers }) => pointers.every((number) => number <= dx.length)), {
    message: 'a pointer is beyond the diagnoses given in dx',
    path: ['lines'],
  })

export const Checked = z.object({ findings: z.array(CheckFinding) })

const CodeRow = z.object({
  system: System,
  code: z.string(),
  title: z.string(),
  titleIsOurs: z.boolean(),
  billable: z.boolean(),
  synonyms: z.array(z.string()),
  unit: z
    .object({
      amount: z.number(),
      measure: z.enum(['mg', 'mcg', 'g', 'ml', 'unit', 'minute', 'each', 'dose', 'meq']),
    })
    .nullable(),
  status: z.string().nullable(),
  globalDays: z.string().nullable(),
  pcTc: z.string().nullable(),
  bilateral: z.string().nullable(),
  multipleProcedure: z.string().nullable(),
  coverage: z.string().nullable(),
  replacedBy: z.array(z.string()),
  facilityRate: z.boolean().nullable(),
  ...Dated,
})
const Relative = z.object({
  system: System,
  code: z.string(),
  title: z.string(),
  billable: z.boolean(),
  citation: Cited,
})
const Place = z.object({ level: z.enum(['chapter', 'section', 'code']), code: z.string(), title: z.string() })
/** What stands in a book of another year than the date is shown with a caution. */
const Sourced = { caution: z.string().nullable(), citation: Cited, line: z.number() }
const Note = z.object({
  kind: z.enum(NOTE_KINDS),
  text: z.string(),
  codes: z.array(z.string()),
  character: z.string().nullable(),
  from: Place,
  isOwn: z.boolean(),
  ...Sourced,
})
const AddOn = z.object({ code: z.string(), primary: z.string().nullable(), type: z.number(), ...Dated })
const Sheet = { citation: Cited, isInForce: z.boolean(), facts: z.record(z.string(), z.string()), line: z.number() }

/** Everything known of a code on a date; the words about each part are those of `CodeFacts`. */
export const Facts = z.object({
  code: z.string(),
  system: System.nullable(),
  date: z.string(),
  records: z.array(CodeRow).meta({ description: 'Rows in force on the date; empty: not valid that day' }),
  history: z.array(CodeRow),
  timeline: z.array(
    z.object({
      system: System,
      title: z.string(),
      billable: z.boolean(),
      replacedBy: z.array(z.string()),
      change: z.enum(['first', 'same', 'revised', 'again']),
      revised: z.array(z.string()),
      ...Dated,
    }),
  ),
  parents: z.array(Relative),
  children: z.array(Relative),
  hasMoreChildren: z.boolean(),
  before: z.array(Relative),
  after: z.array(Relative),
  blocks: z.array(Place.extend({ caution: z.string().nullable(), citation: Cited })),
  notes: z.array(Note).meta({ description: 'Instructions of the tabular list, own and inherited, nearest first' }),
  seventhCharacters: z.array(Note),
  indexEntries: z.array(
    z.object({
      book: z.enum(['diseases', 'external_causes', 'drugs', 'neoplasms']),
      path: z.array(z.string()),
      modifiers: z.array(z.string()),
      code: z.string().nullable(),
      isIncomplete: z.boolean(),
      column: z.string().nullable(),
      manifestation: z.string().nullable(),
      see: z.string().nullable(),
      seeAlso: z.string().nullable(),
      seeCategory: z.string().nullable(),
      ...Sourced,
    }),
  ),
  crosswalks: z.array(
    z.object({
      kind: z.enum(['conversion', '10to9', '9to10']),
      source: z.string().nullable(),
      target: z.string().nullable(),
      validFrom: z.string().nullable(),
      isApproximate: z.boolean(),
      isCombination: z.boolean(),
      scenario: z.number(),
      choiceList: z.number(),
      text: z.string(),
      citation: Cited,
      line: z.number(),
    }),
  ),
  addOns: z.array(AddOn),
  addOnsOf: z.array(AddOn),
  unitLimits: z.array(
    z.object({
      code: z.string(),
      units: z.number(),
      mai: z.number(),
      table: z.enum(['practitioner', 'outpatient', 'dme']),
      rationale: z.string(),
      ...Dated,
    }),
  ),
  edits: z.array(z.object({ table: z.string(), source: z.string(), asColumn1: z.number(), asColumn2: z.number() })),
  fees: z.array(
    z.object({
      code: z.string(),
      modifier: z.string(),
      status: z.string(),
      work: z.number(),
      nonFacilityPe: z.number(),
      facilityPe: z.number(),
      malpractice: z.number(),
      isRareInNonFacility: z.boolean(),
      isRareInFacility: z.boolean(),
      conversionFactor: z.number().nullable(),
      opps: z.object({ nonFacilityPe: z.number(), facilityPe: z.number(), malpractice: z.number() }).nullable(),
      ...Sheet,
    }),
  ),
  outpatient: z
    .object({
      code: z.string(),
      statusIndicator: z.string(),
      apc: z.string().nullable(),
      paymentCents: z.number().nullable(),
      ...Sheet,
    })
    .nullable(),
  rules: z.array(z.object({ id: z.string(), topic: z.string(), text: z.string(), ...Dated })),
  cautions: z.array(z.string()).meta({ description: 'What must be known before this is relied on' }),
})
