import { basename } from 'node:path'
import type { CaseFile } from '../casefile/case-file.ts'
import type { OnProgress } from '../model/progress.ts'
import { textChunks } from '../packet/text-chunks.ts'
import { findingsSarif } from './findings-sarif.ts'
import { type WriteOptions, writeWhole } from './write-whole.ts'

/** Writes the findings of these codes, or of all, as a SARIF 2.1.0 log. Throws what `writeWhole` throws. */
export async function exportFindings(
  file: CaseFile,
  path: string,
  codes: readonly string[],
  { signal, onProgress }: Pick<WriteOptions, 'signal'> & { readonly onProgress?: OnProgress | undefined },
): Promise<{ name: string; bytes: number; findings: number }> {
  const name = basename(path)
  let findings = -2
  // A head, a finding a piece, a foot.
  async function* pieces(): AsyncGenerator<string> {
    for await (const piece of findingsSarif(file, codes)) {
      findings += 1
      yield piece
    }
  }
  const { bytes } = await writeWhole(path, textChunks(pieces()), {
    signal,
    onBytes: (doneBytes) =>
      onProgress?.({ phase: 'export', subject: name, doneBytes, records: 0, quarantined: 0 }),
  })
  return { name, bytes, findings }
}
