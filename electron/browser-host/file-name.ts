import { DocketError } from '../../shared/model/error.ts'

/** Names that some system takes for a device, whatever their extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const RESERVED = /[/\\:*?"<>|]/

/**
 * A file's name as a page gave it, to be put into a folder: it names nothing outside that folder on any system.
 * Throws FILE_UNWRITABLE.
 */
export function checkedFileName(name: string): string {
  const problem = problemOf(name)
  if (problem !== undefined) throw new DocketError('FILE_UNWRITABLE', { path: name, problem })
  return name
}

function problemOf(name: string): string | undefined {
  if (hasControl(name) || RESERVED.test(name)) return 'its name has characters that a file name may not have'
  if (name !== name.trim() || name.endsWith('.')) return 'its name begins or ends in white space or a dot'
  if (name === '' || name === '..') return 'it has no name'
  if (DEVICES.test(name)) return 'its name is that of a device on some systems'
  return undefined
}

function hasControl(name: string): boolean {
  return Array.from(name).some((character) => character < ' ' || character === '\u007f')
}
