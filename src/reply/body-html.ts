// The approved plain words as safe HTML: paragraphs, lists, and the claim lines as a real table.
import { type ClaimTable, readClaimLines } from './claim-lines.ts'

const BULLET = /^[ \t]{0,8}[-*\u2022][ \t]{1,4}/
const NUMBER = /^[ \t]{0,8}\d{1,3}[.)][ \t]{1,4}/

/**
 * Renders plain text as HTML. Everything in it is escaped; the only tags are p, br, ul, ol, li, and table with its parts.
 * Time grows with the length of the text and nothing else.
 */
export function bodyHtml(text: string): string {
  return paragraphs(text).flatMap(blocks).map(blockHtml).join('\n')
}

type List = { is: 'list'; ordered: boolean; start: number; items: string[][] }
type Block = { is: 'lines'; lines: string[] } | List | ClaimTable

function paragraphs(text: string): string[][] {
  const found: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (line.trim() === '') found.push([])
    else found.at(-1)?.push(line.trimEnd())
  }
  return found.filter((lines) => lines.length > 0)
}

// A list or a table may follow its heading without an empty line between, so a paragraph is cut where the kind of line changes.
function blocks(lines: string[]): Block[] {
  const found: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const claim = readClaimLines(lines, at)
    if (claim) {
      found.push(claim.table)
      at = claim.end
      continue
    }
    addLine(found, lines[at] ?? '')
    at += 1
  }
  return found
}

function addLine(found: Block[], line: string): void {
  const last = found.at(-1)
  const item = listItem(line)
  if (item) {
    if (last?.is === 'list' && last.ordered === item.ordered) last.items.push([item.text])
    else found.push({ is: 'list', ordered: item.ordered, start: item.number, items: [[item.text]] })
  } else if (last?.is === 'list' && /^[ \t]/.test(line)) {
    // An indented line under an item goes on with that item.
    last.items.at(-1)?.push(line.trim())
  } else if (last?.is === 'lines') {
    last.lines.push(line)
  } else {
    found.push({ is: 'lines', lines: [line] })
  }
}

function listItem(line: string): { ordered: boolean; number: number; text: string } | null {
  const bullet = BULLET.exec(line)
  if (bullet) return { ordered: false, number: 1, text: line.slice(bullet[0].length).trim() }
  const number = NUMBER.exec(line)
  return number && { ordered: true, number: Number.parseInt(line, 10), text: line.slice(number[0].length).trim() }
}

function blockHtml(block: Block): string {
  switch (block.is) {
    case 'lines':
      return statements(block.lines)
        .map((lines) => `<p>${lines.map(lineHtml).join('<br>\n')}</p>`)
        .join('\n')
    case 'list':
      return listHtml(block)
    case 'table':
      return tableHtml(block)
  }
}

/** A statement ends with its rows, and each has a paragraph of its own. */
function statements(lines: string[]): string[][] {
  const found: string[][] = [[]]
  for (const line of lines) {
    found.at(-1)?.push(line)
    if (line.trimEnd().endsWith(']')) found.push([])
  }
  return found.filter((each) => each.length > 0)
}

/** The rows in brackets at the end of a line are there to be looked up and stand back behind the sentence. */
function lineHtml(line: string): string {
  const text = line.trim()
  const at = text.endsWith(']') ? text.lastIndexOf(' [') : -1
  if (at < 1) return escapeHtml(text)
  return `${escapeHtml(text.slice(0, at))} <span style="font-size: 12px; color: #555">${escapeHtml(text.slice(at + 1))}</span>`
}

// Several answers of one mail are numbered paragraphs: each begins with its own number, not with 1 again.
function listHtml({ ordered, start, items }: List): string {
  const open = ordered ? (start === 1 ? '<ol>' : `<ol start="${start}">`) : '<ul>'
  const lines = items.map((item) => `<li>${item.map(lineHtml).join('<br>\n')}</li>`)
  return [open, ...lines, ordered ? '</ol>' : '</ul>'].join('\n')
}

// Mail programs drop style sheets, so each cell carries its own border.
function tableHtml({ head, rows }: ClaimTable): string {
  const cell = (tag: string) => (text: string) =>
    `<${tag} style="border: 1px solid #c8c8c8; padding: 4px 10px; text-align: left">${escapeHtml(text)}</${tag}>`
  const row = (cells: string[]) => `<tr>${cells.join('')}</tr>`
  return [
    '<table style="border-collapse: collapse">',
    `<thead>${row(head.map(cell('th')))}</thead>`,
    '<tbody>',
    ...rows.map((cells) => row(cells.map(cell('td')))),
    '</tbody>',
    '</table>',
  ].join('\n')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
