// Reads who pays out of a mail; two different payers in one question leave it open, since the answer then differs.

/** The patient pays; no payer's edits bind the charge. */
export const SELF_PAY = 'a patient who pays'

const PAYERS: [RegExp, string][] = [
  [
    /\bmedicare adv(?:antage)?\b|\bMA plan\b|\bpart c\b|\b(?:humana|aetna|uhc|united ?healthcare|bcbs|cigna|anthem|kaiser) (?:MA|medicare)\b/i,
    'Medicare Advantage',
  ],
  [
    /\bmedicare\b|\bmcr\b|\bpart b\b|\bpalmetto\b|\bnoridian\b|\bnovitas\b|\bngs\b|\bfcso\b|\bfirst coast\b/i,
    'Medicare',
  ],
  [/\bmedicaid\b|\bmcd\b|\bvfc\b/i, 'Medicaid'],
  [/\btricare\b/i, 'Tricare'],
  [/\baetna\b/i, 'Aetna'],
  [/\bcigna\b/i, 'Cigna'],
  [/\bhumana\b/i, 'Humana'],
  [/\buhc\b|\bunited ?healthcare\b/i, 'UnitedHealthcare'],
  [/\bbcbs\b|\bblue cross\b|\banthem\b/i, 'Blue Cross Blue Shield'],
  [/\bkaiser\b/i, 'Kaiser'],
  [/\bwork(?:er|ers|er's|ers')? comp\b|\bworkers.? compensation\b/i, "Workers' compensation"],
  [/\bcommercial\b|\bprivate payer\b/i, 'Commercial'],
  [/\b(?:self|cash)[- ]?pay(?:ing|s|er)?\b|\bpa(?:id|ys|ying) cash\b|\buninsured\b|\bno insurance\b/i, SELF_PAY],
]

// "the same as for Medicare", "like Medicare", "not Medicare", "secondary is BCBS", "Aetna secondary": named, and not who pays first.
const NOT_THIS =
  /(?:\bnot|n't|\blike|\bfollow(?:s|ing)?|\bsame(?: way| rules?| thing)? (?:as|for|with)|\bthan|\bdifferent from|\bunlike|\binstead of|\brather than|\bno longer|\b(?:2ndary|secondary|supplement\w{0,4})(?: (?:payer|insurance|ins|plan))?(?: is|:)?)\s(?:a |an |the |under |with |to |for |traditional |original )?$/i
const SECOND = /^,? (?:is |as |for )?(?:the |a )?(?:2ndary|secondary|supplement)/i
const CLUE_LENGTH = 40
/** Brands that sell Medicare Advantage plans: "Humana Medicare Advantage" is one payer. */
const BRANDS = new Set(['Aetna', 'Cigna', 'Humana', 'UnitedHealthcare', 'Blue Cross Blue Shield', 'Kaiser', 'Medicare'])

/** The payer's name as we write it; null when none or more than one is named. */
export function payerIn(text: string): string | null {
  const named = PAYERS.filter(([pattern]) => isNamed(pattern, text)).map(([, name]) => name)
  const distinct = named.includes('Medicare Advantage') ? named.filter((name) => !BRANDS.has(name)) : withoutKind(named)
  return distinct.length === 1 ? (distinct[0] ?? null) : null
}

/** The text without the names of payers. */
export function withoutPayers(text: string): string {
  return PAYERS.reduce((rest, [pattern]) => rest.replace(new RegExp(pattern.source, 'gi'), ''), text)
}

/** The kind of plan beside its name ("UHC commercial") is no second payer. */
function withoutKind(named: string[]): string[] {
  const insurers = named.filter((name) => name !== 'Commercial')
  return insurers.length === 1 && insurers.every((name) => BRANDS.has(name) && name !== 'Medicare') ? insurers : named
}

function isNamed(pattern: RegExp, text: string): boolean {
  return [...text.matchAll(new RegExp(pattern.source, 'gi'))].some(
    ({ 0: name, index }) =>
      !NOT_THIS.test(text.slice(Math.max(0, index - CLUE_LENGTH), index)) &&
      !SECOND.test(text.slice(index + name.length, index + name.length + CLUE_LENGTH)),
  )
}

/** Whether the fee schedule and edits of Original Medicare govern: also where nobody said who pays, which the answer then says. */
export function isMedicare(payer: string | null): boolean {
  return payer !== null && /^medicare$/i.test(payer)
}
