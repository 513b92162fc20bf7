// Old office files, Outlook's saved mails and installers share one container (MS-CFB); the names of its streams tell them apart.
import type { SeenFile } from './file-kind.ts'

/** Stream names stand in the directory as UTF-16, wherever it lies: they are looked for, and the directory is not walked. */
export function cfbKind(bytes: Buffer): SeenFile {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  const macros = has('_VBA_PROJECT') || has('Macros')
  if (has('EncryptedPackage')) return { kind: 'office', type: 'application/x-encrypted-office', macros }
  if (has('WordDocument')) return { kind: 'office', type: 'application/msword', macros }
  if (has('PowerPoint Document')) return { kind: 'office', type: 'application/vnd.ms-powerpoint', macros }
  if (has('__properties_version1.0')) return { kind: 'office', type: 'application/vnd.ms-outlook', macros: false }
  if (has('Workbook') || has('Book')) return { kind: 'office', type: 'application/vnd.ms-excel', macros }
  // Installers and whatever else comes in this container: Windows runs some of them.
  return { kind: 'program', type: 'application/x-cfb' }
}
