import { LINE, NO_CODE, type Segment } from '../../model/segment.ts'
import { hash53 } from './hash53.ts'
import type { LineRead, LineRefused } from './line-reading.ts'

const LEAF_BYTES = 32

/** Fills the columns of a segment, line after line. */
export class SegmentBuilder {
  readonly #segment: Segment
  /** Where leaf hashes are written: 32 bytes a line. */
  readonly leaves: Buffer
  readonly #texts: string[] = []
  readonly #codes = new Map<string, number>()

  constructor(firstIndex: number, count: number) {
    this.leaves = Buffer.from(new ArrayBuffer(count * LEAF_BYTES))
    this.#segment = {
      firstIndex,
      count,
      kind: new Uint8Array(count),
      block: new Uint32Array(count),
      offset: new Uint32Array(count),
      length: new Uint32Array(count),
      time: new Float64Array(count).fill(Number.NaN),
      run: new Float64Array(count).fill(Number.NaN),
      id: new Float64Array(count).fill(Number.NaN),
      stream: new Uint32Array(count).fill(NO_CODE),
      seq: new Float64Array(count).fill(Number.NaN),
      entered: new Uint32Array(count).fill(NO_CODE),
      prev: new Uint32Array(count).fill(NO_CODE),
      leaves: this.leaves,
      texts: this.#texts,
    }
  }

  place(line: number, block: number, offset: number, length: number): void {
    this.#segment.block[line] = block
    this.#segment.offset[line] = offset
    this.#segment.length[line] = length
  }

  accept(line: number, reading: LineRead): void {
    const { kind, time, run, id, stream, seq, prev, entered } = this.#segment
    kind[line] = LINE.accepted
    time[line] = reading.time
    if (reading.id !== undefined) id[line] = hash53(reading.id)
    if (reading.run !== undefined) run[line] = hash53(reading.run)
    if (reading.stream !== undefined) {
      stream[line] = this.#code(reading.stream.id)
      seq[line] = reading.stream.seq
      if (reading.stream.prev !== undefined) prev[line] = this.#add(reading.stream.prev)
    }
    const transition = reading.records[0]?.transition
    const workflow = reading.records[0]?.workflow
    if (transition !== undefined && workflow !== undefined)
      entered[line] = this.#code(JSON.stringify([workflow.id, transition.to]))
  }

  quarantine(line: number, { stream: place }: LineRefused): void {
    this.#segment.kind[line] = LINE.quarantined
    if (place === undefined) return
    this.#segment.stream[line] = this.#code(place.id)
    this.#segment.seq[line] = place.seq
  }

  finish(): Segment {
    return this.#segment
  }

  #code(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#add(text)
    this.#codes.set(text, code)
    return code
  }

  /** For texts that hardly ever repeat. */
  #add(text: string): number {
    return this.#texts.push(text) - 1
  }
}
