// The words of an RTF text (Rich Text Format 1.9.1): groups that hold fonts, pictures and the like are left out.
import { textDecoded } from './text-decoded.ts'

const MAX_DEPTH = 1_000 // groups inside groups
/** Groups whose content is no words of the text. `\*` marks every other one that a reader may leave out. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr listtable revtbl themedata'.split(
    ' ',
  ),
)
const LETTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
}

type Group = { silent: boolean /** Letters after `\u` that stand in for it. */; standIns: number }

/** Plain text of RTF given byte by byte as Latin-1 letters. Linear in its length, never throws. */
export function rtfText(rtf: string): string {
  let words = ''
  let bytes: number[] = []
  let codePage = 1252
  let skip = 0
  const stack: Group[] = []
  let group: Group = { silent: false, standIns: 1 }
  const flush = () => {
    if (bytes.length > 0) words += textDecoded(Buffer.from(bytes), codePage)
    bytes = []
  }
  const put = (text: string) => {
    if (skip > 0) skip -= 1
    else if (!group.silent) {
      flush()
      words += text
    }
  }
  const control = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))/y
  for (let at = 0; at < rtf.length; ) {
    const letter = rtf[at]
    control.lastIndex = at
    const found = letter === '\\' ? control.exec(rtf) : null
    at += found?.[0].length ?? 1
    if (letter === '{') {
      if (stack.length < MAX_DEPTH) stack.push(group)
      group = { ...group }
    } else if (letter === '}') group = stack.pop() ?? group
    else if (found === null) {
      if (letter !== '\r' && letter !== '\n' && letter !== '\\') put(letter ?? '')
    } else if (found[3] !== undefined) {
      if (skip > 0) skip -= 1
      else if (!group.silent) bytes.push(Number.parseInt(found[3], 16))
    } else if (found[4] !== undefined) {
      if (found[4] === '*') group.silent = true
      else if (found[4] === '~') put('\u00a0')
      else if ('\\{}'.includes(found[4])) put(found[4])
    } else {
      const [word, number] = [found[1] ?? '', Number(found[2] ?? 0)]
      if (SILENT.has(word)) group.silent = true
      else if (word === 'ansicpg') codePage = number
      else if (word === 'uc') group.standIns = Math.min(Math.max(number, 0), 8)
      else if (word === 'u') {
        put(String.fromCharCode(number < 0 ? number + 65_536 : number & 0xffff))
        skip = group.standIns
      } else if (LETTERS[word] !== undefined) {
        skip = 0
        put(LETTERS[word])
      }
    }
  }
  flush()
  return words.toWellFormed()
}
