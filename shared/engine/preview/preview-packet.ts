import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import { decisionsIndexed } from '../decision-index/index-of-case.ts'
import { findingsIndexed } from '../finding-index/index-of-case.ts'
import { type Choice, chooseDecisions } from '../seal/chosen-decisions.ts'
import { type PacketReckoning, reckonPacket } from './reckon-packet.ts'

/** What a packet of a choice would hold. Throws CASE_NOT_REBUILT, SOURCE_INCOMPLETE, USAGE. */
export function previewPacket(file: CaseFile, choice: Choice): PacketReckoning {
  if (file.meta.derived !== 'current') throw new DocketError('CASE_NOT_REBUILT', { path: file.path })
  // Without columns the indexes take long to make, and nobody could write while they are made in a snapshot.
  if (!file.findingColumns.areThere) findingsIndexed(file)
  if (!file.columns.areThere) decisionsIndexed(file)
  return file.snapshot(() => reckonPacket(file, chooseDecisions(file, choice)))
}
