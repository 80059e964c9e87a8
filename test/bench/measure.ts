/** Medians of repeated runs; what they are held against is printed as a ratio, never asserted. */
export interface Figure {
  readonly name: string
  readonly median: number
  readonly least: number
  readonly most: number
  /** Milliseconds where nothing is said. */
  readonly unit?: 'ms' | 'MiB'
  /** What the figure is to stay under, in the same unit. */
  readonly limit?: number
  /** Who does the same in the same run, and how long that takes. */
  readonly peers?: readonly { readonly name: string; readonly median: number }[]
}

/** Of measured values, in any order. */
export function figureOf(name: string, values: readonly number[], rest: Partial<Figure> = {}): Figure {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    name,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
    ...rest,
  }
}

/**
 * Once to warm, then some times more.
 * @param options.before done before each time, and not counted
 */
export async function measure(
  name: string,
  work: () => Promise<void>,
  options: { times?: number; limit?: number; before?: () => Promise<unknown> } = {},
): Promise<Figure> {
  await options.before?.()
  await work()
  const times: number[] = []
  for (let round = 0; round < (options.times ?? 9); round += 1) {
    await options.before?.()
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return figureOf(name, times, options.limit === undefined ? {} : { limit: options.limit })
}

const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

function line(part: string, { name, median, least, most, unit = 'ms', limit, peers = [] }: Figure): string {
  const against = [
    ...(limit === undefined
      ? []
      : [`${(median / limit).toFixed(2)} × of ${limit} ${unit}${median > limit ? ' OVER' : ''}`]),
    ...peers.map((peer) => `${(median / peer.median).toFixed(2)} × of ${peer.name}`),
  ].join(', ')
  const figure = `${digits(median)} ${unit}`.padStart(10)
  const range = `${digits(least)}–${digits(most)}`.padEnd(14)
  return `${part.padEnd(9)} ${figure}  ${range} ${against.padEnd(26)} ${name}\n`
}

/** One table: the part that was measured, the median, the range, what it is held against, and what it is. */
export function print(tables: ReadonlyMap<string, readonly Figure[]>): void {
  process.stdout.write(
    `${'part'.padEnd(9)} ${'median'.padStart(10)}  ${'range'.padEnd(14)} ${'against'.padEnd(26)} what\n`,
  )
  for (const [part, figures] of tables) for (const figure of figures) process.stdout.write(line(part, figure))
}
