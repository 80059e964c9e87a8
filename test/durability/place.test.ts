import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeOf } from '#electron/ledger/place.ts'

const mounts = [
  '22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw',
  '30 22 0:40 / /mnt/单位 rw shared:2 - cifs //10.1.1.1/share rw',
  '31 22 0:41 / /mnt/my\\040disk rw - nfs4 server:/x rw',
  '32 30 8:2 / /mnt/单位/本地 rw - ext4 /dev/sdb1 rw',
].join('\n')

describe('where a ledger lies', () => {
  test.each([
    ['/home/li/台账/支部.ledger', 'local'],
    ['/home/li/onedriven/支部.ledger', 'local'],
    ['/home/li/OneDrive/支部.ledger', 'cloud'],
    ['C:\\Users\\li\\OneDrive - 东江市审计局\\支部.ledger', 'cloud'],
    ['C:\\Users\\li\\我的坚果云\\党建\\支部.ledger', 'cloud'],
    ['D:\\WPS云盘\\支部.ledger', 'cloud'],
    ['C:\\Users\\li\\Documents\\支部.ledger', 'local'],
    ['\\\\server\\share\\支部.ledger', 'network'],
    ['//server/share/支部.ledger', 'network'],
    ['/mnt/单位/支部.ledger', 'network'],
    ['/mnt/单位/本地/支部.ledger', 'local'],
    ['/mnt/单位外/支部.ledger', 'local'],
    ['/mnt/my disk/a/支部.ledger', 'network'],
    ['/opt/支部台账/支部.ledger', 'program'],
    ['/opt/支部台账/2026/支部.ledger', 'program'],
    ['/opt/支部台账2/支部.ledger', 'local'],
  ])('%s: %s', (path, place) => {
    expect(placeOf(path, mounts, '/opt/支部台账')).toBe(place)
  })

  test('what an installer of Windows empties is known however it is written', () => {
    const program = 'C:\\Users\\li\\AppData\\Local\\Programs\\branch-ledger'
    expect(placeOf('c:/users/LI/AppData/Local/Programs/branch-ledger/支部.ledger', '', program)).toBe(
      'program',
    )
    expect(placeOf('C:\\Users\\li\\Documents\\支部.ledger', '', program)).toBe('local')
    // the one that runs here
    expect(placeOf(join(dirname(process.execPath), '支部.ledger'))).toBe('program')
  })

  test('nothing known of mounts is no network', () => {
    expect(placeOf('/srv/支部.ledger', '')).toBe('local')
  })
})
