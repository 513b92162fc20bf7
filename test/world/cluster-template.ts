// A PostgreSQL cluster made once and copied for every test file: a copy takes a tenth of what initdb takes.

import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { projectFolder } from '../../src/config.ts'
import { freePort } from '../../src/practice/port.ts'
import { startPostgres } from '../../src/practice/postgres.ts'
import { postgresPrograms } from '../../src/practice/postgres-programs.ts'
import { folderFor } from '../../src/practice/server-user.ts'

const SETTINGS = 'postgres.json'

/** Fills an empty DATA_DIR with a cluster that startPostgres takes for its own; makes the template at the first call. */
export async function layOutCluster(dataDir: string): Promise<void> {
  const programs = postgresPrograms()
  if ('missing' in programs) throw new Error(programs.missing)
  const cache = join(projectFolder, 'node_modules', '.cache', 'caseconsultant')
  const template = join(cache, `cluster-${programs.version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(template)) await makeTemplate(template)
  const folder = folderFor(dataDir, 'postgres')
  cpSync(join(template, 'postgres'), folder, { recursive: true })
  const owner = statSync(join(template, 'postgres'))
  own(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o700) // PostgreSQL refuses a cluster that others may look into
  // The copy has the template's password, and a port of its own: two worlds on one port would share a server.
  const { password } = JSON.parse(readFileSync(join(template, SETTINGS), 'utf8')) as { password: string }
  writeFileSync(join(dataDir, SETTINGS), JSON.stringify({ port: await freePort(null), password }), { mode: 0o600 })
}

async function makeTemplate(template: string): Promise<void> {
  const draft = `${template}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const started = await startPostgres({ dataDir: draft })
  if (started.is !== 'started') throw new Error(started.because)
  await started.stop()
  const inside = join(draft, 'postgres')
  if (started.folder !== inside) {
    cpSync(started.folder, inside, { recursive: true })
    const owner = statSync(started.folder)
    chownSync(inside, owner.uid, owner.gid) // says whom a copy must belong to
    rmSync(dirname(started.folder), { recursive: true })
  }
  try {
    renameSync(draft, template)
  } catch {
    rmSync(draft, { recursive: true, force: true }) // another test process was first
  }
}

function own(path: string, uid: number, gid: number): void {
  if (process.getuid?.() !== 0) return
  chownSync(path, uid, gid)
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) own(join(path, name), uid, gid)
}
