import { describeVenue } from '../suite/describeVenue.ts'
import { openMorphoBlueScene } from './morphoBlueScene.ts'

describeVenue('morpho-blue', { adapter: 'morpho-blue', open: openMorphoBlueScene })
