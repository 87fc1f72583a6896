import { type CelEnvironment, celEnvironment } from './environment.ts'

/** The variable, and function, by which rules read the clock. */
export const NOW = 'now'

/**
 * What the conditions of rules may use: any variable, as requests have them, the standard library, and the clock as
 * `now` or `now()`.
 */
export const ruleEnvironment: CelEnvironment = celEnvironment({
  clockFunctions: [{ name: NOW, kind: 'function', arguments: 0, call: (now) => now }],
})
