import { z } from 'zod'
import {
  ANSWERS,
  InputInFull,
  InputLine,
  InputQuestion,
  InputUse,
  MOST_INPUTS,
  QUESTIONS,
} from '../model/input-register.ts'
import { call, job } from './define.ts'
import { Count, Token } from './parts.ts'

export type { InputInFull, InputLine, InputPlace, InputQuestion, InputUse } from '../model/input-register.ts'

const Name = z.string().min(1).max(100_000)

export const INPUTS = {
  /** The register: used and not approved first, never used ones last; and what is to be decided on it. */
  'inputs.list': call(
    z.strictObject({ case: Token }),
    z.object({
      /** Whether the last rebuild counted what runs evaluated. */
      tallied: z.boolean(),
      inputs: z.array(InputLine).max(MOST_INPUTS),
      more: Count,
      questions: z.array(InputQuestion).max(MOST_INPUTS),
      moreQuestions: Count,
      /** Of all questions, those with an answer. */
      answered: Count,
    }),
  ),
  /** Null: neither a boundary nor a decision names it. */
  'input.get': call(z.strictObject({ case: Token, name: Name }), z.object({ input: InputInFull.nullable() })),
  /**
   * Counts over the whole case what decisions made of one input; with `influence` each is heard again with its other
   * values, which takes as long as a rebuild or longer.
   */
  'input.use': job(z.strictObject({ case: Token, name: Name, influence: z.boolean() }), InputUse),
  /** Keeps an answer in the custody log. Throws USAGE where nothing asks it as the case stands. */
  'inputs.answer': job(
    z.strictObject({
      case: Token,
      input: Name,
      question: z.enum(QUESTIONS),
      /** The words of the question, as they were shown. */
      why: z.string().max(100_000),
      answer: z.enum(ANSWERS),
      note: z.string().max(10_000).default(''),
    }),
    z.object({ seq: z.int().min(1) }),
  ),
  /** Writes the register as CSV. */
  'inputs.export': job(
    z.strictObject({ case: Token, out: Token }),
    z.object({ name: z.string(), bytes: Count, rows: Count }),
  ),
} as const
