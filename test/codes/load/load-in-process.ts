// A load in a process of its own, to be killed by a test: `node load-in-process.ts BOOK KIND FILE`.
import { isKind } from '../../../src/codes/load/importers.ts'
import { loadFile } from '../../../src/codes/load/load-file.ts'

const [book = '', kind = '', file = ''] = process.argv.slice(2)
if (!isKind(kind)) throw new Error(`no kind ${kind}`)
await loadFile(book, kind, [file])
