type WorkerName = 'check-worker' | 'intake-worker' | 'job-worker' | 'recognise-worker' | 'replay-worker'

/** Where a worker's file lies: beside this one, as TypeScript from the checkout and as JavaScript once bundled. */
export function workerUrl(name: WorkerName): URL {
  // Not written as one literal: a bundler would take `new URL('./x', import.meta.url)` for a file to be copied.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`${name}.${extension}`, import.meta.url)
}
