// When the words of an attachment count as the asker's: the mail points at it, or asks nothing by itself.
import { ownWords } from './own-words.ts'

export type Attached = { filename: string; words: string }

const POINTS =
  /\b(?:attach(?:ed|ment|ments|ing)?|enclosed|enclosure|see (?:the )?(?:file|files|pdf|doc|document|scan|spreadsheet|worksheet|sheet|workbook|note|op note|report)|(?:in|on|from|per) the (?:file|pdf|document|spreadsheet|worksheet|workbook|forwarded (?:mail|e-?mail|message))|forwarded (?:mail|e-?mail|message) below)\b/i
const NUMBERED = /^\s{0,8}(?:\(?\d{1,2}[.)]|[-*•])\s{1,4}/
const SHORTEST_NAME = 5 // characters of a file's name without its ending that are more than chance in a text

/** Whether the text points at what is attached: in so many words, or by the name of a file. */
export function pointsAtAttachment(text: string, files: readonly Attached[]): boolean {
  const own = ownWords(text)
  const lower = own.toLowerCase()
  const stems = files.map(({ filename }) => filename.toLowerCase().replace(/\.[a-z0-9]{1,5}$/, ''))
  return POINTS.test(own) || stems.some((stem) => stem.length >= SHORTEST_NAME && lower.includes(stem))
}

/** The mail's own words with those of the files behind them. A list in a file is no list of questions when the mail asks its own. */
export function withAttached(text: string, files: readonly Attached[], asksItself: boolean): string {
  const words = files.map((file) => {
    const own = ownWords(file.words)
    return asksItself
      ? own
          .split('\n')
          .map((line) => line.replace(NUMBERED, ''))
          .join('\n')
      : own
  })
  return [ownWords(text), ...words].filter((each) => each !== '').join('\n\n')
}
