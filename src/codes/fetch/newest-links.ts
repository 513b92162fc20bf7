// Finds the links of the newest release in a page that lists files of many.

const MONTHS = ['january', 'april', 'july', 'october']

/**
 * The addresses that fit, of the newest release only. The pattern's groups say which release a link is of: `year` (of two or four digits)
 * with `month`, `quarter` or `letter` (a to d); links that differ in `part` belong together, of others that are equal the last counts
 * (a corrected file is listed below the first). An address of a licence page (`/license/ama?file=/files/zip/…`) becomes that of its file.
 */
export function newestLinks(html: string, page: string, pattern: string): string[] {
  const fits = new RegExp(pattern, 'i')
  const newest = new Map<string, string>()
  let best = -1
  for (const address of addressesIn(html, page)) {
    const groups = fits.exec(decodeURI(address))?.groups
    if (groups === undefined) continue
    const rank = rankOf(groups)
    if (rank < best) continue
    if (rank > best) newest.clear()
    best = rank
    newest.set(groups.part ?? '', address)
  }
  return [...newest.values()]
}

function rankOf({ year = '0', month, quarter, letter }: Record<string, string | undefined>): number {
  const part =
    month !== undefined
      ? MONTHS.indexOf(month.toLowerCase()) + 1
      : Number(quarter ?? (letter === undefined ? 0 : 'abcd'.indexOf(letter.toLowerCase()) + 1))
  return (Number(year) % 100) * 10 + part
}

function addressesIn(html: string, page: string): string[] {
  return [...html.matchAll(/href\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi)].flatMap((found) => {
    const written = (found[1] ?? found[2] ?? '').replaceAll('&amp;', '&')
    if (!URL.canParse(written, page)) return []
    const address = new URL(written, page)
    const file = address.searchParams.get('file')
    const meant = file !== null && URL.canParse(file, address.href) ? new URL(file, address) : address
    return /^https?:$/.test(meant.protocol) ? [meant.href] : []
  })
}
