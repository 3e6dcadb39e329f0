import { gunzipSync, gzipSync } from 'node:zlib'

/** Bytes that a document may have when unpacked; one of 4,000 trace events has about half a million. */
const largestDocumentBytes = 64 * 1024 * 1024

/** Packs plain data whole, as gzip over JSON: what any language can read without our program. */
export function packDocument(document: unknown): Uint8Array {
  return gzipSync(JSON.stringify(document))
}

/** Unpacks what `packDocument` packed. Throws on damaged or oversized bytes. */
export function unpackDocument(bytes: Uint8Array): unknown {
  return JSON.parse(gunzipSync(bytes, { maxOutputLength: largestDocumentBytes }).toString('utf8'))
}
