// Several codes are called by the same name: what a mail says of part, time, contrast, size, site and age decides between them.
import type { CodeRecord } from '../../codes/code-record.ts'
import { NUMBER, numberOf } from '../../question/number-words.ts'
import { isCount, quantitiesIn } from '../../question/quantities.ts'
import type { Facts } from '../finding.ts'
import { isOfAnotherSite } from '../procedures/site-fit.ts'
import { holdsSize, sizeOf } from '../procedures/size-fit.ts'
import { type SkinSite, skinSitesIn } from '../procedures/skin-sites.ts'
import { partsOf } from '../procedures/test-parts.ts'

type Decider = (record: CodeRecord, text: string) => boolean

/** The codes that nothing in the text speaks against; a decider that would leave none does not decide. */
export function fitting(records: CodeRecord[], facts: Facts): CodeRecord[] {
  const { text } = facts.question
  return DECIDERS.reduce(
    (left, fits) => {
      const kept = left.filter((record) => fits(record, text))
      return kept.length > 0 ? kept : left
    },
    inPart(records, facts).filter((record, _at, all) => !isFurther(record, all, facts)),
  )
}

/** Whether nothing in the text speaks against the code. */
export function isFit(record: CodeRecord, { question: { text } }: Facts): boolean {
  return DECIDERS.every((fits) => fits(record, text))
}

/** An add-on stands behind its primary and is never the service itself. */
function isFurther({ code }: CodeRecord, all: CodeRecord[], facts: Facts): boolean {
  return all.length > 1 && facts.book.addOns(code, facts.date).length > 0
}

const TO_READ = '(?:read(?:s|ing)?|interp\\w{0,12}|over-?reads?|report)'
const READING_ALONE = new RegExp(
  `\\b(?:only|just|merely)\\b.{0,24}\\b${TO_READ}\\b|\\b${TO_READ}\\b.{0,16}\\b(?:only|alone)\\b|\\b(?:professional|pro) (?:part|component|fee|side)|\\bread by (?:our|my|the|a)\\b`,
  'i',
)
const RECORDING_ALONE =
  /\b(?:only|just)\b.{0,24}\b(?:tracing|hook-?up|recording|technical)\b|\b(?:tracing|hook-?up|recording|technical(?: part| component)?)\b.{0,8}\b(?:only|alone)\b/i
const WHOLE =
  /\bcomplete\b|\bglobal\b|\bboth (?:parts|components)\b|\btracing and (?:interp|read)|\b(?:hooked (?:him |her |it )?up|hook-?up|applied|placed|recorded|our (?:own )?(?:machine|equipment|device))\b.{0,40}\b(?:and|\+|&) (?:we |also |our doctor |doctor |then )*(?:read|interp)/i

/** Which part of a test the mail says was done: PC/TC indicators of the physician fee schedule 2 (reading), 3 (technical), 4 (whole). */
export function partSaid(text: string): '2' | '3' | '4' | null {
  // "Done in the office, or read only in the hospital": both are asked about.
  if (READING_ALONE.test(text)) return WHOLE.test(text) ? null : '2'
  if (RECORDING_ALONE.test(text)) return '3'
  return WHOLE.test(text) ? '4' : null
}

/** Where a test has codes of its own for its parts, those of the part that was done, whichever of them was found by its name. */
function inPart(records: CodeRecord[], facts: Facts): CodeRecord[] {
  const part = partSaid(facts.question.text)
  if (part === null || !records.some(({ pcTc }) => pcTc === '4')) return records
  if (part === '4') return records.filter(({ pcTc }) => pcTc === '4')
  const parts = records
    .filter(({ pcTc }) => pcTc === '4')
    .flatMap((whole) => partsOf(whole, facts).filter(({ pcTc }) => pcTc === part))
  return parts.length > 0 ? parts : records
}

const HOURS_A_DAY = 24

/** "7 day patch", "24 hour Holter" against "more than 2 and up to 7 days", "up to 48 hours". */
function lasts({ title }: CodeRecord, text: string): boolean {
  const said = /\b(\d{1,3})[- ]?(days?|h(?:ou)?rs?)\b/i.exec(text)
  const span = /(?:more than (\d{1,3}) and )?up to (\d{1,3}) (days|hours)/.exec(title)
  if (!said || !span) return true
  const hours = (amount: string | undefined, unit: string | undefined) =>
    Number(amount ?? 0) * (unit?.startsWith('d') ? HOURS_A_DAY : 1)
  const long = hours(said[1], said[2]?.toLowerCase())
  return hours(span[1], span[3]) < long && long <= hours(span[2], span[3])
}

/** `both`: first without and then with contrast; null where nothing is said. */
function contrastIn(words: string): 'both' | 'with' | 'without' | null {
  const text = words.toLowerCase()
  if (
    /\bw(?:ith)?(?: ?\/ ?| ?& ?| and | then )w?(?:\/?o|ithout)\b|\bw(?:\/?o|ithout)(?: ?\/ ?| ?& ?|,? and |,? then )w(?:ith)?\b|without,? then with|\bw\/wo\b/.test(
      text,
    )
  )
    return 'both'
  if (/\b(?:without|w\/?o|no|non[- ]?)(?: iv)? ?contrast\b/.test(text)) return 'without'
  return /\bcontrast\b|\bgad(?:olinium)?\b/.test(text) ? 'with' : null
}

function hasContrast({ title }: CodeRecord, text: string): boolean {
  const [said, meant] = [contrastIn(text), contrastIn(title)]
  return said === null || meant === null || said === meant
}

function holdsLength({ title }: CodeRecord, text: string): boolean {
  const size = sizeOf(text.replace(AREA, ' '))
  return size === null || holdsSize(title, size)
}

const AREA = /(\d{1,4}(?:\.\d{1,2})?) ?(?:sq\.? ?cm|cm2|square (?:cm|centimet\w{2,3}))/i

function holdsArea({ title }: CodeRecord, text: string): boolean {
  const area = AREA.exec(text)
  const above = /\b(?:more than|over|above) (\d{1,3}) sq cm/.exec(title)
  if (area && above) return Number(area[1]) > Number(above[1])
  const range = /(?:(\d{1,3}(?:\.\d)?) to )?(\d{1,3}(?:\.\d)?) sq cm(?: or less)?/.exec(title)
  return !area || !range || (Number(range[1] ?? 0) <= Number(area[1]) && Number(area[1]) <= Number(range[2]))
}

/** The nearer site of the title: a nose is in the group of eyelid, nose, ear and lip before that of the face. */
function isOfTheSite({ title }: CodeRecord, text: string): boolean {
  const [said, meant] = [sitesIn(text), sitesIn(title)]
  return said.length === 0 || meant.length === 0 || said.some((site) => meant.includes(site))
}

function sitesIn(text: string): SkinSite[] {
  const sites = skinSitesIn(text)
  return sites.includes('eyelid_nose_ear_lip') ? sites.filter((site) => site !== 'face') : sites
}

/** "Age 5 or more", "under 5", "from age 7 on" against the years that the mail tells. */
function isOfTheAge({ title }: CodeRecord, text: string): boolean {
  const years = ageIn(text)
  const least = /\b(?:age (\d{1,3}) (?:or|and) (?:more|older|up)|from age (\d{1,3}) on)\b/i.exec(title)
  const below = /\b(?:under(?: age)?|younger than|below age) (\d{1,3})\b/i.exec(title)
  if (years === null) return true
  return (!least || years >= Number(least[1] ?? least[2])) && (!below || years < Number(below[1]))
}

/** The patient's age in years; months and weeks are none; null where the mail tells no age. */
export function ageIn(text: string): number | null {
  if (/\b\d{1,2}[- ]?(?:months?|mos?|mth|weeks?|wks?)[- ]?old\b|\b\d{1,2} ?m\/?o\b/i.test(text)) return 0
  const years =
    /\b(\d{1,3})[- ]?(?:yo\b|y\/o\b|yrs?\b|years?\b|year[- ]old)/i.exec(text) ??
    /\b(?:patient|pt|age[d]?),? (?:is )?(\d{1,3})\b/i.exec(text)
  return years ? Number(years[1]) : null
}

const VIEWS = new RegExp(`\\b(${NUMBER})[- ]?(?:v|vws?|views?|pictures?)\\b`, 'i')

/** "Chest X-ray 2 views" against "two or three pictures", "four or more pictures". */
function holdsViews({ title }: CodeRecord, text: string): boolean {
  const said = numberOf(VIEWS.exec(text)?.[1] ?? '')
  const range = /\b([a-z]{3,5})(?: or ([a-z]{3,5}))? pictures?\b/.exec(title)
  const least = numberOf(range?.[1] ?? '')
  if (Number.isNaN(said) || Number.isNaN(least)) return true
  const most = range?.[2] === undefined ? least : range[2] === 'more' ? Number.MAX_SAFE_INTEGER : numberOf(range[2])
  return least <= said && said <= most
}

/** "With ultrasound" rules out the code without it; two sides rule out the code of one. */
function isNotDenied({ title }: CodeRecord, text: string): boolean {
  const denied = /\bwithout (imaging|pictures|ultrasound|biopsy)\b/i.exec(title)
  const said = /\bultrasound\b|\bfluoro|\bimag(?:ing|e)\b|\bCT[- ]guid/i
  return !denied || !said.test(text) || /\b(?:without|no) (?:ultrasound|imaging|fluoro)/i.test(text)
}

function isOfTheSides({ title }: CodeRecord, text: string): boolean {
  const both = /\bboth\b|\bbilat/i.test(text)
  const oneSide = /\b(?:left|right|one side|unilateral|lt|rt)\b/i.test(text)
  if (both === oneSide) return true
  return both ? !/\b(?:one side|unilateral)\b/i.test(title) : !/\b(?:both sides|bilateral)\b/i.test(title)
}

/** "Several abscesses" against "one simple abscess", where the mail counts. */
function isOfTheCount({ title }: CodeRecord, text: string): boolean {
  const counted = quantitiesIn(text).find(({ measure }) => isCount(measure) && measure !== 'vial')
  if (counted === undefined) return true
  if (/\b(?:several|multiple|two or more|more than one)\b/i.test(title)) return counted.amount > 1 || / or /.test(title)
  return counted.amount === 1 || !/\b(?:one|a single|single) (?:simple )?\w{3,12}\b(?! or more)/i.test(title)
}

const DECIDERS: Decider[] = [
  holdsViews,
  lasts,
  hasContrast,
  holdsArea,
  holdsLength,
  isOfTheSite,
  ({ title }, text) => !isOfAnotherSite(title, text),
  isOfTheAge,
  isNotDenied,
  isOfTheSides,
  isOfTheCount,
]
