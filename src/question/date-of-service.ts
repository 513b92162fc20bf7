// Finds the date of service in a mail; birth dates and the dates of quoted mail headers are not taken for it.
import type { IsoDate } from '../codes/citation.ts'
import { parseIsoDate } from '../codes/citation.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'

const ISO = /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/g
const US = /(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/-])/g
const MONTH_FIRST = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gi')
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})\\b`, 'gi')
const MONTH_NAME_YEAR = new RegExp(`\\b${MONTH},? (20\\d\\d)\\b`, 'gi')
const MONTH_YEAR = /(?<![\d/])(\d{1,2})\/(\d{4})(?![\d/])/g

const NOT_THE_SERVICE =
  /\b(?:dob|d\.o\.b\.?|born|birth|birthdate|sent:|on (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?|effective|since|deleted|retrieved)\W*(?:of\W*)?$/i
const THE_SERVICE =
  /\b(?:dos|d\.o\.s\.?|date of (?:service|surgery|procedure)|service date|seen|performed|done|surgery|visit|billed)\b[^.?!\n]{0,12}$/i
// How far before a date its meaning is looked for, in characters: one short clause.
const CLUE_LENGTH = 30

type Dated = { date: IsoDate; at: number }

const YEAR_ALONE = /\b(?:in|for|during|of|CY|DOS) (20\d\d)\b(?![-/]\d)/gi

/** The date of service as ISO date, or null. A past year alone ("the 2024 fee") stands for its middle. A month alone ("5/2026", "Jan 2023") stands for its first day. Days after `today` by more than a year are not read. */
export function dateOfService(text: string, today: IsoDate): IsoDate | null {
  const candidates = [...days(text), ...months(text)]
    .filter(
      ({ date, at }) =>
        date.slice(0, 4) >= '1990' &&
        Number(date.slice(0, 4)) <= Number(today.slice(0, 4)) + 1 &&
        !NOT_THE_SERVICE.test(before(text, at)),
    )
    .sort((a, b) => a.at - b.at)
  const named = candidates.find(({ at }) => THE_SERVICE.test(before(text, at)))
  return (named ?? candidates[0])?.date ?? pastYear(text, today)
}

function pastYear(text: string, today: IsoDate): IsoDate | null {
  const years = [...text.matchAll(YEAR_ALONE)].map((hit) => hit[1] ?? '').filter((year) => year < today.slice(0, 4))
  return years.length === 1 && /\bdos\b|\bfees?\b|\brvus?\b|\brates?\b|\bpa(?:y|id)\b|\bclaim\b|\bbill/i.test(text)
    ? parseIsoDate(`${years[0]}-07-01`)
    : null
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - CLUE_LENGTH), at)
}

function days(text: string): Dated[] {
  return [
    ...[...text.matchAll(ISO)].flatMap((hit) => day(hit[1], hit[2], hit[3], hit.index)),
    ...[...text.matchAll(US)].flatMap((hit) => day(hit[3], hit[1], hit[2], hit.index)),
    ...[...text.matchAll(MONTH_FIRST)].flatMap((hit) => day(hit[3], monthNumber(hit[1]), hit[2], hit.index)),
    ...[...text.matchAll(DAY_FIRST)].flatMap((hit) => day(hit[3], monthNumber(hit[2]), hit[1], hit.index)),
  ]
}

function months(text: string): Dated[] {
  return [
    ...[...text.matchAll(MONTH_YEAR)].flatMap((hit) => day(hit[2], hit[1], '1', hit.index)),
    ...[...text.matchAll(MONTH_NAME_YEAR)].flatMap((hit) => day(hit[2], monthNumber(hit[1]), '1', hit.index)),
  ]
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').toLowerCase()) + 1)
}

function day(year = '', month = '', dayOfMonth = '', at: number): Dated[] {
  const full = year.length === 2 ? `20${year}` : year
  const date = parseIsoDate(`${full}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  return date ? [{ date, at }] : []
}
