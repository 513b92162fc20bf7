// `codes fetch`: downloads the newest official files into DATA_DIR/downloads, ready for `codes load`.
import { join } from 'node:path'
import { isoDateOf } from '../codes/citation.ts'
import { type CodeSource, type CodeSources, readCodeSources } from '../codes/fetch/code-sources.ts'
import { type Fetched, fetchSource, licenceRefusal } from '../codes/fetch/fetch-source.ts'
import { type Config, projectFolder } from '../config.ts'
import { settings } from './opened.ts'
import { downloadLine } from './progress-line.ts'
import { print, printJson, readArguments, refuse } from './usage.ts'

export async function fetchCodes(args: string[]): Promise<number> {
  const usage = 'codes fetch [--json] [--list] [ID…]'
  const options = { json: { type: 'boolean' }, list: { type: 'boolean' } } as const
  const { values, positionals } = readArguments(args, options, usage)
  const read = settings()
  if (read.is === 'wrong') return refuse(read.because)
  const known = readCodeSources(join(projectFolder, 'config/code-sources.json'), read.config.codeSources)
  if (known.is === 'refused') return refuse(known.because)
  const { sources, licences } = known.sources
  const unknown = positionals.find((id) => !sources.some((source) => source.id === id))
  if (unknown !== undefined)
    return refuse(`There is no source ${unknown}; there are ${sources.map(({ id }) => id).join(', ')}.`)
  const wanted = positionals.length === 0 ? sources : sources.filter(({ id }) => positionals.includes(id))
  if (values.list === true) return list(wanted, licences, read.config, values.json === true)
  return fetchAll(wanted, licences, read.config, values.json === true)
}

function list(sources: CodeSource[], licences: CodeSources['licences'], config: Config, asJson: boolean): number {
  for (const source of sources) {
    const refusal = licenceRefusal(source, licences, config.acceptedLicences)
    if (asJson) printJson({ ...source, isAccepted: refusal === null })
    else
      print(
        `${source.id.padEnd(22)} ${source.kinds.join(', ').padEnd(32)} ${source.licence === null ? '' : `${source.licence} ${refusal === null ? '(accepted)' : '(not accepted)'}  `}${source.page ?? source.files?.join(' ')}`,
      )
  }
  return 0
}

/** Every source is tried; the exit code says whether all of them came. */
async function fetchAll(
  sources: CodeSource[],
  licences: CodeSources['licences'],
  config: Config,
  asJson: boolean,
): Promise<number> {
  const folder = join(config.dataDir, 'downloads')
  const line = downloadLine()
  let isWhole = true
  for (const source of sources) {
    const more = {
      folder,
      today: isoDateOf(new Date()),
      accepted: config.acceptedLicences,
      begin: line.begin,
      progress: line.show,
    }
    for await (const fetched of fetchSource(source, licences, more)) {
      line.clear()
      if (asJson) printJson(fetched)
      isWhole = report(fetched, source, asJson) && isWhole
    }
  }
  if (!asJson) print(`Load what was fetched with: codes load all ${folder}`)
  return isWhole ? 0 : 1
}

function report(fetched: Fetched, source: CodeSource, asJson: boolean): boolean {
  if (fetched.is === 'licence' || fetched.is === 'refused') {
    refuse(fetched.is === 'licence' ? fetched.because : `${source.id}: ${fetched.because}`)
    return false
  }
  if (!asJson) print(`${fetched.is === 'fetched' ? 'fetched' : 'as before'}  ${fetched.path}  (${fetched.bytes} bytes)`)
  return true
}
