// A new PostgreSQL cluster, and the user who owns it.

import { execFile } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresPrograms } from './postgres-programs.ts'
import { runsAsRoot, type ServerUser, userNamed } from './server-user.ts'

/** PostgreSQL refuses to run as root: then it runs as the user postgres, made when missing. null: as the caller. */
export async function postgresUser(): Promise<ServerUser | { missing: string } | null> {
  if (!runsAsRoot()) return null
  const there = userNamed('postgres')
  if (there !== null) return there
  const run = promisify(execFile)
  try {
    await run('groupadd', ['--system', '--force', 'postgres'])
    await run('useradd', [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
  } catch (error) {
    return { missing: `it may not run as root, and the user postgres could not be made: ${String(error)}` }
  }
  return userNamed('postgres') ?? { missing: 'it may not run as root, and there is no user postgres' }
}

/** initdb beside the final place, then renamed: a start that is killed half-way leaves nothing that looks complete. */
export async function makeCluster(
  programs: PostgresPrograms,
  folder: string,
  password: string,
  user: ServerUser | null,
): Promise<void> {
  const draft = `${folder}.making`
  const passwordFile = join(draft, 'password')
  const cluster = join(draft, 'cluster')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(cluster, { recursive: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user !== null) for (const path of [draft, cluster, passwordFile]) chownSync(path, user.uid, user.gid)
  chmodSync(cluster, 0o700)
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8']
  // The built-in locale sorts the same on every machine; one of the system's may change under an index.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  await promisify(execFile)(programs.initdb, [`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...flags, ...locale], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  })
  renameSync(cluster, folder)
  rmSync(draft, { recursive: true, force: true })
}
