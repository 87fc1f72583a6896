import { CelScalar, listType } from '@bufbuild/cel'

/** A list of values of any type, as functions take and give them. */
export const LIST = listType(CelScalar.DYN)
