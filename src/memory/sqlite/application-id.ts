/** Marks a file as a stevolve record: "stev" in ASCII, at byte 68 of the header of an SQLite file. */
export const applicationId = 0x73746576
