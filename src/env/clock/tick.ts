/** Length of one game tick in milliseconds; the game runs 20 a second. */
export const tickMs = 50
