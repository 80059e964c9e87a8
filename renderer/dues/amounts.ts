/** Money as it is typed: 元 in, whole 分 out, without a floating point in between. Pure. */

/** 「116」, 「116.5」, 「￥1,160.00元」 → 分; undefined where it is no amount, null where nothing stands. */
export function readYuan(text: string): number | null | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/^¥/, '')
    .replace(/元$/, '')
  if (plain === '') return null
  const match = /^(\d{1,8})(?:[.。](\d{1,2}))?$/.exec(plain)
  if (match === null) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
