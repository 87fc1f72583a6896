/**
 * Whether a policy version reads an attribute: its name itself, one above it (a record read whole; `''`
 * is the whole context) or one below it (a part of its value). Not known counts as not read.
 */
export function isRead(reads: ReadonlySet<string> | undefined, name: string): boolean {
  if (reads === undefined) return false
  if (reads.has('') || reads.has(name)) return true
  for (const path of reads) if (isBelow(name, path) || isBelow(path, name)) return true
  return false
}

function isBelow(path: string, above: string): boolean {
  return path.length > above.length && path[above.length] === '.' && path.startsWith(above)
}
