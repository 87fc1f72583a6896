import type { PolicyVersion } from '../../model/policy.ts'
import { textOfFile, tooLarge } from '../version-texts.ts'
import type { CompiledModels } from './compiled.ts'
import { compileModels } from './compile-models.ts'
import { ModelSet } from './model-set.ts'
import { readModel } from './read-model.ts'
import { DmnRefused } from './refusal.ts'

/** The most that the files of a version may hold together, in bytes. */
const MOST_VERSION_BYTES = 8 * 1024 * 1024

/** The models of a version, with what their texts say. */
export interface VersionModels {
  readonly set: ModelSet
  readonly models: CompiledModels
}

/** Reads and checks all models of a version. Throws DmnRefused with what is not evaluated, by name and place. */
export function modelsOf(version: PolicyVersion): VersionModels {
  const large = tooLarge(version, MOST_VERSION_BYTES)
  if (large !== undefined) throw new DmnRefused(large)
  const set = new ModelSet(version.texts.map((path) => readModel(path, fileText(version, path))))
  return { set, models: compileModels(set) }
}

function fileText(version: PolicyVersion, path: string): string {
  const text = textOfFile(version, path)
  if (text === undefined) throw new DmnRefused(`${path} is no file of UTF-8 text among those of this version`)
  return text
}
