import { describeVenue } from '../suite/describeVenue.ts'
import { openCompoundV3Scene } from './compoundV3Scene.ts'

describeVenue('compound-v3', { adapter: 'compound-v3', open: openCompoundV3Scene })
