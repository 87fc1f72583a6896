import { useEffect, useState } from 'react'

/** What is said sooner would flicker. */
const LATE_MS = 80

/** Whether something has been waited for so long that it is to be said. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = window.setTimeout(() => setLate(true), LATE_MS)
    return () => {
      window.clearTimeout(timer)
      setLate(false)
    }
  }, [waiting])
  return late
}
