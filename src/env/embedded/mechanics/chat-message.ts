/** The sender of messages that nobody said. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** A line from the server itself, as the `chat` packet wants it. */
export function systemMessage(text: string): object {
  return { message: JSON.stringify({ text }), position: 1, sender: nobody }
}
