// Splits a mail into its numbered questions, when there are at least two.

const ITEM = /^\s{0,8}\(?(\d{1,2})[.):]\s+(\S.*)$/

/** The text of each numbered item ("1. …", "2) …") with the lines that follow it; the whole text when it is not numbered. */
export function numberedItems(text: string): string[] {
  const items: string[] = []
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line)
    if (item && Number(item[1]) === items.length + 1) items.push(item[2] ?? '')
    // A blank line ends the last item: what follows are thanks and a signature.
    else if (items.length > 0 && line.trim() === '') break
    else if (items.length > 0) items[items.length - 1] += `\n${line}`
  }
  return items.length >= 2 ? items : [text]
}
