import { CaseDatabase } from './sqlite/case-database.ts'
import { connect, existingFile, readIdentity, waitForNobody } from './sqlite/connection.ts'
import { SCHEMA_VERSION } from './sqlite/migrate.ts'
import { checkLength, checkSchema } from './sqlite/schema-check.ts'
import { opening } from './sqlite/sqlite-error.ts'

/** What can be said of a case without reading its pages. */
export interface CaseLook {
  readonly schema: number
  /** The schema that opening brings it to. */
  readonly known: number
}

/**
 * Looks at a case file that is not opened: in milliseconds, however large it is. Throws what `openCase` throws,
 * CASE_LOCKED too where another connection is writing, and without waiting for it.
 */
export function lookAtCase(given: string): CaseLook {
  const path = existingFile(given)
  return opening(path, () => {
    const connection = connect(path, 'read-write')
    waitForNobody(connection)
    const schema = (() => {
      try {
        return readIdentity(connection, path)
      } catch (error) {
        connection.close()
        throw error
      }
    })()
    // Asks for the writer's lock, to see whether another has it.
    const database = new CaseDatabase(path, connection, 'writer')
    try {
      checkSchema(database, schema)
      checkLength(database)
      return { schema, known: SCHEMA_VERSION }
    } finally {
      database.close()
    }
  })
}
