import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the system opens with this program: the place of the app that shows it, up to its token. */
const PLACES: Readonly<Record<string, string>> = {
  '.docket': '#/-/cases?open=',
  '.packet': '#/-/packets?packet=',
}

/** Files among a command line's arguments, as absolute paths. What else stands there is for Chromium. */
export function filesIn(argv: readonly string[], folder: string): string[] {
  return argv
    .filter((argument) => !argument.startsWith('-') && isOpened(argument))
    .flatMap((argument) => pathOf(argument, folder) ?? [])
}

/** Some desktops hand over a file by its address. One on another machine is not asked for. */
function pathOf(argument: string, folder: string): string | undefined {
  if (!/^file:/i.test(argument)) return resolve(folder, argument)
  const address = URL.parse(argument)
  if (address === null || address.hostname !== '' || address.pathname.includes('%00')) return undefined
  try {
    return fileURLToPath(address)
  } catch {
    // An address of no path on this machine: there is nothing to open.
    return undefined
  }
}

/** Whether a file is one of those that this program opens. */
export function isOpened(path: string): boolean {
  return placeOfKind(path) !== undefined
}

/** The place of the app, `#/…`, that opens a held file; its start for a file that is none of those. */
export function placeOf(path: string, token: string): string {
  const place = placeOfKind(path)
  return place === undefined ? '' : `${place}${encodeURIComponent(token)}`
}

function placeOfKind(path: string): string | undefined {
  const kind = extname(path).toLowerCase()
  return Object.hasOwn(PLACES, kind) ? PLACES[kind] : undefined
}
