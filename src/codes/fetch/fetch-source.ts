// Fetches the newest files of one publication: finds their addresses, stops before a licence that nobody accepted, downloads.
import type { IsoDate } from '../citation.ts'
import { ask } from './ask.ts'
import type { CodeSource, CodeSources } from './code-sources.ts'
import { type Downloaded, type DownloadOptions, download } from './download.ts'
import { newestLinks } from './newest-links.ts'

export type Fetched = { source: string; address: string | null } & (
  | Downloaded
  /** The operator has to read and accept an agreement first; nothing was asked of the server. */
  | { is: 'licence'; because: string }
)

export type FetchOptions = DownloadOptions & {
  folder: string
  today: IsoDate
  /** The licences that the operator has accepted in the settings. */
  accepted: readonly string[]
  /** Told before a file is fetched. */
  begin?: (address: string) => void
}

const PAGE_IDLE_MS = 30_000

/** One result for each file; one with the reason when no address was found. Throws only on a broken disk. */
export async function* fetchSource(
  source: CodeSource,
  licences: CodeSources['licences'],
  options: FetchOptions,
): AsyncGenerator<Fetched> {
  const refusal = licenceRefusal(source, licences, options.accepted)
  if (refusal !== null) {
    yield { source: source.id, address: null, is: 'licence', because: refusal }
    return
  }
  const found = await addressesOf(source, options)
  if ('because' in found) {
    yield { source: source.id, address: null, is: 'refused', because: found.because }
    return
  }
  for (const address of found.addresses) {
    options.begin?.(address)
    yield { source: source.id, address, ...(await download(address, options.folder, options)) }
  }
}

/** What the operator must do before the files may be fetched; null when nothing. */
export function licenceRefusal(
  { id, licence }: CodeSource,
  licences: CodeSources['licences'],
  accepted: readonly string[],
): string | null {
  if (licence === null || accepted.includes(licence)) return null
  const { says, page } = licences[licence] ?? { says: 'its publisher asks for an agreement', page: '' }
  return `${id} is not fetched: ${says}. Read it at ${page}; when you accept it, set ACCEPT_LICENCES=${[...accepted, licence].join(',')}`
}

async function addressesOf(
  source: CodeSource,
  { today, idleMs }: FetchOptions,
): Promise<{ addresses: string[] } | { because: string }> {
  if (source.files !== undefined) return { addresses: source.files }
  let because = `${source.id} has no page`
  for (const page of pagesOf(source.page ?? '', today)) {
    const answer = await ask({ address: page, headers: {}, idleMs: idleMs ?? PAGE_IDLE_MS })
    if (answer.is !== 'answered') {
      because = answer.because
      continue
    }
    const html = answer.status === 200 ? await pageText(answer) : null
    answer.close()
    const addresses = html === null ? [] : newestLinks(html, page, source.link ?? '')
    if (addresses.length > 0) return { addresses }
    because =
      html === null
        ? `${page} answered ${answer.status}`
        : `no link of ${page} fits ${source.link}; write the address into code-sources.json in the data folder`
  }
  return { because }
}

async function pageText(answer: { text(): Promise<string> }): Promise<string | null> {
  // A page that breaks off is as good as none; the next one is tried.
  return answer.text().catch(() => null)
}

/** The fiscal year begins in October; its files may not be out yet when it does. */
function pagesOf(page: string, today: IsoDate): string[] {
  if (!page.includes('{year}')) return [page]
  const year = Number(today.slice(0, 4)) + (today.slice(5, 7) >= '10' ? 1 : 0)
  return [year, year - 1].map((each) => page.replaceAll('{year}', String(each)))
}
