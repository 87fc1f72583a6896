import { readWhere } from '../../../shared/engine.ts'

/** Conditions as the contract gives them. Throws USAGE for a field that there is none of. */
export function conditions(where: readonly { readonly field: string; readonly value: string }[]) {
  return where.map(({ field, value }) => readWhere(`${field}=${value}`))
}
