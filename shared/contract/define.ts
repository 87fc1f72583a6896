import type { z } from 'zod'

/** Answers within about two seconds. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'call'
  readonly input: Input
  readonly output: Output
}

/** Long work: a job id at once, then progress, then an end that carries `output`, an error, or `cancelled`. */
export interface Job<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'job'
  readonly input: Input
  readonly output: Output
}

/** Told without being asked. */
export interface Event<Payload extends z.ZodType = z.ZodType> {
  readonly kind: 'event'
  readonly payload: Payload
}

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { kind: 'call', input, output }
}

export function job<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Job<I, O> {
  return { kind: 'job', input, output }
}

export function event<P extends z.ZodType>(payload: P): Event<P> {
  return { kind: 'event', payload }
}
