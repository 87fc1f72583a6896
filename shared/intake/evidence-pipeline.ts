import { type Hash, createHash } from 'node:crypto'
import { DocketError } from '../model/error.ts'
import type { QuarantinedLine, RawBlock, Segment } from '../model/segment.ts'
import type { EvidenceFormat } from '../model/source.ts'
import type { MerkleBuilder } from '../proof/merkle-builder.ts'
import type { ChunkReader, ChunkResult } from './lines/chunk-reader.ts'
import type { Cut } from './lines/cut.ts'
import { EMPTY_STATE, type ImportState } from '../model/import-state.ts'
import { treeOf, treeText } from './tree-state.ts'
import { OversizedLine, type RawPiece } from './lines/oversized-line.ts'

/** Consecutive lines of a source, to be kept together with the state after them, or not at all. */
export interface Batch {
  readonly segment: Segment
  readonly blocks: readonly RawBlock[]
  readonly quarantined: readonly QuarantinedLine[]
  /**
   * A piece of a line that is too long to be read. All but its last come with an empty segment and the state of
   * the batch before: an import that goes on from there gives them again, from number 0.
   */
  readonly oversized: RawPiece | undefined
  readonly state: ImportState
}

type Content = Omit<Batch, 'state'> & { readonly accepted: number; readonly blank: number }

interface Coming {
  readonly content: Promise<Content>
  /** Text up to its end; undefined where it ends inside a line. */
  readonly text: { readonly bytes: number; readonly sha256: string } | undefined
}

/** Sends cuts of text to a reader and gives what comes back in their order, each with the state after it. */
export class EvidencePipeline {
  readonly text: Hash = createHash('sha256')
  readonly tree: MerkleBuilder
  readonly #reader: ChunkReader
  readonly #format: EvidenceFormat
  readonly #coming: Coming[] = []
  #state: ImportState
  #oversized: OversizedLine | undefined
  /** Of what was taken: lines and bytes, the ones on their way included. */
  #lines: number
  #bytes: number

  constructor(reader: ChunkReader, format: EvidenceFormat, resume: ImportState = EMPTY_STATE) {
    const tree = treeOf(resume)
    if (tree === undefined) {
      const problem = 'it does not say where the interrupted import stands'
      throw new DocketError('CASE_DAMAGED', { path: 'the case file', problem })
    }
    this.tree = tree
    this.#reader = reader
    this.#format = format
    this.#state = resume
    this.#lines = resume.lines
    this.#bytes = resume.textBytes
  }

  /** After the batch given last. */
  get state(): ImportState {
    return this.#state
  }

  /** Cuts taken, and not given back yet. */
  get waiting(): number {
    return this.#coming.length
  }

  take(cut: Cut): void {
    const start = { index: this.#lines, byteOffset: this.#bytes }
    this.text.update(cut.bytes)
    this.#bytes += cut.bytes.length
    if (cut.kind === 'chunk') {
      this.#lines += cut.lines
      // The digest is taken before the bytes are given away.
      const text = this.#textSoFar()
      const content = this.#reader.read(cut.bytes, this.#format, start, cut.spans).then(fromChunk)
      // It is waited for in its turn; until then its failure is nobody's.
      content.catch(() => undefined)
      this.#coming.push({ content, text })
      return
    }
    this.#oversized ??= new OversizedLine(start)
    const line = this.#oversized.add(cut)
    if (cut.last) {
      this.#lines++
      this.#oversized = undefined
    }
    this.#coming.push({ content: Promise.resolve(line), text: cut.last ? this.#textSoFar() : undefined })
  }

  /** The next batch. Requires `waiting > 0`. */
  async next(): Promise<Batch> {
    const coming = this.#coming.shift()
    if (coming === undefined) throw new Error('nothing is on its way')
    const { accepted, blank, ...content } = await coming.content
    const { segment, quarantined } = content
    const { leaves, count } = segment
    for (let line = 0; line < count; line++) this.tree.append(leaves.subarray(line * 32, line * 32 + 32))
    if (coming.text !== undefined) {
      this.#state = {
        lines: this.#state.lines + count,
        textBytes: coming.text.bytes,
        textSha256: coming.text.sha256,
        merkle: treeText(this.tree),
        accepted: this.#state.accepted + accepted,
        quarantined: this.#state.quarantined + quarantined.length,
        blank: this.#state.blank + blank,
      }
    }
    return { ...content, state: this.#state }
  }

  #textSoFar() {
    return { bytes: this.#bytes, sha256: this.text.copy().digest('hex') }
  }
}

function fromChunk(result: ChunkResult): Content {
  return { ...result, oversized: undefined }
}
