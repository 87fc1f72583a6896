import { stat } from 'node:fs/promises'

/** Whether something stands at a path. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    // What cannot be looked at is as good as absent: whoever then writes there is told why that fails.
    return false
  }
}
