/** A word that stands in every URL, and must stand nowhere else. */
export const canaryKey = 'CANARYKEY7f3e9a'
