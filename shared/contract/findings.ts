import { z } from 'zod'
import { Finding } from '../model/finding.ts'
import { call } from './define.ts'
import { Cursor, PageSize, Token, pageOf } from './parts.ts'

export const FINDINGS = {
  'findings.page': call(
    z.strictObject({ case: Token, code: z.string().optional(), after: Cursor.optional(), limit: PageSize }),
    pageOf(Finding),
  ),
} as const
