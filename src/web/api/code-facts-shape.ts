// Everything known of a code on a date, as a shape; the words about each part are those of `CodeFacts`.
import { z } from 'zod'
import { ROLES } from '../../codes/coverage-tables.ts'
import { NOTE_KINDS } from '../../codes/load/icd10cm-tabular.ts'
import { Dated, Notice, System } from './code-shapes.ts'
import { Cited } from './shapes.ts'

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
  titleIsOurs: z.boolean(),
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
  coverage: z.array(
    z.object({
      document: z.object({
        kind: z.enum(['ncd', 'lcd', 'article']),
        number: z.string(),
        version: z.string(),
        title: z.string(),
        facts: z.record(z.string(), z.string()),
        address: z.string(),
        ...Dated,
      }),
      role: z.enum(ROLES),
      groups: z.array(z.number()),
    }),
  ),
  rules: z.array(z.object({ id: z.string(), topic: z.string(), text: z.string(), ...Dated })),
  cautions: z.array(z.string()).meta({ description: 'What must be known before this is relied on' }),
  notice: Notice,
})
