import { BOUNDARY_FORMAT } from '../../model/boundary.ts'
import { DocketError } from '../../model/error.ts'
import { EVIDENCE_FORMAT } from '../../model/evidence.ts'
import { POLICIES_FORMAT } from '../../model/policy.ts'
import { WORKFLOW_FORMAT } from '../../model/workflow.ts'
import { mostLikely } from './detect-evidence.ts'
import { MANIFEST } from '../definitions/manifest-name.ts'
import type { Recognised } from './recognised.ts'
import { policyTextOf } from '../sources/policy-text.ts'
import { type TextHead, headLines } from '../source/text-head.ts'

/** `format: docket-…` as a key of YAML or JSON. */
const FORMAT_KEY =
  /(?:^|[{,])[ \t]*(["']?)format\1[ \t]*:[ \t]*(["']?)(docket-[a-z]+\/\d+)\2[ \t]*(?:$|[,}#\r])/m

const SHOWN_CHARS = 60

/** Leaves a BOM out. */
const looseUtf8 = new TextDecoder('utf-8')

/** Tells what a text is by its first lines. Throws FORMAT_UNKNOWN with what was seen. */
export function recogniseText(path: string, head: TextHead): Recognised {
  const lines = headLines(head)
  const [first] = lines
  if (first === undefined) throw unknown(path, emptiness(head))
  const evidence = mostLikely(head)
  if (evidence?.certainty === 'records') return { kind: 'evidence', ...evidence }
  const named = FORMAT_KEY.exec(looseUtf8.decode(head.text))?.[3]
  if (named !== undefined && named !== EVIDENCE_FORMAT) return definition(path, head, named)
  if (evidence !== undefined) return { kind: 'evidence', ...evidence }
  const policy = head.compression === 'none' ? policyTextOf(head.text.toString('utf8')) : undefined
  if (policy !== undefined) return { kind: 'policies', shape: 'file', ...policy }
  throw unknown(path, `${seen(first.bytes)}${first.number === 1 ? '' : ` (line ${first.number})`}`)
}

function definition(path: string, head: TextHead, named: string): Recognised {
  if (head.compression !== 'none') {
    throw unknown(
      path,
      `it is a compressed ${named}; import it decompressed, so that its bytes are kept as they are`,
    )
  }
  const reason = `it says \`format: ${named}\``
  switch (named) {
    case WORKFLOW_FORMAT:
      return { kind: 'workflow', reason }
    case BOUNDARY_FORMAT:
      return { kind: 'boundary', reason }
    case POLICIES_FORMAT:
      throw unknown(
        path,
        `it is the manifest of a policy bundle; import the folder or archive with ${MANIFEST} in it`,
      )
    default:
      throw unknown(path, `it says \`format: ${named}\`, which this version does not read`)
  }
}

function emptiness(head: TextHead): string {
  if (head.text.length === 0) return 'it is empty'
  return head.whole ? 'it holds nothing but blank lines' : 'its first lines are all blank'
}

function seen(line: Buffer): string {
  if (line.includes(0)) return 'it is binary, not text'
  const text = line.toString('utf8').trim()
  const shown = JSON.stringify(text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text)
  if (text.startsWith('<')) return `its first line is XML or HTML: ${shown}`
  return `its first line is no record of a known format and no \`format:\` is named: ${shown}`
}

function unknown(path: string, problem: string): DocketError {
  return new DocketError('FORMAT_UNKNOWN', { path, problem })
}
