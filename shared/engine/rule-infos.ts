import { controlsOf } from '../findings/controls.ts'
import { RULES } from '../findings/findings.ts'
import type { RuleInfo } from '../packet/contents.ts'

/** What each code of findings means and which controls it touches, as reports say it. */
export function ruleInfos(): readonly RuleInfo[] {
  return RULES.map(({ code, severity, title, meaning }) => ({
    code,
    severity,
    title,
    meaning,
    controls: controlsOf(code).map(({ framework, id }) => `${framework} ${id}`),
  }))
}
