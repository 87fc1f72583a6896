import { readAheadDecisions } from '../../shared/engine.ts'
import type { OpenCases } from './open-cases.ts'

/** Paths of the cases that are being read. */
const underWay = new WeakMap<OpenCases, Set<string>>()

/**
 * Reads the texts of a case's decisions while nothing else is asked, some milliseconds at a time: whoever looks at a
 * list is about to search in it. What fails here is left to fail where it is asked for.
 */
export function readAhead(path: string, cases: OpenCases): void {
  const paths = underWay.get(cases) ?? new Set()
  underWay.set(cases, paths)
  if (paths.has(path)) return
  paths.add(path)
  const step = (): void => {
    if (cases.isOpen(path) && readSome(path, cases)) setImmediate(step)
    else paths.delete(path)
  }
  setImmediate(step)
}

function readSome(path: string, cases: OpenCases): boolean {
  try {
    return readAheadDecisions(cases.reading(path))
  } catch {
    // A case that cannot be read is told to whoever asks for it; nobody has asked yet.
    return false
  }
}
