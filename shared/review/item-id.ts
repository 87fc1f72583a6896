/** What would break a line, hide in it, or be taken for the quoted form. */
const UNPLAIN = /^"|[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u

/**
 * A decision's id as a line of a population: itself, or in quotes as JSON writes it where it could not stand on a line
 * of its own. Two ids give two lines.
 */
export function decisionItemId(id: string): string {
  return UNPLAIN.test(id) || !id.isWellFormed() ? quoted(id) : id
}

/** The id of an entitlement that somebody holds: `["subject","entitlement"]`, as JSON writes it. */
export function entitlementItemId(subject: string, entitlement: string): string {
  return `[${quoted(subject)},${quoted(entitlement)}]`
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
