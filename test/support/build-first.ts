/** What journeys look at is built before the first of them begins. */
import { builtRenderer } from './loopback.ts'

export const setup = (): void => void builtRenderer()
