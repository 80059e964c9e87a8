/**
 * The key of a ledger as it is printed: eighteen groups of four letters, none of them easily taken for another. The
 * fourth of each group checks the three before it and their place, so that a mistyped group can be named; fourteen bits
 * of a digest at the end check the whole.
 */
import { createHash } from 'node:crypto'
import { Failure } from '#shared/failure.ts'

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const groups = 18
const keyBits = 256
const digestBits = groups * 15 - keyBits

const digestOf = (key: Uint8Array): bigint =>
  BigInt(
    `0x${createHash('sha256').update('branch-ledger recovery').update(key).digest('hex').slice(0, 8)}`,
  ) >> BigInt(32 - digestBits)

/** Odd weights: any one wrong letter shows, and so does a group in another's place. */
const checkOf = (values: readonly number[], group: number): number =>
  values.reduce((sum, value, index) => sum + value * (2 * index + 1), group * 7 + 5) % 32

/** @param key 32 bytes */
export function recoveryCodeOf(key: Uint8Array): string {
  const whole = (BigInt(`0x${Buffer.from(key).toString('hex')}`) << BigInt(digestBits)) | digestOf(key)
  return Array.from({ length: groups }, (_, group) => {
    const values = [2, 1, 0].map((back) =>
      Number((whole >> BigInt(((groups - 1 - group) * 3 + back) * 5)) & 31n),
    )
    return [...values, checkOf(values, group)].map((value) => letters[value]).join('')
  }).join('-')
}

/**
 * The key of a code as it was typed: dashes, spaces and small letters do not matter.
 * @throws Failure recoveryCodeWrong, naming the first group that cannot be right
 */
export function keyOfRecoveryCode(typed: string): Buffer {
  const plain = [...typed.normalize('NFKC').toUpperCase()]
    .filter((letter) => /[A-Z0-9]/.test(letter))
    .join('')
  let whole = 0n
  for (let group = 0; group < groups; group += 1) {
    const part = plain.slice(group * 4, group * 4 + 4)
    const values = [...part].map((letter) => letters.indexOf(letter))
    const [check] = values.splice(3, 1)
    if (part.length < 4 || values.includes(-1) || check !== checkOf(values, group))
      throw new Failure('recoveryCodeWrong', `第 ${group + 1} 组「${part}」有错`)
    for (const value of values) whole = (whole << 5n) | BigInt(value)
  }
  if (plain.length !== groups * 4) throw new Failure('recoveryCodeWrong', `应是 ${groups} 组，每组 4 个字符`)
  const key = Buffer.from((whole >> BigInt(digestBits)).toString(16).padStart(64, '0'), 'hex')
  if ((whole & ((1n << BigInt(digestBits)) - 1n)) !== digestOf(key)) throw new Failure('recoveryCodeWrong')
  return key
}
