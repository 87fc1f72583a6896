import type { DefinitionFile } from './parse-definition.ts'

/** A definition as it is kept: exact bytes. */
export interface DefinitionRead {
  /** Of the file, archive or folder. */
  readonly name: string
  /** One of a workflow or boundary; of a bundle `policies.yaml`, then the files that it names, in its order. */
  readonly files: readonly DefinitionFile[]
  /** What a person should know about how it was read, in words. */
  readonly notes: readonly string[]
}
