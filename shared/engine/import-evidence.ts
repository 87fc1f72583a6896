import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { CaseFile } from '../casefile/case-file.ts'
import type { Source } from '../casefile/source-row.ts'
import type { ChunkReader } from '../intake/lines/chunk-reader.ts'
import type { Batch } from '../intake/evidence-pipeline.ts'
import { readEvidence, type SourceEnd } from '../intake/read-evidence.ts'
import { digestStream } from '../crypto.ts'
import type { OnProgress } from '../model/progress.ts'
import type { EvidenceFormat } from '../model/source.ts'

export interface EvidenceImport {
  readonly path: string
  readonly format: EvidenceFormat
  /** Why it is taken for that format, in words. */
  readonly reason: string
}

export interface ImportSurroundings {
  readonly reader: ChunkReader
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
  /** Who imports, and the clock: for the custody log. */
  readonly by: string
  readonly now: () => Date
}

export interface ImportedEvidence {
  readonly source: Source
  readonly status: 'imported' | 'resumed' | 'already-there'
}

/**
 * Takes a file of evidence into a case. A file that is there already, byte for byte, is noticed; one whose
 * import was cut short is gone on with. Every batch is one transaction with the state that the next import
 * would go on from, so whatever happens, the case holds a whole prefix of the file.
 */
export async function importEvidence(
  file: CaseFile,
  { path, format, reason }: EvidenceImport,
  surroundings: ImportSurroundings,
): Promise<ImportedEvidence> {
  const known = await sameFile(file, path)
  if (known !== undefined) return { source: known, status: 'already-there' }
  const name = basename(path)
  const begun = file.sources.partial().find((each) => each.name === name && each.format === format)
  const id = begun?.id ?? begin(file, { path, format, reason }, surroundings)
  const reading = readEvidence({ path, format, resume: resumable(begun), ...surroundings })
  for (;;) {
    const next = await reading.next()
    if (next.done === true) {
      finish(file, id, next.value, surroundings)
      return { source: file.sources.get(id), status: begun === undefined ? 'imported' : 'resumed' }
    }
    keep(file, id, next.value)
  }
}

/** A source that ended before its first line begins again. */
function resumable(begun: Source | undefined): Source['state'] | undefined {
  return begun === undefined || begun.state.lines === 0 ? undefined : begun.state
}

function begin(
  file: CaseFile,
  { path, format, reason }: EvidenceImport,
  { by, now }: ImportSurroundings,
): number {
  return file.transaction(() =>
    file.sources.begin({
      name: basename(path),
      format,
      formatReason: reason,
      fileBytes: statSync(path).size,
      importedAt: now().toISOString(),
      importedBy: by,
      context: {},
    }),
  )
}

function keep(file: CaseFile, id: number, { oversized, ...batch }: Batch): void {
  file.transaction(() => {
    if (oversized !== undefined) file.sources.appendPieces(id, [oversized])
    if (batch.segment.count > 0) file.sources.append(id, batch)
  })
}

function finish(file: CaseFile, id: number, end: SourceEnd, { by, now }: ImportSurroundings): void {
  file.transaction(() => {
    const { sha256, fileBytes, root } = end
    file.sources.finish(id, { sha256, fileBytes, root })
    const { name, format } = file.sources.get(id)
    file.custody.append({
      time: now().toISOString(),
      by,
      act: 'import',
      about: {
        source: id,
        name,
        format,
        sha256,
        bytes: fileBytes,
        lines: end.lines,
        quarantined: end.quarantined,
        root,
      },
    })
  })
}

/** The source that was read from the same bytes. Only a file of the same size is worth hashing for it. */
async function sameFile(file: CaseFile, path: string): Promise<Source | undefined> {
  const size = statSync(path).size
  if (!file.sources.list().some(({ end, fileBytes }) => end !== undefined && fileBytes === size))
    return undefined
  return file.sources.byDigest(await digestStream(createReadStream(path)))
}
