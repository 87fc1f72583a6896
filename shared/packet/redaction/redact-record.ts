import { withheldJson, type WithheldPlace } from '../../model/withheld.ts'
import type { Hash } from '../../proof/hash.ts'
import { spliceJson } from '../../proof/json-splice.ts'
import { withheldDigest } from '../../proof/withheld-digest.ts'
import type { RawRecord } from '../contents.ts'
import { utf8Text } from '../../proof/utf8-text.ts'
import type { ChosenValue } from './choose-values.ts'

/** Gives the salt of a place: 32 bytes that nobody can guess, the same each time. Handed in. */
export type SaltOf = (place: {
  readonly source: number
  readonly index: number
  readonly path: string
}) => Uint8Array

/** What a value was withheld for that no rule names. */
const REPEATS = 'it would tell a value that is withheld elsewhere'

/** A record without the values chosen: in the place of each stands its digest, every other byte is as it was. */
export function redactRecord(
  record: RawRecord,
  chosen: readonly ChosenValue[],
  { saltOf, hash }: { readonly saltOf: SaltOf; readonly hash: Hash },
): RawRecord {
  if (chosen.length === 0) return record
  const { source, index } = record
  const changes = chosen.map(({ path, value }) => ({
    path,
    text: withheldJson(withheldDigest(hash, saltOf({ source, index, path }), path, value)),
  }))
  const isWhole = changes.length === 1 && changes[0]?.path === ''
  const text = isWhole ? changes[0]?.text : spliceJson(utf8Text(record.bytes) ?? '', changes)
  if (text === undefined) throw new Error(`a value of line ${index} of source ${source} is not where it was`)
  return { source, index, bytes: new TextEncoder().encode(text) }
}

/** The lines of `evidence/withheld.json` for a record. */
export function placesOf(
  { source, index }: RawRecord,
  chosen: readonly ChosenValue[],
  by: string,
): readonly WithheldPlace[] {
  return chosen.map(({ path, rule }) => ({
    source,
    index,
    path,
    reason: rule?.reason ?? REPEATS,
    by,
    ...(rule === undefined ? { repeats: true as const } : {}),
  }))
}
