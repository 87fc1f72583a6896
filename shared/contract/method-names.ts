/**
 * The names of the contract's methods, by kind, for the preload, which may load neither zod nor the table. A
 * test holds them against `methods.ts`.
 */
export const METHOD_NAMES = {
  call: ['case.info', 'decisions.page', 'decision.get', 'findings.page'],
  job: ['evidence.search', 'case.import', 'case.rebuild', 'packet.seal', 'packet.verify'],
  event: ['job.progress'],
} as const
