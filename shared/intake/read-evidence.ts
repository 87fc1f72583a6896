import { sha256 } from '../crypto.ts'
import { DocketError } from '../model/error.ts'
import type { DigestText } from '../model/ids.ts'
import type { OnProgress } from '../model/progress.ts'
import type { EvidenceFormat } from '../model/source.ts'
import { formatDigest } from '../proof/digest.ts'
import type { ChunkReader } from './lines/chunk-reader.ts'
import type { Cut } from './lines/cut.ts'
import { cutChunks, cutLists } from './lines/cut-chunks.ts'
import { isInLists, listKeysOf } from './lists/list-keys.ts'
import { type Batch, EvidencePipeline } from './evidence-pipeline.ts'
import type { ImportState } from '../model/import-state.ts'
import { ProgressMeter } from './progress-meter.ts'
import { peek } from './source/peek.ts'
import { skipPrefix } from './source/skip-prefix.ts'
import { type TextSource, openText } from './source/text-source.ts'
import { fileName } from './source/open-file.ts'

/** Looked at to tell how the records of a text are laid out. */
const HEAD_BYTES = 4096

export interface EvidenceRequest {
  readonly path: string
  readonly format: EvidenceFormat
  readonly reader: ChunkReader
  /** Where an earlier import of the same file stopped: the state of its last batch. */
  readonly resume?: ImportState | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** What is known at a file's end. */
export interface SourceEnd {
  /** Of the file as received. */
  readonly sha256: DigestText
  readonly fileBytes: number
  readonly lines: number
  readonly accepted: number
  readonly quarantined: number
  readonly blank: number
  /** RFC 6962 root over all lines. */
  readonly root: DigestText
}

/**
 * Reads a file of evidence from its first byte to its last, in constant memory, and gives its lines in batches,
 * in order: each is to be kept with its state, or not at all. With `resume` the lines up to there are hashed, not
 * read again, and the batches that follow are those of an import that never stopped.
 *
 * Throws FILE_UNREADABLE, DECOMPRESSION_FAILED, EXPANSION_LIMIT (both after the whole lines before the damage),
 * SOURCE_CHANGED (the file differs from the one whose import stopped), CANCELLED (between two batches).
 */
export async function* readEvidence(request: EvidenceRequest): AsyncGenerator<Batch, SourceEnd> {
  const { path, reader, resume, signal } = request
  const source = await openText(path)
  const pipeline = new EvidencePipeline(reader, request.format, resume)
  const meter = new ProgressMeter(request.onProgress)
  const report = () => progressOf(path, source, pipeline.state)
  meter.end(report())
  try {
    const cuts = await cutsOf(source, request, pipeline)
    let failure: { readonly error: unknown } | undefined
    for (let done = false; !done;) {
      const next = await settled(cuts.next())
      stopWhereAsked(signal)
      if ('error' in next) failure = next
      else if (next.value.done !== true) pipeline.take(next.value.value)
      done = 'error' in next || next.value.done === true
      while (pipeline.waiting > (done ? 0 : reader.capacity - 1)) {
        yield await pipeline.next()
        meter.step(report())
        stopWhereAsked(signal)
      }
    }
    if (failure !== undefined) throw failure.error
    return endOf(source, pipeline)
  } finally {
    meter.end(report())
    await source.close()
  }
}

/** Cuts the text where its layout says, from where an earlier import stopped. */
async function cutsOf(
  source: TextSource,
  { path, format, resume }: EvidenceRequest,
  pipeline: EvidencePipeline,
): Promise<AsyncGenerator<Cut, void>> {
  const { head, pieces } = await peek(source.pieces, HEAD_BYTES)
  const keys = isInLists(format, head) ? listKeysOf(format) : undefined
  const { textBytes } = pipeline.state
  const give = keys === undefined ? 'rest' : 'all'
  const text = resume === undefined ? pieces : skipPrefix(path, pieces, resume, pipeline.text, give)
  return keys === undefined ? cutChunks(text, textBytes) : cutLists(text, textBytes, keys)
}

function stopWhereAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
}

async function settled<T>(promise: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await promise }
  } catch (error) {
    return { error }
  }
}

function progressOf(path: string, source: TextSource, { lines, quarantined, blank }: ImportState) {
  return {
    phase: 'import',
    subject: fileName(path),
    doneBytes: source.received(),
    totalBytes: source.size,
    records: lines - blank,
    quarantined,
  } as const
}

function endOf(source: TextSource, { state, tree }: EvidencePipeline): SourceEnd {
  const { lines, accepted, quarantined, blank, textSha256 } = state
  const digest = source.digest() ?? (textSha256 === '' ? emptyDigest() : textSha256)
  return {
    sha256: `sha256:${digest}`,
    fileBytes: source.received(),
    lines,
    accepted,
    quarantined,
    blank,
    root: formatDigest(tree.root()),
  }
}

function emptyDigest(): string {
  return Buffer.from(sha256(new Uint8Array(0))).toString('hex')
}
