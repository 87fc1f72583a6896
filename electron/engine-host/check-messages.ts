import type { CaseLook, CaseSummary } from '../../shared/engine.ts'
import type { ErrorCode } from '../../shared/model/error.ts'

export interface CheckQuestion {
  readonly kind: 'look' | 'open' | 'make'
  readonly path: string
}

/** To the thread that checks cases. It answers in order. */
export interface CheckRequest {
  readonly id: number
  readonly question: CheckQuestion
}

export interface CheckAnswer {
  readonly id: number
  readonly result:
    /** It is this question's turn. */
    | { readonly state: 'begun' }
    | { readonly state: 'done'; readonly value: CaseLook | CaseSummary }
    | {
        readonly state: 'failed'
        readonly code: ErrorCode
        readonly facts: Readonly<Record<string, string | number>>
      }
    | { readonly state: 'broke'; readonly stack: string }
}
