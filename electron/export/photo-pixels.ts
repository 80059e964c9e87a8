/** Pixels made fewer and turned upright. Pure. */

/** Four bytes a pixel: red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Averages the area that each new pixel covers; what lies under transparent pixels is paper, so white. */
export function scaled(pixels: Pixels, longEdge: number): Pixels {
  const factor = Math.min(1, longEdge / Math.max(pixels.width, pixels.height))
  const width = Math.max(1, Math.round(pixels.width * factor))
  const height = Math.max(1, Math.round(pixels.height * factor))
  const data = new Uint8ClampedArray(width * height * 4)
  const { data: from, width: stride } = pixels
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * pixels.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * pixels.height) / height))
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * stride) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * stride) / width))
      let red = 0
      let green = 0
      let blue = 0
      for (let row = top; row < bottom; row += 1) {
        for (let at = (row * stride + left) * 4; at < (row * stride + right) * 4; at += 4) {
          const opacity = (from[at + 3] ?? 255) / 255
          const paper = 255 * (1 - opacity)
          red += (from[at] ?? 0) * opacity + paper
          green += (from[at + 1] ?? 0) * opacity + paper
          blue += (from[at + 2] ?? 0) * opacity + paper
        }
      }
      const count = (bottom - top) * (right - left)
      const to = (y * width + x) * 4
      data[to] = Math.round(red / count)
      data[to + 1] = Math.round(green / count)
      data[to + 2] = Math.round(blue / count)
      data[to + 3] = 255
    }
  }
  return { data, width, height }
}

/** @param orientation EXIF 1–8: how the camera was held. */
export function upright(pixels: Pixels, orientation: number): Pixels {
  if (orientation <= 1 || orientation > 8) return pixels
  const { width, height } = pixels
  const turned = orientation >= 5
  const size = turned ? { width: height, height: width } : { width, height }
  const from = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1) {
      const [column, row] = sourceOf(orientation, x, y, width, height)
      to[y * size.width + x] = from[row * width + column] ?? 0
    }
  return { data: new Uint8ClampedArray(to.buffer), ...size }
}

/** Where the pixel at x, y of the upright picture lies in the one the camera stored. */
function sourceOf(
  orientation: number,
  x: number,
  y: number,
  width: number,
  height: number,
): [column: number, row: number] {
  const right = width - 1
  const bottom = height - 1
  switch (orientation) {
    case 2:
      return [right - x, y]
    case 3:
      return [right - x, bottom - y]
    case 4:
      return [x, bottom - y]
    case 5:
      return [y, x]
    case 6:
      return [y, bottom - x]
    case 7:
      return [right - y, bottom - x]
    default:
      return [right - y, x]
  }
}
