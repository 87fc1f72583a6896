import type { FindingFilter, FindingShape } from '../../model/finding-list.ts'

/** Whether a filter leaves findings of a shape, but for its text. */
export function shapeTest({
  codes,
  severities,
  state,
  workflow,
}: FindingFilter): (shape: FindingShape) => boolean {
  const wantedCodes = codes === undefined ? undefined : new Set(codes)
  const wantedSeverities = severities === undefined ? undefined : new Set(severities)
  return (shape) =>
    (wantedCodes === undefined || wantedCodes.has(shape.code)) &&
    (wantedSeverities === undefined || wantedSeverities.has(shape.severity)) &&
    (state === undefined || shape.excepted === (state === 'excepted')) &&
    (workflow === undefined || shape.workflow === workflow)
}
