import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultArchitecture } from '../../training/training-settings.ts'
import type { DatasetRow } from '../dataset-row.ts'
import { splits } from '../dataset-row.ts'
import { featureLayout } from '../features/feature-layout.ts'
import {
  dpoRow,
  ktoRow,
  llamaDatasetInfo,
  llamaDpoRow,
  llamaKtoRow,
  plainRow,
  sftRow,
} from '../text/export-rows.ts'
import type { DatasetExport, DatasetFormat } from './dataset-export.ts'
import { DatasetWriter } from './dataset-writer.ts'
import { LineExport } from './line-export.ts'
import { ParquetExport } from './parquet-export.ts'

/** Begins an export into a folder, which must be there. */
export function openExport(format: DatasetFormat, folder: string): DatasetExport {
  switch (format) {
    case 'jsonl':
      return new LineExport(folder, [{ nameOf: () => 'rows.jsonl', lineOf: plainRow }])
    case 'parquet':
      return new ParquetExport(folder)
    case 'safetensors':
      return tensorExport(folder)
    case 'trl-sft':
      return new LineExport(folder, [{ nameOf: partFile, lineOf: sftRow }])
    case 'trl-dpo':
      return new LineExport(folder, [{ nameOf: partFile, lineOf: dpoRow }])
    case 'trl-kto':
      return new LineExport(folder, [{ nameOf: partFile, lineOf: ktoRow }])
    case 'llama-factory':
      return llamaExport(folder)
  }
}

function partFile({ split }: Pick<DatasetRow, 'split'>): string {
  return `${split}.jsonl`
}

function tensorExport(folder: string): DatasetExport {
  const writer = new DatasetWriter(join(folder, 'rows.safetensors'))
  return {
    add: (row, encoded) => writer.add(row, encoded),
    finish: ({ version }) => {
      writer.finish({ version, layout: JSON.stringify(featureLayout) })
      writeFileSync(join(folder, 'architecture.json'), `${JSON.stringify(defaultArchitecture, null, 2)}\n`)
    },
    discard: () => writer.discard(),
  }
}

function llamaExport(folder: string): DatasetExport {
  const info = Object.assign({}, ...splits.map(llamaDatasetInfo)) as object
  const family = (stem: string, lineOf: (row: DatasetRow) => object | null) => ({
    nameOf: (row: Pick<DatasetRow, 'split'>) => `${stem}-${partFile(row)}`,
    lineOf,
  })
  const files = [family('sft', sftRow), family('dpo', llamaDpoRow), family('kto', llamaKtoRow)]
  return new LineExport(folder, files, { 'dataset_info.json': `${JSON.stringify(info, null, 2)}\n` })
}
