import type { CaseDatabase } from '../sqlite/case-database.ts'

/**
 * Rows that are to replace those of some tables, kept aside until they are whole. What is written to the file in a
 * large transaction keeps readers out from when SQLite's cache is full until the commit; a temporary table is in
 * another file, so that readers go on reading what was there, and wait only while the rows are put in place.
 * Requires an open transaction, from the making to the putting in place; its undoing undoes both.
 */
export class StagedTables<Table extends string> {
  readonly #database: CaseDatabase
  readonly #tables: readonly Table[]

  constructor(database: CaseDatabase, tables: readonly Table[]) {
    this.#database = database
    this.#tables = tables
    for (const table of tables)
      database.execute(`CREATE TEMP TABLE ${this.#nameOf(table)} AS SELECT * FROM main.${table} LIMIT 0`)
  }

  /** Where to write the rows of a table, in the order of its key. */
  nameOf(table: Table): string {
    return `temp.${this.#nameOf(table)}`
  }

  putInPlace(): void {
    const indexes = this.#takeIndexes()
    for (const table of this.#tables) {
      this.#database.execute(`DELETE FROM main.${table}`)
      this.#database.execute(`INSERT INTO main.${table} SELECT * FROM ${this.nameOf(table)}`)
      this.#database.execute(`DROP TABLE ${this.nameOf(table)}`)
    }
    // After the load: a sorted build costs a fraction of keeping an index through it.
    for (const sql of indexes) this.#database.execute(sql)
  }

  #nameOf(table: Table): string {
    return `staged_${table}`
  }

  /** Takes the indexes of the tables away; gives the SQL that makes these again, letter for letter. */
  #takeIndexes(): readonly string[] {
    const tables = this.#tables.map((table) => `'${table}'`).join(', ')
    const indexes = this.#database
      .prepare<{ name: string; sql: string }>(
        `SELECT name, sql FROM main.sqlite_schema
         WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${tables}) ORDER BY name`,
      )
      .all()
    for (const { name } of indexes) this.#database.execute(`DROP INDEX main.${name}`)
    return indexes.map(({ sql }) => sql)
  }
}
