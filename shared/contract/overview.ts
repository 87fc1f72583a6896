import { z } from 'zod'
import { call } from './define.ts'
import { Token } from './parts.ts'
import { CaseOverview } from './shapes.ts'

export const OVERVIEW = {
  'case.info': call(z.strictObject({ case: Token }), CaseOverview),
} as const
