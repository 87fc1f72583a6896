import type { Rereadable } from './contents.ts'

/** A stream that shows each value to a watcher as it passes. */
export async function* watched<T>(values: Rereadable<T>, watch: (value: T) => void): AsyncGenerator<T> {
  for await (const value of values()) {
    watch(value)
    yield value
  }
}
