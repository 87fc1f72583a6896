import { SCHEMA_VERSION } from '../casefile/sqlite/migrate.ts'
import { engineLabels } from './engine-labels.ts'

/** What this engine reads and has: the schema of its cases, name and version of each policy engine. */
export function thisEngine(): { readonly schema: number; readonly engines: readonly string[] } {
  return { schema: SCHEMA_VERSION, engines: Object.values(engineLabels()) }
}
