// How large the picture of a page may be.

/** Pixels. Neither browser draws much larger ones, and nobody looks at more. */
export const PICTURE_HEIGHT = 12_000;
