import type { ShapeField } from '../../casefile/derived/decision-facts.ts'
import { VERDICTS } from '../../model/decision.ts'
import {
  BOUNDARY_MARKS,
  COMPLETENESS,
  FACET_FIELDS,
  type FacetField,
  NO_VALUE,
} from '../../model/decision-list.ts'
import { SEVERITIES } from '../../model/finding.ts'
import { policyVersionId } from '../../model/ids.ts'
import { type SeverityCounts, worstOf } from './severity-counts.ts'
import type { ShapeColumn, Shapes } from './shapes.ts'

/** One facet: which of its values each shape has. */
export interface Facet {
  readonly field: FacetField
  /** Values by code; code 0 stands for none. */
  readonly values: readonly string[]
  /** Codes of all shapes one after another. */
  readonly codes: Uint32Array
  /** Where each shape's codes end; undefined: each shape has exactly one. */
  readonly ends: Uint32Array | undefined
}

/** All facets of a case, in the order of FACET_FIELDS. */
export function facetsOf(shapes: Shapes, severities: readonly SeverityCounts[]): readonly Facet[] {
  return FACET_FIELDS.map((field) => facetOf(field, shapes, severities))
}

function facetOf(field: FacetField, shapes: Shapes, severities: readonly SeverityCounts[]): Facet {
  switch (field) {
    case 'severity':
      return derived(field, shapes.column('severities'), severities.map(worstOf), SEVERITIES)
    case 'version':
      return versions(shapes)
    case 'finding':
      return findings(shapes.column('findings'))
    case 'boundary':
      return plain(field, shapes, BOUNDARY_MARKS)
    case 'verdict':
      return plain(field, shapes, VERDICTS)
    case 'complete':
      return plain(field, shapes, COMPLETENESS)
    default:
      return plain(field, shapes, [])
  }
}

/** A field of the shape as it is. `known`: values that are listed though no decision has them. */
function plain(field: FacetField & ShapeField, shapes: Shapes, known: readonly string[]): Facet {
  const { codes, values } = shapes.column(field)
  const missing = known.filter((value) => !values.includes(value))
  return { field, codes, values: [...values, ...missing], ends: undefined }
}

/** `texts`: for each value of the column the facet's value. */
function derived(
  field: FacetField,
  { codes }: ShapeColumn,
  texts: readonly string[],
  known: readonly string[],
): Facet {
  const coded = new Coded([NO_VALUE, ...known])
  const codeOf = texts.map((text) => coded.of(text))
  return { field, codes: codes.map((code) => codeOf[code] as number), values: coded.values, ends: undefined }
}

function versions(shapes: Shapes): Facet {
  const policy = shapes.column('policy')
  const version = shapes.column('version')
  const coded = new Coded([NO_VALUE])
  const known = new Map<number, number>()
  const codes = policy.codes.map((policyCode, shape) => {
    const versionCode = version.codes[shape] as number
    if (policyCode === 0 || versionCode === 0) return 0
    const pair = policyCode * version.values.length + versionCode
    let code = known.get(pair)
    if (code === undefined) {
      const [id, name] = [policy.values[policyCode] as string, version.values[versionCode] as string]
      known.set(pair, (code = coded.of(policyVersionId(id, name))))
    }
    return code
  })
  return { field: 'version', codes, values: coded.values, ends: undefined }
}

function findings(column: ShapeColumn): Facet {
  const coded = new Coded([NO_VALUE])
  const codesOf = column.values.map((list) =>
    list === NO_VALUE ? [0] : [...new Set(list.split(' '))].map((code) => coded.of(code)),
  )
  const codes: number[] = []
  const ends = column.codes.map((list) => codes.push(...(codesOf[list] as number[])))
  return { field: 'finding', codes: Uint32Array.from(codes), values: coded.values, ends }
}

class Coded {
  readonly values: string[] = []
  readonly #codes = new Map<string, number>()

  constructor(known: readonly string[]) {
    for (const value of known) this.of(value)
  }

  of(value: string): number {
    const known = this.#codes.get(value)
    if (known !== undefined) return known
    const code = this.values.push(value) - 1
    this.#codes.set(value, code)
    return code
  }
}
