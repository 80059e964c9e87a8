/**
 * `支部.ledger.keys`: how the further users come to the ledger's key. A slot holds the user's private key, encrypted by
 * his password, and the ledger's key, wrapped for his public key; so the ledger's key can be changed without asking
 * everybody for a password. The file is a convenience: the secretary's password and the recovery code open the ledger
 * without it, and who a user is and what he may do stands inside the ledger.
 */
import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import { keyFilePath } from '../ledger/beside.ts'
import type { LedgerKey } from '../ledger/key.ts'

/** What a new slot costs to try: 32 MB, and more time than the file's own derivation. A file may not ask for much more. */
const cost = { n: 2 ** 15, r: 8, p: 2 } as const
const mostUsers = 20

const bytes = (length: number) =>
  z
    .string()
    .max(200)
    .transform((text): Buffer => Buffer.from(text, 'base64url'))
    .refine((buffer) => buffer.length === length)

const Sealed = z.object({ iv: bytes(12), bytes: bytes(32), tag: bytes(16) })
type Sealed = z.infer<typeof Sealed>

const Slot = z.object({
  userId: z.number().int().positive(),
  publicKey: bytes(32),
  salt: bytes(16),
  n: z.literal([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17]),
  r: z.literal(8),
  p: z.literal([1, 2]),
  /** The private key, by the password. */
  secret: Sealed,
  /** The ledger's key, for the public key. */
  wrapped: Sealed.extend({ from: bytes(32) }),
})
type Slot = z.infer<typeof Slot>

const KeyFile = z.object({
  format: z.literal(1),
  /** Of the ledger file. */
  salt: bytes(16),
  /** Tells a right key of a damaged ledger from a wrong one. */
  verifier: bytes(32),
  /** Salt of the key that the ledger is being given; set while that goes on. */
  becoming: bytes(16).nullable(),
  slots: z.array(Slot).max(mostUsers),
})
export type KeyFile = z.infer<typeof KeyFile>

/** Undefined where there is none, or where it is not one: it is never needed. */
export function readKeyFile(ledgerPath: string): KeyFile | undefined {
  try {
    const parsed = KeyFile.safeParse(JSON.parse(readFileSync(keyFilePath(ledgerPath), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Whole or not at all. @throws Failure fileUnwritable */
function writeKeyFile(ledgerPath: string, file: KeyFile): void {
  const path = keyFilePath(ledgerPath)
  const text = JSON.stringify(file, (_name, value: unknown) => asText(value), 1)
  try {
    const handle = openSync(`${path}.part`, 'w', 0o600)
    writeSync(handle, `${text}\n`)
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${path}.part`, path)
  } catch {
    rmSync(`${path}.part`, { force: true })
    throw new Failure('fileUnwritable', basename(path))
  }
}

const SerialisedBuffer = z.object({ type: z.literal('Buffer'), data: z.array(z.number()) })

function asText(value: unknown): unknown {
  const buffer = SerialisedBuffer.safeParse(value)
  return buffer.success ? Buffer.from(buffer.data.data).toString('base64url') : value
}

export function dropKeyFile(ledgerPath: string): void {
  rmSync(keyFilePath(ledgerPath), { force: true })
}

const verifierOf = ({ bytes: key, salt }: LedgerKey): Buffer =>
  createHmac('sha256', key).update('branch-ledger key').update(salt).digest()

export const isKeyOf = (file: KeyFile, key: LedgerKey): boolean =>
  timingSafeEqual(file.verifier, verifierOf(key))

/** Written before the ledger gets another key: whoever finds it half-way knows that both are right. */
export function announceKey(ledgerPath: string, to: LedgerKey | null): void {
  const file = readKeyFile(ledgerPath)
  if (file !== undefined && to !== null) writeKeyFile(ledgerPath, { ...file, becoming: to.salt })
}

export interface SlotUser {
  readonly userId: number
  readonly publicKey: Buffer
}

/** Wraps the key anew for the users who are still in the ledger and have a slot; all other slots go. */
export function renewKeyFile(ledgerPath: string, key: LedgerKey, users: readonly SlotUser[]): void {
  const slots = (readKeyFile(ledgerPath)?.slots ?? [])
    .filter((slot) => users.some((user) => isSlotOf(slot, user)))
    .map((slot): Slot => ({ ...slot, wrapped: wrap(key, slot.userId, slot.publicKey) }))
  writeKeyFile(ledgerPath, { format: 1, salt: key.salt, verifier: verifierOf(key), becoming: null, slots })
}

export const isSlotOf = (slot: SlotUser, user: SlotUser): boolean =>
  slot.userId === user.userId && slot.publicKey.equals(user.publicKey)

/** A pair of keys for a user: the public one goes into the ledger, the private one into his slot. */
export function newUserKeys(): { publicKey: Buffer; privateKey: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    publicKey: rawOf(publicKey.export({ format: 'jwk' }).x),
    privateKey: rawOf(privateKey.export({ format: 'jwk' }).d),
  }
}

const rawOf = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')

/** Gives a user a slot in place of the one he had. */
export async function keepSlot(
  ledgerPath: string,
  key: LedgerKey,
  user: SlotUser & { readonly privateKey: Buffer },
  password: string,
): Promise<void> {
  const salt = randomBytes(16)
  const secret = seal(await stretched(password, { salt, ...cost }), user.privateKey, `user ${user.userId}`)
  const slot: Slot = {
    userId: user.userId,
    publicKey: user.publicKey,
    salt,
    ...cost,
    secret,
    wrapped: wrap(key, user.userId, user.publicKey),
  }
  const others = (readKeyFile(ledgerPath)?.slots ?? []).filter(({ userId }) => userId !== user.userId)
  if (others.length >= mostUsers) throw new Failure('tooLarge', `最多 ${mostUsers} 名使用人`)
  const slots = [...others, slot]
  writeKeyFile(ledgerPath, { format: 1, salt: key.salt, verifier: verifierOf(key), becoming: null, slots })
}

export interface OpenedSlot extends SlotUser {
  readonly privateKey: Buffer
  /** The ledger's key as the slot has it. */
  readonly key: LedgerKey
}

/** The slot that a password opens; undefined where none does. */
export async function openSlot(file: KeyFile, password: string): Promise<OpenedSlot | undefined> {
  for (const slot of file.slots) {
    const privateKey = unseal(await stretched(password, slot), slot.secret, `user ${slot.userId}`)
    if (privateKey === undefined) continue
    const raw = unwrap(slot, privateKey, file.salt)
    if (raw === undefined) continue
    const { userId, publicKey } = slot
    return { userId, publicKey, privateKey, key: { bytes: raw, salt: file.salt } }
  }
  return undefined
}

function stretched(
  password: string,
  { salt, n, r, p }: Pick<Slot, 'salt' | 'n' | 'r' | 'p'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r }
    scrypt(password.normalize('NFC'), salt, 32, options, (error, made) =>
      error === null ? resolve(made) : reject(error),
    )
  })
}

function seal(by: Buffer, plain: Buffer, about: string): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', by, iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return { iv, bytes: sealed, tag: cipher.getAuthTag() }
}

/** Undefined where it was sealed by another key, for another purpose, or changed since. */
function unseal(by: Buffer, { iv, bytes: sealed, tag }: Sealed, about: string): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', by, iv).setAAD(Buffer.from(about)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  } catch {
    return undefined
  }
}

const publicOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' })

const privateOf = (raw: Buffer, publicKey: Buffer): KeyObject =>
  createPrivateKey({
    key: {
      kty: 'OKP',
      crv: 'X25519',
      x: publicKey.toString('base64url'),
      d: raw.toString('base64url'),
    },
    format: 'jwk',
  })

const agreed = (privateKey: KeyObject, publicKey: Buffer, from: Buffer, to: Buffer): Buffer =>
  Buffer.from(
    hkdfSync(
      'sha256',
      diffieHellman({ privateKey, publicKey: publicOf(publicKey) }),
      Buffer.concat([from, to]),
      'branch-ledger slot',
      32,
    ),
  )

/** Of which ledger, as well as for whom: another ledger's slot is worth nothing. */
const aboutKey = (userId: number, salt: Buffer) => `key of ${salt.toString('hex')} for user ${userId}`

function wrap(key: LedgerKey, userId: number, publicKey: Buffer): Slot['wrapped'] {
  const pair = generateKeyPairSync('x25519')
  const from = rawOf(pair.publicKey.export({ format: 'jwk' }).x)
  const by = agreed(pair.privateKey, publicKey, from, publicKey)
  return { from, ...seal(by, key.bytes, aboutKey(userId, key.salt)) }
}

function unwrap(slot: Slot, privateKey: Buffer, salt: Buffer): Buffer | undefined {
  try {
    const { from } = slot.wrapped
    const by = agreed(privateOf(privateKey, slot.publicKey), from, from, slot.publicKey)
    return unseal(by, slot.wrapped, aboutKey(slot.userId, salt))
  } catch {
    // a public key of the file that is no point of the curve
    return undefined
  }
}
