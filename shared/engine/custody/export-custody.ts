import { basename } from 'node:path'
import type { CaseFile } from '../../casefile/case-file.ts'
import { textChunks } from '../../packet/text-chunks.ts'
import { type WriteOptions, writeWhole } from '../write-whole.ts'

/** Writes the custody log as it goes into packets, one entry a line. Throws what `writeWhole` throws. */
export async function exportCustody(
  file: CaseFile,
  path: string,
  { signal }: Pick<WriteOptions, 'signal'>,
): Promise<{ name: string; bytes: number; entries: number }> {
  let entries = 0
  function* lines(): Generator<string> {
    for (const line of file.custody.lines()) {
      entries += 1
      yield `${line}\n`
    }
  }
  const { bytes } = await writeWhole(path, textChunks(lines()), { signal })
  return { name: basename(path), bytes, entries }
}
