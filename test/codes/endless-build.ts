// A build that never ends, to be killed by a test: `node endless-build.ts TARGET STARTER_FOLDER`.
import { buildBook } from '../../src/codes/build-book.ts'
import type { PairEdit } from '../../src/codes/code-record.ts'
import { readStarter } from '../../src/codes/load/starter.ts'
import type { Origin } from '../../src/codes/schema.ts'

const [target = '', folder = ''] = process.argv.slice(2)
const starter = readStarter(folder)
if (starter.is !== 'tables') throw new Error(JSON.stringify(starter))
buildBook(target, { ...starter.tables, pairs: pairsWithoutEnd() })

function* pairsWithoutEnd(): Generator<PairEdit & Origin> {
  for (let n = 0; ; n += 1) {
    const [column1, column2] = [String(n).padStart(8, '0'), '20610']
    const citation = { source: 'NCCI PTP practitioner', edition: '2025 Q4', locator: `${column1}/${column2}` }
    const rest = { validFrom: null, validTo: null, citation, file: 'ptp.txt', line: n + 1 }
    yield { column1, column2, indicator: 1, table: 'practitioner', rationale: 'none', ...rest }
  }
}
