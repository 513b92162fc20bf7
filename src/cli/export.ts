// `export CASE`: one case, identifiers masked, as JSON or as an mbox on standard output.
import { userInfo } from 'node:os'
import { parseCaseNumber } from '../case/case.ts'
import { exportCase, mboxOf } from '../flow/export-case.ts'
import { withStore } from './opened.ts'
import { readArguments, refuse, WrongUsage } from './usage.ts'

const USAGE = 'export [--mbox] CASE'

export async function exportOne(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { mbox: { type: 'boolean' }, json: { type: 'boolean' } }, USAGE)
  const number = parseCaseNumber(positionals[0] ?? '')
  if (number === null || positionals.length > 1) throw new WrongUsage(`Usage: caseconsultant ${USAGE}`)
  return withStore(async (store) => {
    const who = `${userInfo().username} on the command line`
    const exported = await exportCase({ store, now: () => new Date() }, number, who)
    if (exported === null) return refuse(`There is no case ${number}.`)
    process.stdout.write(values.mbox === true ? mboxOf(exported) : `${JSON.stringify(exported, null, 2)}\n`)
    return 0
  })
}
