/**
 * Chromium started where `LANG` is `C.UTF-8` says that its language is `en-US@posix`, which is no BCP 47 tag: `Intl`
 * throws for it, and so does whatever package formats by it. Has the page say the part that is a tag.
 */
export function soundLanguage(navigator: { readonly language: string }): void {
  const language = soundTag(navigator.language)
  if (language !== navigator.language)
    Object.defineProperty(navigator, 'language', { value: language, configurable: true })
}

function soundTag(language: string): string {
  for (const tag of [language, language.replace(/[@.].*$/, '')]) if (isTag(tag)) return tag
  return 'en'
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    // It throws for what is no tag.
    return false
  }
}
