/** A stair: more is asked before the answer is yes. */
export function StepUp({ className }: { readonly className: string }) {
  return (
    <svg className={className} viewBox="0 0 14 14" aria-hidden="true">
      <path d="M1.5 11.5h3.5V8h3.5V4.5H12.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  )
}
