// Identifiers known by their shape alone: social security and Medicare numbers, telephones, mail and web addresses, vehicles, machines.
import type { Identifier } from '../inbound-message.ts'
import { identifierAt, placesOf } from './places-of.ts'

/** Social security number; 9xx stands for the taxpayer numbers of the same shape, xxx for one half hidden. */
const SSN = /(?<![\w-])(?:\d{3}|[x*]{3})([- ])(?:\d{2}|[x*]{2})\1\d{4}[A-D]?(?![\w-])/gi
/** Medicare Beneficiary Identifier (CMS, "Understanding the MBI Format"): no S, L, O, I, B, Z. It has no check digit. */
const MBI =
  /(?<!\w)[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[- ]?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[- ]?[AC-HJKMNP-RT-Y]{2}\d{2}(?!\w)/gi
const PHONE =
  /(?<![\w-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?-?|\d{3}[-. /]|\d{3}\) ?)\d{3}[-. ]\d{4}(?![\w-])(?: ?(?:x|ext\.?) ?\d{1,6})?(?: ?(?:or|and|&|,|\/) ?\d{3}[-.]\d{4}(?![\w-]))?/gi
/** With `+`, or with `00` and spaces: a drug's number is written with dashes. */
const ABROAD =
  /(?<![\w+])(?:\+(?!1\b)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}|(?<![.-])00\d{1,3}(?:[ .]\(?\d{1,4}\)?){2,5})(?!\w)/g
const SHORT_PHONE_LOOK = /\b(?:phone|telephone|tel|cell|mobile|fax|call|text|ph)\b/i
const SHORT_PHONE =
  /(?<=\b(?:phone|telephone|tel|cell|mobile|fax|call|text|ph)(?: (?:no|number|is|at|her|him|them))?[.:#]? {0,2})(?:\d{3}[-. ]\d{4}|\d{10})(?![\w-])/gi
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi
const URL_SHAPE = /(?<!\w)(?:https?:\/\/|www\.|(?:facebook|instagram|linkedin|twitter|tiktok)\.com\/)[^\s<>"']{2,500}/gi
const IP = /(?<![\w.§])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)/g
/** Eight groups, or fewer around two colons. */
const IP6_LOOK = /:(?:[0-9a-f]{1,4}:){6}|::/i
const IP6 =
  /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])/gi
const MAC_LOOK = /(?:[:-][0-9a-f]{2}){5}/i
const MAC = /(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])/gi
/** The check digit with eight signs on either side. */
const VIN_LOOK = /(?<=\w{8})[\dX](?=\w{8}(?!\w))/i
const VIN = /(?<!\w)[A-HJ-NPR-Z0-9]{17}(?!\w)/gi

/** Web pages that speak of rules and not of persons. */
const OF_A_RULE =
  /^(?:https?:\/\/)?(?:[\w-]{1,63}\.){0,5}(?:gov|ama-assn\.org|aapc\.com|ahima\.org|aha\.org|palmettogba\.com|ngsmedicare\.com|fcso\.com|wpsgha\.com|cgsmedicare\.com|noridianmedicare\.com)(?![\w.-])/i
/** `section 30.6.1.1` of a manual has the shape of an address of the internet. */
const SECTION = /(?:§|\b(?:sec(?:tion)?s?|ch(?:apter|ap)?|pub|iom|part|version|v|ver)\.?) {0,2}$/i

/** What is found by shape, surer shapes first. */
export function findShapes(text: string): Identifier[] {
  return [
    ...shaped(text, URL_SHAPE, 'url')
      .filter((one) => !OF_A_RULE.test(one.text))
      .map(withoutStop),
    ...shaped(text, EMAIL, 'email', /@/),
    ...shaped(text, SSN, 'ssn'),
    ...shaped(text, MBI, 'mbi'),
    ...shaped(text, VIN, 'vehicle', VIN_LOOK).filter((one) => isVehicle(one.text)),
    ...shaped(text, MAC, 'device', MAC_LOOK),
    ...shaped(text, PHONE, 'phone'),
    ...shaped(text, ABROAD, 'phone').filter((one) => one.text.replace(/\D/g, '').length >= 9),
    ...shaped(text, SHORT_PHONE, 'phone', SHORT_PHONE_LOOK),
    ...shaped(text, IP6, 'ip_address', IP6_LOOK),
    ...shaped(text, IP, 'ip_address').filter((one) =>
      isAddress(one.text, text.slice(Math.max(0, one.start - 20), one.start)),
    ),
  ]
}

function shaped(text: string, shape: RegExp, type: string, look?: RegExp): Identifier[] {
  if (look !== undefined && !look.test(text)) return []
  return placesOf(shape, text).map((place) => identifierAt(type, place[0], place.index))
}

/** A full stop or a bracket after a web address ends the sentence, not the address. */
function withoutStop(url: Identifier): Identifier {
  const text = url.text.replace(/[.,;:!?)\]]{1,5}$/, '')
  return { ...url, text, end: url.start + text.length }
}

/** Four numbers with dots: an address when a label says so or one is too large for a section of a manual. */
function isAddress(text: string, before: string): boolean {
  const octets = text.split('.').map(Number)
  if (octets.some((octet) => octet > 255) || SECTION.test(before)) return false
  return /\bip\b/i.test(before) || octets.some((octet) => octet >= 100) || octets[0] === 10
}

/** The check digit of a vehicle identification number (49 CFR 565.15(c)). */
function isVehicle(text: string): boolean {
  const sum = [...text.toUpperCase()].reduce((all, sign, at) => all + worthOf(sign) * (WEIGHTS[at] ?? 0), 0) % 11
  return text[8]?.toUpperCase() === (sum === 10 ? 'X' : String(sum)) && /[a-z]/i.test(text) && /\d/.test(text)
}

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const LETTERS = 'ABCDEFGH JKLMN P R STUVWXYZ' // a letter's value is its place among nine, with S at 2

function worthOf(sign: string): number {
  if (/\d/.test(sign)) return Number(sign)
  const at = LETTERS.indexOf(sign)
  return at < 18 ? (at % 9) + 1 : at - 17
}
