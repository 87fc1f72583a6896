import { config } from 'zod'

/** Imported before any schema is made: zod would try to make code from text, which the page's policy refuses. */
config({ jitless: true })
