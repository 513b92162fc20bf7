// Finds the codes in a mail as people type them, and tells them from ZIP codes, prices, claim and telephone numbers.
import type { CodeBook } from '../codes/code-book.ts'
import type { CodeSystem } from '../codes/code-record.ts'
import { ICD_CATEGORY, isDottedDiagnosis } from '../codes/code-shape.ts'
import { digitsIn, modifiersAlone, modifiersBehind } from './modifiers.ts'
import type { MentionedCode } from './question.ts'

const DOTTED = new RegExp(`(?<![\\w.-])(${ICD_CATEGORY}\\.[0-9A-Z]{1,4})(?![\\w])`, 'gi')
const PLAIN =
  /(?<![\w.$@/-])(\d{4}[0-9A-Za-z]|[A-Za-z]\d{4}|[A-Za-z]\d[0-9A-Za-z]{1,5}|QA\d[0-9A-Z]{0,4})(?![\w@]|\.\d)/g
const SLASHED = /(?<=\d{4}[0-9A-Za-z]\s?[/+-]\s?)(\d{4}[0-9A-Za-z]|[A-Za-z]\d{4})(?![\w@])/g
const UNITS_BEHIND = /^\s?(?:[x×*]\s?(\d{1,4})(?![\w/])|\(?(\d{1,4}) units?\b)/i

// "Cystoscopy with botox 100 units": from so many on, units beside an operation are those of a drug.
const LEAST_DOSE = 20
const UNITS_NAMED = /(?<![\w.-])(\d{1,3}) units?\b/gi

// Words that make an unknown five-digit number a code, near it; and those before it that forbid it.
const SPEAKS_OF_CODES =
  /\b(?:cpt|hcpcs|codes?|coded|bill(?:ed|ing|able)?|modif|modifier|bundl|unbundl|den(?:y|ied|ial)|claims? line|ncci|cci|add-?on|rvu|global|units?|pay|icd|dx|covered)/i
const FORBIDS =
  /(?:\b(?:zip|claim|clm|acct|account|case|ticket|invoice|phone|fax|tel|id|mrn|member|policy|check|ref)|\$|(?<!\b(?:cpt|hcpcs|codes?|proc|procedure|dx|icd)\s?)#)[\s:.]{0,3}$|[,A-Z] [A-Z]{2} {1,2}$|\b(?:st|street|ave|avenue|road|rd|suite|ste|apt|box)\.? ?$/i
const FORBIDS_EVEN_KNOWN =
  /(?:\b(?:zip|acct|account|invoice|phone|fax|mrn|member id|box|lot|batch|serial)(?: ?(?:no|num|number|code))?|\b(?:check|chk|ref|claim|ticket)(?:[ .]?(?:no\b|num\b|number\b|#))|\$|(?<!\b(?:cpt|hcpcs|codes?|proc|procedure|dx|icd)\s?)#)[\s:.]{0,3}(?:is |was )?$/i
// "Houston TX 77002", "Tampa, FL 33609": a town and a state before five digits; "Head CT 70450" is a scan.
const TOWN_AND_STATE =
  /[A-Z][a-z]{1,20},? {1,2}(?<!\b(?:Head|Brain|Chest|Abdomen|Abd|Pelvis|Neck|Sinus|Spine|Bill|Billed|The) {1,2})(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) {1,2}$/
// "12110 Sunset Blvd": a house number.
const STREET_BEHIND =
  /^ (?:[NSEW]{1,2}\.? )?(?:[A-Z][a-z]{1,14} ){1,3}(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Ln|Lane|Way|Pkwy|Hwy|Court|Plaza)\b|^,? is (?:our|the|my|their) (?:zip|claim|account|ticket|invoice)/
const NUMBER_BEHIND =
  /^(?:-\d{4}(?!\d)|-\d{6}|-\d{3}-\d|,\d{3}(?!\d)|\.\d{2}(?!\d)| (?:street|st\b|ave|road|dollars|patients|minutes|mg|mcg))/i
// How far before a number its meaning is looked for, in characters.
const LOOK_BACK = 30
// How far around an unknown number a word about coding must stand, in characters.
const CUE_REACH = 60

// "LT (66982)": the side stands before the code in brackets.
const SIDE_BEFORE = /\b(LT|RT|E[1-4]) \($/

type Found = MentionedCode & { at: number }

/** Every code in the text with its modifiers and units, in reading order, and modifiers named alone as codes of their own. */
export function mentionedCodes(text: string, book: CodeBook): MentionedCode[] {
  const found: Found[] = []
  for (const hit of [...text.matchAll(DOTTED), ...text.matchAll(PLAIN), ...text.matchAll(SLASHED)]) {
    const written = hit[1] ?? ''
    const known = recognised(written, hit.index, text, book)
    if (known && !found.some((other) => other.at === hit.index))
      found.push(withModifiers(written, known, hit.index, text))
  }
  found.sort((a, b) => a.at - b.at)
  const merged = mergeRepeats(found)
  ofTheOnly(merged, text)
  const attached = new Set(merged.flatMap((code) => code.modifiers))
  for (const modifier of modifiersAlone(text)) {
    if (!attached.has(modifier))
      merged.push({ code: modifier, asWritten: modifier, systems: ['MODIFIER'], modifiers: [], units: null })
  }
  return merged
}

/** The code in its usual spelling and the systems that hold it; null when the token is no code. */
function recognised(
  written: string,
  at: number,
  text: string,
  book: CodeBook,
): { code: string; systems: CodeSystem[] } | null {
  // "x150" are units.
  if (/^x\d{1,4}$/.test(written)) return null
  const code = written.toUpperCase()
  const rows = book.history(code).filter((row) => row.system !== 'MODIFIER' && row.system !== 'POS')
  const before = text.slice(Math.max(0, at - LOOK_BACK), at)
  const fiveDigits = /^\d{5}$/.test(code)
  const forbids = rows.length > 0 ? FORBIDS_EVEN_KNOWN : FORBIDS
  if (fiveDigits && (forbids.test(before) || NUMBER_BEHIND.test(text.slice(at + 5, at + 18)))) return null
  if (fiveDigits && (TOWN_AND_STATE.test(before) || STREET_BEHIND.test(text.slice(at + 5, at + 65)))) return null
  // One spelling can be an HCPCS and an undotted ICD-10-CM code (E1122); a procedure code wins, as claims are typed that way.
  const procedures = rows.filter((row) => !row.system.startsWith('ICD'))
  const chosen = procedures.length > 0 ? procedures : rows
  const first = chosen[0]
  if (first) {
    if (code.length === 3 && !/[A-Z]/.test(written)) return null
    return { code: first.code, systems: [...new Set(chosen.map((row) => row.system))] }
  }
  return looksLikeCode(code, written, at, text) ? { code: spelled(code), systems: [] } : null
}

/** Whether a token that the book does not hold has the shape of a code in a mail that speaks of codes. */
function looksLikeCode(code: string, written: string, at: number, text: string): boolean {
  const near = text.slice(Math.max(0, at - CUE_REACH), at + CUE_REACH)
  if (isDottedDiagnosis(code)) return true
  if (/^[A-V]\d{4}$/.test(code)) return true
  if (/^\d{4}[TFU]$/.test(code)) return /[TFU]$/.test(written) || SPEAKS_OF_CODES.test(text)
  if (/^[A-V]\d{3}$/.test(code)) return /^[A-Z]/.test(written) && SPEAKS_OF_CODES.test(text)
  return (
    /^\d{5}$/.test(code) &&
    code >= '00100' &&
    code <= '99607' &&
    (SPEAKS_OF_CODES.test(near) || hasModifierOrNeighbour(text.slice(at + 5, at + 29)))
  )
}

function hasModifierOrNeighbour(rest: string): boolean {
  return (
    modifiersBehind(rest).modifiers.length > 0 || /^\s?(?:\?|x ?\d|\/|\+|(?:and|with|w\/|&|or) [A-Z\d])/i.test(rest)
  )
}

/** ICD-10-CM codes get the dot that they carry in print. */
function spelled(code: string): string {
  return /^[A-Z]\d[0-9A-Z]{2,5}$/.test(code) && !/^[A-V]\d{4}$/.test(code) && !/^[A-Z]\d{3}$/.test(code)
    ? `${code.slice(0, 3)}.${code.slice(3)}`
    : code
}

function withModifiers(
  written: string,
  known: { code: string; systems: CodeSystem[] },
  at: number,
  text: string,
): Found {
  const rest = text.slice(at + written.length, at + written.length + 48)
  const diagnosis = known.systems.length > 0 && known.systems.every((system) => system.startsWith('ICD'))
  if (diagnosis) return { ...known, asWritten: written, modifiers: [], units: null, at }
  const first = modifiersBehind(rest)
  const units = UNITS_BEHIND.exec(rest.slice(first.length))
  const behindUnits = units ? modifiersBehind(rest.slice(first.length + units[0].length)) : { modifiers: [], length: 0 }
  const side = SIDE_BEFORE.exec(text.slice(Math.max(0, at - 8), at))?.[1]
  const length = first.length + (units?.[0].length ?? 0) + behindUnits.length
  return {
    ...known,
    asWritten: written + rest.slice(0, length),
    modifiers: [...new Set([...(side ? [side] : []), ...first.modifiers, ...behindUnits.modifiers])],
    units: units ? Number(units[1] ?? units[2]) : null,
    at,
  }
}

/** "28285 on 2 toes, T1 and T2", "97110, can we bill 8 units?": where one procedure is named, digits and units are its own. */
function ofTheOnly(codes: MentionedCode[], text: string): void {
  const [only, ...others] = codes.filter(({ systems }) => !systems.some((system) => system.startsWith('ICD')))
  if (!only || others.length > 0) return
  only.modifiers = [...new Set([...only.modifiers, ...digitsIn(text)])]
  const [units, ...more] = [...text.matchAll(UNITS_NAMED)].map(([, count]) => Number(count))
  // Units of a drug are its dose; no operation is done as often as that in a day.
  const isDose = units !== undefined && units >= LEAST_DOSE && /^[1-6]/.test(only.code)
  if (units !== undefined && !isDose && more.length === 0 && /^\d{5}$/.test(only.code)) only.units ??= units
}

/** A code written twice is one code; what either place says of it counts. */
function mergeRepeats(found: Found[]): MentionedCode[] {
  const byCode = new Map<string, MentionedCode>()
  for (const { at: _, ...code } of found) {
    const earlier = byCode.get(code.code)
    if (!earlier) byCode.set(code.code, code)
    else {
      earlier.modifiers = [...new Set([...earlier.modifiers, ...code.modifiers])]
      earlier.units ??= code.units
    }
  }
  return [...byCode.values()]
}
