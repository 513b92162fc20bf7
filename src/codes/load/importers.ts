// The kinds of official files that are loaded line by line.
import { cpt } from './cpt.ts'
import { hcpcs } from './hcpcs.ts'
import { icd10cmOrder, icd10pcsOrder } from './icd-order.ts'
import type { Importer } from './importer.ts'
import { ncciAoc } from './ncci-aoc.ts'
import { ncciMue } from './ncci-mue.ts'
import { ncciPtp } from './ncci-ptp.ts'
import { opps } from './opps.ts'
import { pfs } from './pfs.ts'
import { pos } from './pos.ts'

export const IMPORTERS = {
  cpt,
  hcpcs,
  'icd10cm-order': icd10cmOrder,
  'icd10pcs-order': icd10pcsOrder,
  'ncci-ptp': ncciPtp,
  'ncci-mue': ncciMue,
  'ncci-aoc': ncciAoc,
  pfs,
  opps,
  pos,
} satisfies Record<string, Importer>

export type Kind = keyof typeof IMPORTERS

export function isKind(text: string): text is Kind {
  return Object.hasOwn(IMPORTERS, text)
}
