// The kinds that a file is loaded as, by the names that publishers and exporters give it.

/** In this order: a name that says one thing more closely stands first. An archive may hold two kinds. */
const NAMES: readonly [name: RegExp, ...kinds: string[]][] = [
  [/icd-?10-?cm.*(code.?descriptions|order)/i, 'icd10cm-order'],
  [/icd-?10-?pcs.*order/i, 'icd10pcs-order'],
  [/icd-?10.*table.?and.?index/i, 'icd10cm-tabular', 'icd10cm-index'],
  [/icd-?10.*tabular/i, 'icd10cm-tabular'],
  [/icd-?10.*(index|drug|neoplasm)/i, 'icd10cm-index'],
  [/conversion.?table/i, 'conversion'],
  [/gem\b|gems\b/i, 'gem'],
  [/hcpc|proc_notes|noc_codes/i, 'hcpcs'],
  [/cci(pra|oph)|ptp/i, 'ncci-ptp'],
  [/mue/i, 'ncci-mue'],
  [/aoc|add-on/i, 'ncci-aoc'],
  [/pprrvu|^rvu\d\d|gpci|locco|^(pfs_)?anes/i, 'pfs'],
  [/addendum.?b|status.?indicator/i, 'opps'],
  [/place.of.service/i, 'pos'],
  [/^(ncd|(current|all)_(lcd|article))/i, 'coverage'],
]

/** Empty: the name says nothing. */
export function kindsOfFile(name: string): string[] {
  return (NAMES.find(([pattern]) => pattern.test(name))?.slice(1) as string[] | undefined) ?? []
}
