// Numbers that name a person: social security, Medicare, record, account, claim, member and policy numbers, telephones, e-mail.
import { isCodeShaped } from './code-shapes.ts'
import type { Identifier } from './inbound-message.ts'

/** Social security number; 9xx stands for the taxpayer numbers of the same shape. */
const SSN = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g
/** Medicare Beneficiary Identifier (CMS, "Understanding the MBI Format"): no S, L, O, I, B, Z. */
const MBI =
  /(?<!\w)[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?!\w)/gi
const PHONE =
  /(?<![\w-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])(?: ?(?:x|ext\.?) ?\d{1,6})?/gi
const SHORT_PHONE = /(?<=\b(?:phone|tel|cell|mobile|fax|call|ph)[.:# ]{1,3})\d{3}-\d{4}(?![\w-])/gi
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi
const URL_OF_PERSON = /(?<!\w)\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g

/** A label, the words that make it a number's label, and the number: `MRN 05986672`, `member ID: XJH900123456`. */
const LABELLED =
  /(?<!\w)(ssn|social security|soc sec|mrn|mr ?#|med(?:ical)? rec(?:ord)?|chart|acct|account|a\/c|claim|icn|dcn|member|subscriber|beneficiary|insured|medicare|medicaid|hicn|mbi|policy|group|certificate|patient|pt|encounter|visit|license|licence)(?:['’]s)?((?: ?(?:id|no|num|number|nbr|#|is|of)\b\.?| ?#){0,3})[ :.=#-]{0,4}([A-Z0-9](?:[A-Z0-9-]{2,28})[A-Z0-9])(?!\w)/gi

const TYPES: Readonly<Record<string, string>> = {
  ssn: 'ssn',
  'social security': 'ssn',
  'soc sec': 'ssn',
  mrn: 'mrn',
  'mr#': 'mrn',
  'mr #': 'mrn',
  chart: 'mrn',
  patient: 'mrn',
  pt: 'mrn',
  encounter: 'account',
  visit: 'account',
  acct: 'account',
  account: 'account',
  'a/c': 'account',
  claim: 'claim',
  icn: 'claim',
  dcn: 'claim',
  member: 'member_id',
  subscriber: 'member_id',
  beneficiary: 'member_id',
  insured: 'member_id',
  medicare: 'member_id',
  medicaid: 'member_id',
  hicn: 'member_id',
  mbi: 'mbi',
  policy: 'policy',
  group: 'policy',
  certificate: 'policy',
  license: 'licence',
  licence: 'licence',
}
/** Labels that themselves say "a number follows"; after the others a word like "ID" or a long number is needed. */
const SURE = ['ssn', 'social security', 'soc sec', 'mrn', 'mr#', 'mr #', 'acct', 'a/c', 'icn', 'dcn', 'hicn', 'mbi']
const MIN_DIGITS = 4 // fewer are a count, a modifier or a denial code
const MIN_UNSURE_CHARS = 7 // "claim 99213" names a code, "account 2026" a year

/** The numbers of the text, surer shapes first. */
export function findNumbers(text: string): Identifier[] {
  return [
    ...shaped(text, SSN, 'ssn'),
    ...shaped(text, MBI, 'mbi'),
    ...shaped(text, EMAIL, 'email'),
    ...labelled(text),
    ...shaped(text, PHONE, 'phone'),
    ...shaped(text, SHORT_PHONE, 'phone'),
    ...shaped(text, URL_OF_PERSON, 'ip_address'),
  ]
}

function shaped(text: string, shape: RegExp, type: string): Identifier[] {
  return [...text.matchAll(shape)].map((match) => at(match[0], match.index, type))
}

function labelled(text: string): Identifier[] {
  const found: Identifier[] = []
  for (const match of text.matchAll(LABELLED)) {
    const label = (match[1] ?? '').toLowerCase()
    const number = match[3] ?? ''
    const sure = SURE.includes(label) || /id|no|num|nbr|#/i.test(match[2] ?? '') || match[0].includes('#')
    if (!namesPerson(number, sure)) continue
    const type = TYPES[label] ?? 'mrn'
    found.push(at(number, match.index + match[0].length - number.length, type))
  }
  return found
}

function namesPerson(number: string, sure: boolean): boolean {
  if (number.replace(/\D/g, '').length < MIN_DIGITS) return false
  if (/^\d{1,2}-\d{1,2}-\d{2,4}$/.test(number) || /^\d{4}-\d{2}-\d{2}$/.test(number)) return false
  const bareDigits = /^\d{5}$/.test(number)
  if (sure) return bareDigits || !isCodeShaped(number)
  return number.length >= MIN_UNSURE_CHARS && !isCodeShaped(number) && /^[A-Z]{0,4}[\d-]+[A-Z]?$/i.test(number)
}

function at(text: string, start: number, type: string): Identifier {
  return { type, text, start, end: start + text.length }
}
