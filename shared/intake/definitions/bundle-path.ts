const MAX_CHARS = 1024
const SHOWN_CHARS = 80

/** Why a path is none that a file of a bundle may have, in words; undefined where it is. The path is hostile. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'it is empty'
  if (path.length > MAX_CHARS) return `it is longer than ${MAX_CHARS} characters`
  if (!path.isWellFormed()) return 'half of a character stands alone in it'
  if (hasControl(path)) return 'a control character is in it'
  if (path.includes('\\')) return 'it has backslashes; folders are parted by /'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'it is absolute'
  const parts = path.split('/')
  if (parts.includes('..')) return 'it climbs out of its folder'
  if (parts.includes('.') || parts.includes('')) return 'write it without empty parts and without "."'
  return undefined
}

/** A path of a bundle as messages show it. */
export function shownPath(path: string): string {
  return JSON.stringify(path.length > SHOWN_CHARS ? `${path.slice(0, SHOWN_CHARS)}…` : path)
}

function hasControl(path: string): boolean {
  for (let at = 0; at < path.length; at++) {
    const code = path.charCodeAt(at)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}
