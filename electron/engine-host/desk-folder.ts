import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a desk keeps what is its own (layouts, recent cases, copies of the sample): DOCKET_HOME, else where the
 * system keeps the data of programs (XDG Base Directory Specification; AppData; Application Support).
 */
export function deskFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const given = env['DOCKET_HOME']
  if (given !== undefined && given !== '') return given
  const home = homedir()
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Docket')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Docket')
  const data = env['XDG_DATA_HOME']
  // "All paths must be absolute. A relative path is to be ignored."
  return join(data?.startsWith('/') === true ? data : join(home, '.local', 'share'), 'docket')
}
