/** What a request asks a server of the Open Inference Protocol v2 for itself. */
export interface ServerRoute {
  readonly kind: 'live' | 'ready' | 'server' | 'index' | 'metrics'
}

/** What a request asks one of its models for. */
export interface ModelRoute {
  readonly kind: 'model' | 'model-ready' | 'model-configuration' | 'infer'
  readonly model: string
  /** Null asks for any version. */
  readonly version: string | null
}

export type Route = ServerRoute | ModelRoute

const places: Readonly<Record<string, ServerRoute['kind']>> = {
  '/v2': 'server',
  '/v2/health/live': 'live',
  '/v2/health/ready': 'ready',
  '/v2/repository/index': 'index',
  '/metrics': 'metrics',
}

const modelPlaces = {
  '': 'model',
  '/ready': 'model-ready',
  '/config': 'model-configuration',
  '/infer': 'infer',
} as const

const modelPattern =
  /^\/v2\/models\/([\w.%-]{1,100})(?:\/versions\/([\w.%-]{1,40}))?(\/ready|\/config|\/infer)?$/

/** The route of a path, with or without a query; null where there is none. */
export function routeOf(url: string): Route | null {
  const path = (url.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '')
  const place = places[path]
  if (place !== undefined) return { kind: place }
  const found = modelPattern.exec(path)
  if (found === null) return null
  const [, model = '', version = null, rest = ''] = found
  return { kind: modelPlaces[rest as keyof typeof modelPlaces], model, version }
}

/** The method by which a route is asked. */
export function methodOf({ kind }: Route): 'GET' | 'POST' {
  return kind === 'infer' || kind === 'index' ? 'POST' : 'GET'
}
