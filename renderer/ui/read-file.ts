/** A file that the user picked, as the contract takes it. */
import { LedgerError } from './failure.ts'

/** The bytes in base64. Throws `fileMissing` where the file went away between picking and reading. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.slice(address.indexOf(',') + 1))
    }
    // the file was moved, or the stick was pulled, between choosing and reading
    reader.onerror = () => reject(new LedgerError('fileMissing', file.name))
    reader.readAsDataURL(file)
  })
}
