import { LINE, NO_CODE, type Segment } from '../../model/segment.ts'

/** A segment as it is read back; its leaves are read by the tile. */
export type StoredSegment = Omit<Segment, 'leaves'>

type Column = Uint8Array | Uint32Array | Float64Array
type ColumnName = Exclude<keyof StoredSegment, 'firstIndex' | 'count' | 'texts'>
type Make<View extends Column> = (bytes: ArrayBufferLike, offset: number, count: number) => View

const bytesView: Make<Uint8Array> = (bytes, offset, count) => new Uint8Array(bytes, offset, count)
const codeView: Make<Uint32Array> = (bytes, offset, count) => new Uint32Array(bytes, offset, count)
const numberView: Make<Float64Array> = (bytes, offset, count) => new Float64Array(bytes, offset, count)

/** Bytes a line takes in each column. */
const COLUMN_WIDTH: Readonly<Record<ColumnName, number>> = {
  kind: 1,
  block: 4,
  offset: 4,
  length: 4,
  time: 8,
  run: 8,
  id: 8,
  stream: 4,
  seq: 8,
  entered: 4,
  prev: 4,
}

/** The bytes of a column as they are stored: little-endian, as on every machine that Docket runs on. */
export function columnBytes(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

/** Where lines lie in their blocks. */
export interface Placement {
  readonly firstIndex: number
  readonly count: number
  /** Id of the segment's block 0 in the table. */
  readonly firstBlock: number
  readonly blocks: number
  readonly block: Uint32Array
  readonly offset: Uint32Array
  readonly length: Uint32Array
}

export interface PlacementRow {
  readonly first_index: number
  readonly line_count: number
  readonly first_block: number
  readonly blocks: number
  readonly block: Uint8Array
  readonly offset: Uint8Array
  readonly length: Uint8Array
}

export interface SegmentRow extends PlacementRow {
  readonly kind: Uint8Array
  readonly time: Uint8Array
  readonly run: Uint8Array
  readonly record: Uint8Array
  readonly stream: Uint8Array
  readonly seq: Uint8Array
  readonly entered: Uint8Array
  readonly prev: Uint8Array
  readonly texts: string
}

/** A segment does not fit its own description. */
export class BadSegment extends Error {}

/** The row is hostile: every length is checked. Throws BadSegment. */
export function placementOf(row: PlacementRow): Placement {
  const count = row.line_count
  return {
    firstIndex: row.first_index,
    count,
    firstBlock: row.first_block,
    blocks: row.blocks,
    block: view('block', row.block, count, codeView),
    offset: view('offset', row.offset, count, codeView),
    length: view('length', row.length, count, codeView),
  }
}

/** The row is hostile: every length, kind and code is checked. Views, no copies. Throws BadSegment. */
export function segmentOf(row: SegmentRow): StoredSegment {
  const { firstIndex, count, block, offset, length } = placementOf(row)
  const texts = textsOf(row.texts)
  const codes = (name: 'stream' | 'entered' | 'prev') =>
    checkCodes(name, view(name, row[name], count, codeView), texts.length)
  return {
    firstIndex,
    count,
    kind: checkKinds(view('kind', row.kind, count, bytesView)),
    block,
    offset,
    length,
    time: view('time', row.time, count, numberView),
    run: view('run', row.run, count, numberView),
    id: view('id', row.record, count, numberView),
    stream: codes('stream'),
    seq: view('seq', row.seq, count, numberView),
    entered: codes('entered'),
    prev: codes('prev'),
    texts,
  }
}

function view<View extends Column>(
  name: ColumnName,
  bytes: Uint8Array,
  count: number,
  make: Make<View>,
): View {
  const width = COLUMN_WIDTH[name]
  if (bytes.byteLength !== count * width)
    throw new BadSegment(`column ${name} has ${bytes.byteLength} bytes for ${count} lines`)
  const aligned = bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes)
  return make(aligned.buffer, aligned.byteOffset, count)
}

function checkKinds(kinds: Uint8Array): Uint8Array {
  for (const kind of kinds) if (kind > LINE.quarantined) throw new BadSegment(`a line is of kind ${kind}`)
  return kinds
}

function checkCodes(name: ColumnName, codes: Uint32Array, texts: number): Uint32Array {
  for (const code of codes)
    if (code >= texts && code !== NO_CODE)
      throw new BadSegment(`column ${name} names text ${code} of ${texts}`)
  return codes
}

function textsOf(json: string): readonly string[] {
  let texts: unknown
  try {
    texts = JSON.parse(json)
  } catch (error) {
    throw new BadSegment('its texts are no JSON', { cause: error })
  }
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string'))
    throw new BadSegment('its texts are no list of strings')
  return texts
}
