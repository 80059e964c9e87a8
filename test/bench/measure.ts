/** Medians of repeated runs; a limit is printed as a ratio, never asserted. */
export interface Figure {
  readonly name: string
  readonly median: number
  readonly least: number
  readonly most: number
  /** What the figure is held against, in the same unit. */
  readonly limit?: number
}

/** @param options.before done before each time, and not counted */
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
  times.sort((a, b) => a - b)
  return {
    name,
    median: times[Math.floor(times.length / 2)] ?? 0,
    least: times[0] ?? 0,
    most: times.at(-1) ?? 0,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  }
}

export function print(figures: readonly Figure[]): void {
  for (const { name, median, least, most, limit } of figures) {
    const ratio = limit === undefined ? '' : `  ${(median / limit).toFixed(2)} × of ${limit} ms`
    process.stdout.write(
      `${median.toFixed(1).padStart(9)} ms (${least.toFixed(1)}–${most.toFixed(1)})${ratio}  ${name}\n`,
    )
  }
}
