// What the code book is asked and what it answers, for the API and for tools alike.
import { z } from 'zod'
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

/** Must be shown wherever the titles are. */
export const Notice = z
  .string()
  .nullable()
  .meta({ description: "A CPT licensee's notice, to be shown beside the titles" })

export const Found = z.object({
  notice: Notice,
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

export const Dated = { validFrom: z.string().nullable(), validTo: z.string().nullable(), citation: Cited }

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
