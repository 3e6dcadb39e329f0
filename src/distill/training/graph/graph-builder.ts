import { create, toBinary } from '@bufbuild/protobuf'
import type { AttributeProto, GraphProto, TensorProto, ValueInfoProto } from 'onnx-buf'
import {
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeKind,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  StringStringEntryProtoSchema,
  TensorProtoSchema,
  TensorProto_DataType as DataType,
  TensorShapeProtoSchema,
  TensorShapeProto_DimensionSchema,
  TypeProtoSchema,
  TypeProto_TensorSchema,
  ValueInfoProtoSchema,
} from 'onnx-buf'

/** Version of the standard operators that graphs use, and of the file format that came with it. */
const operatorVersion = 17n
const fileVersion = 8n

/** How numbers are held: training and models in single precision, checks of gradients in double. */
export type Precision = 'float32' | 'float64'

/** A length that is only known when the graph runs has a name. */
export type Length = number | string

type Attribute = number | readonly number[] | GraphProto

/** Puts an ONNX graph together, node by node. Values are known by their names. */
export class GraphBuilder {
  readonly precision: Precision
  readonly #prefix: string
  readonly #graph = create(GraphProtoSchema)
  #made = 0

  /** `prefix` keeps names of a graph apart from those of the graph around it. */
  constructor(precision: Precision, prefix = '') {
    this.precision = precision
    this.#prefix = prefix
    this.#graph.name = `${prefix}graph`
  }

  /** A tensor of numbers that the caller gives. */
  input(name: string, shape: readonly Length[], kind: 'number' | 'int64' | 'bool' = 'number'): string {
    this.#graph.input.push(this.#declare(name, shape, kind))
    return name
  }

  /** Names a value as a result of the graph. */
  output(
    name: string,
    value: string,
    shape: readonly Length[],
    kind: 'number' | 'int64' | 'bool' = 'number',
  ): void {
    this.#add('Identity', [value], [name], {})
    this.#graph.output.push(this.#declare(name, shape, kind))
  }

  /** A constant tensor of numbers. */
  constant(shape: readonly number[], values: Iterable<number>, name = this.#fresh('constant')): string {
    this.#graph.initializer.push(tensorOf(name, this.precision, shape, values))
    return name
  }

  /** A constant number. */
  scalar(value: number): string {
    return this.constant([], [value])
  }

  /** A constant list of whole numbers, as shapes and axes are. */
  integers(...values: readonly number[]): string {
    const name = this.#fresh('integers')
    this.#graph.initializer.push(
      create(TensorProtoSchema, {
        name,
        dataType: DataType.INT64,
        dims: [BigInt(values.length)],
        rawData: bytesOf(BigInt64Array.from(values, BigInt)),
      }),
    )
    return name
  }

  /** Adds a node with one result and returns its name. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    return this.nodes(operator, inputs, 1, attributes)[0]!
  }

  /** Adds a node with several results and returns their names. */
  nodes(
    operator: string,
    inputs: readonly string[],
    results: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): readonly string[] {
    const names = Array.from({ length: results }, () => this.#fresh(operator))
    this.#add(operator, inputs, names, attributes)
    return names
  }

  /** The number type of this graph, as the attribute `to` of a cast wants it. */
  get numberType(): number {
    return this.precision === 'float32' ? DataType.FLOAT : DataType.DOUBLE
  }

  /** The graph so far, for use as a body. */
  get graph(): GraphProto {
    return this.#graph
  }

  /** The graph as an ONNX file. */
  model(metadata: Readonly<Record<string, string>> = {}): Uint8Array {
    const model = create(ModelProtoSchema, {
      irVersion: fileVersion,
      producerName: 'stevolve',
      opsetImport: [create(OperatorSetIdProtoSchema, { domain: '', version: operatorVersion })],
      graph: this.#graph,
      metadataProps: Object.entries(metadata).map(([key, value]) =>
        create(StringStringEntryProtoSchema, { key, value }),
      ),
    })
    return toBinary(ModelProtoSchema, model)
  }

  #fresh(what: string): string {
    return `${this.#prefix}${what}_${this.#made++}`
  }

  #add(
    operator: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
  ): void {
    this.#graph.node.push(
      create(NodeProtoSchema, {
        opType: operator,
        input: [...inputs],
        output: [...outputs],
        attribute: Object.entries(attributes).map(([name, value]) => attributeOf(name, value)),
      }),
    )
  }

  #declare(name: string, shape: readonly Length[], kind: 'number' | 'int64' | 'bool'): ValueInfoProto {
    const elemType = kind === 'number' ? this.numberType : kind === 'int64' ? DataType.INT64 : DataType.BOOL
    const dim = shape.map((length) =>
      create(TensorShapeProto_DimensionSchema, {
        value:
          typeof length === 'number'
            ? { case: 'dimValue', value: BigInt(length) }
            : { case: 'dimParam', value: length },
      }),
    )
    const tensor = create(TypeProto_TensorSchema, {
      elemType,
      shape: create(TensorShapeProtoSchema, { dim }),
    })
    const type = create(TypeProtoSchema, { value: { case: 'tensorType', value: tensor } })
    return create(ValueInfoProtoSchema, { name, type })
  }
}

function attributeOf(name: string, value: Attribute): AttributeProto {
  if (typeof value === 'number')
    return create(AttributeProtoSchema, { name, type: AttributeKind.INT, i: BigInt(value) })
  if ('node' in value) return create(AttributeProtoSchema, { name, type: AttributeKind.GRAPH, g: value })
  return create(AttributeProtoSchema, { name, type: AttributeKind.INTS, ints: value.map(BigInt) })
}

function tensorOf(
  name: string,
  precision: Precision,
  shape: readonly number[],
  values: Iterable<number>,
): TensorProto {
  const isSingle = precision === 'float32'
  return create(TensorProtoSchema, {
    name,
    dataType: isSingle ? DataType.FLOAT : DataType.DOUBLE,
    dims: shape.map(BigInt),
    rawData: bytesOf(isSingle ? Float32Array.from(values) : Float64Array.from(values)),
  })
}

/** ONNX keeps numbers little-endian, as every platform that Node runs on does. */
function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
