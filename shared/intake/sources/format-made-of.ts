import type { PolicyFormat } from '../detect/recognised.ts'
import { sourceWords } from './classify.ts'
import { madeOf } from './made-manifest.ts'
import { POLICY_SOURCES } from './source-version.ts'

const HISTORY_OF = 'the git history of '

/** In words, for a manifest: policies of this source with their history. */
export function historyWords(source: (typeof POLICY_SOURCES)[number]): string {
  return `${HISTORY_OF}${sourceWords(source)}`
}

/** What a bundle was before its manifest was made; undefined: it came with one of ours. The manifest is hostile. */
export function formatMadeOf(manifest: Uint8Array): PolicyFormat | undefined {
  const words = madeOf(manifest)
  if (words?.startsWith(HISTORY_OF) === true) return 'git-history'
  return POLICY_SOURCES.find((source) => sourceWords(source) === words)
}
