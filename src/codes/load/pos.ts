// Reads the list of place of service codes, a header-named table of CMS's page; numbers that stand for nothing are passed over.
import { columnsOf } from './delimited.ts'
import { type Importer, NOTHING_KNOWN } from './importer.ts'
import { placeRelease } from './release-name.ts'
import { clip } from './tsv.ts'

const COLUMNS = ['pos_code', 'pos_type', 'pos_name']

export const pos: Importer = {
  member: /place.*of.*service.*\.(tsv|txt|xlsx)$/i,
  encoding: 'utf-8',
  dates: 'dated',
  withoutRelease: 'kept',
  inParts: false,
  releaseOf: placeRelease,
  read(_name, sink) {
    let places: Map<string, number> | null = null
    let rows = 0
    return {
      line(text, at) {
        const cells = text.split('\t')
        if (places === null) {
          places = columnsOf(cells, COLUMNS)
          if (places === null) sink.fault(at, `a header with ${COLUMNS.join(', ')}`, clip(text))
          places ??= new Map()
          sink.source('Place of service codes')
          return
        }
        const [code = '', type = '', title = ''] = COLUMNS.map((name) => cells[places?.get(name) ?? -1]?.trim())
        rows += 1
        if (!/^\d\d$/.test(code)) sink.fault(at, 'a code of two digits', clip(code))
        else if (!/^(Facility|Non-Facility|Unassigned)$/.test(type))
          sink.fault(at, 'Facility, Non-Facility or Unassigned', clip(type))
        else if (title === '') sink.fault(at, 'a name', 'nothing')
        else if (type === 'Unassigned') sink.seen(at)
        else sink.record(at, { ...NOTHING_KNOWN, system: 'POS', code, title, facilityRate: type === 'Facility' })
      },
      end() {
        if (rows === 0) sink.fault(0, 'rows of places', 'none')
      },
    }
  },
}
