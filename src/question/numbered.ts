// Splits a mail into its numbered questions, when there are at least two.

const ITEM = /^\s{0,8}\(?(\d{1,2})[.):]\s+(\S.*)$/
// "two things: 1. … 2. …" in one line; a number with a unit behind it ("1. 5 mg") starts no item.
const INLINE = /(?<=^|[\s:;,])\(?([1-9])[.)]\s+(?=[A-Za-z])/g

/** The text of each numbered item ("1. …", "2) …") with the lines that follow it; the whole text when it is not numbered. */
export function numberedItems(text: string): string[] {
  const items: string[] = []
  for (const line of text.split('\n').flatMap(inItems)) {
    const item = ITEM.exec(line)
    if (item && Number(item[1]) === items.length + 1) items.push(item[2] ?? '')
    // A blank line ends the last item: what follows are thanks and a signature.
    else if (items.length > 0 && line.trim() === '') break
    else if (items.length > 0) items[items.length - 1] += `\n${line}`
  }
  return items.length >= 2 ? items : [text]
}

/** A line that counts from 1 to at least 2 within itself, cut before each number. */
function inItems(line: string): string[] {
  const starts: number[] = []
  for (const hit of line.matchAll(INLINE)) if (Number(hit[1]) === starts.length + 1) starts.push(hit.index)
  if (starts.length < 2) return [line]
  return [0, ...starts].map((start, at, all) => line.slice(start, all[at + 1])).filter((part) => part.trim() !== '')
}
