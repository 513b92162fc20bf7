// Reads who pays out of a mail; two different payers in one question leave it open, since the answer then differs.

const PAYERS: [RegExp, string][] = [
  [/\bmedicare advantage\b|\bMA plan\b|\bpart c\b/i, 'Medicare Advantage'],
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
]

/** The payer's name as we write it; null when none or more than one is named. */
export function payerIn(text: string): string | null {
  const named = PAYERS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name)
  const distinct = named.includes('Medicare Advantage') ? named.filter((name) => name !== 'Medicare') : named
  return distinct.length === 1 ? (distinct[0] ?? null) : null
}

/** Whether the fee schedule and edits of Original Medicare govern: also where nobody said who pays, which the answer then says. */
export function isMedicare(payer: string | null): boolean {
  return payer !== null && /^medicare$/i.test(payer)
}
