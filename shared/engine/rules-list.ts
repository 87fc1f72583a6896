import { controlsOf } from '../findings/controls.ts'
import { RULES } from '../findings/findings.ts'

/** What each code of findings means, by code, with the controls that it touches. */
export function rulesList() {
  return RULES.map(({ code, severity, kind, title, meaning }) => ({
    code,
    severity,
    kind,
    title,
    meaning,
    controls: controlsOf(code).map((control) => ({ ...control })),
  }))
}
