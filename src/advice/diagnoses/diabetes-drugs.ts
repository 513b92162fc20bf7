// Drugs for diabetes as mails name them, by the three codes of long-term use (Z79.4, Z79.84, Z79.85).

export const INSULIN = /\b(?:insulin|lantus|humalog|novolog|levemir|basaglar|tresiba|toujeo)\b/i
export const ORAL =
  /\b(?:metformin|glipizide|glimepiride|glyburide|jardiance|farxiga|januvia|pioglitazone|oral (?:meds?|agents?|drugs?|hypoglycemics?|antidiabetics?))\b/i
export const INJECTED =
  /\b(?:ozempic|semaglutide|mounjaro|tirzepatide|victoza|liraglutide|trulicity|dulaglutide|GLP-?1?\w{0,3})\b/i
/** Z79.85 is a code since then. */
export const INJECTED_SINCE = '2022-10-01'
/** Since then a patient on insulin and oral drugs takes both codes (guideline I.C.4.a.3, FY2022). */
export const BOTH_SINCE = '2021-10-01'
