/** What the user must know of the ledger's file: that its log found something, or that it lies where two machines may write it at once, or goes with the program, and where it should lie. */
import { useAsk } from '../ledger.ts'
import { Link } from './route.ts'

const words = {
  cloud: '这个台账放在网盘同步文件夹里。同步程序会在写入时搬动文件，两台电脑同时打开还会互相覆盖。',
  network: '这个台账放在网络共享盘上。网络一断正在写的内容会丢，两台电脑同时写会损坏文件。',
  program: '这个台账放在本程序的文件夹里。更新或卸载程序时，那个文件夹会被清空，台账会一起丢失。',
} as const

const elsewhere =
  '请关闭台账后把文件移到本机硬盘再打开；要在网盘或共享盘留一份的，在“设置—备份”里把那里选作备份的第二处。'
const advice = {
  cloud: elsewhere,
  network: elsewhere,
  program: '请关闭台账后，把它和旁边的备份文件夹移到“文档”里，再打开。',
} as const

/** Nothing where all is well. */
export function PlaceWarning() {
  const { data } = useAsk('ledger.status', {})
  if (data?.open !== true) return null
  if (data.faultsFound > 0)
    return (
      <p className="notice" role="alert">
        今天打开时核对，有 {data.faultsFound}{' '}
        处记录和留痕对不上：文件可能损坏，或被绕过程序改过。程序没有动它们；请到
        <Link to="/audit">留痕</Link>点“检查留痕”看是哪些，再从<Link to="/settings?tab=file">备份</Link>
        恢复改动之前的一份。
      </p>
    )
  if (data.place === 'local') return null
  return (
    <p className="notice" role="note">
      {words[data.place]}
      {advice[data.place]}
    </p>
  )
}
