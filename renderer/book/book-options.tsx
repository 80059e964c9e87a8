/** How the book is made: filled or empty, one file or many, fonts, and the two things that need a second thought. */
import { Checkbox, Radio } from 'antd'
import type { Settings } from '#shared/ledger.ts'
import { useCommand } from '../ledger.ts'

export interface Options {
  readonly what: 'filled' | 'blank' | 'talks'
  readonly perRecord: boolean
  readonly fillPage: boolean
  readonly photos: boolean
  readonly unmask: boolean
}

export const usualOptions: Options = {
  what: 'filled',
  perRecord: false,
  fillPage: false,
  photos: true,
  unmask: false,
}

interface Props {
  readonly options: Options
  readonly scheme: Settings['fontScheme']
  onChange(options: Options): void
  onScheme(scheme: Settings['fontScheme']): void
}

export function BookOptions({ options, scheme, onChange, onScheme }: Props) {
  const set = (over: Partial<Options>) => onChange({ ...options, ...over })
  const { what } = options
  return (
    <div className="book-options">
      <Radio.Group
        aria-label="印什么"
        value={what}
        onChange={(event) =>
          set({
            what:
              event.target.value === 'blank' || event.target.value === 'talks'
                ? event.target.value
                : 'filled',
          })
        }
        options={[
          { value: 'filled', label: '已填台账' },
          { value: 'blank', label: '空白手写表' },
          { value: 'talks', label: '谈话内容单册' },
        ]}
      />
      <div className="book-switches">
        <Checkbox checked={options.perRecord} onChange={(event) => set({ perRecord: event.target.checked })}>
          一事一档（每份记录一个文件，打成一个压缩包）
        </Checkbox>
        {what === 'filled' ? (
          <>
            <Checkbox checked={options.photos} onChange={(event) => set({ photos: event.target.checked })}>
              印会议照片
            </Checkbox>
            <Checkbox
              checked={options.fillPage}
              onChange={(event) => set({ fillPage: event.target.checked })}
            >
              签到表等补空行到页底
            </Checkbox>
            <Checkbox checked={options.unmask} onChange={(event) => set({ unmask: event.target.checked })}>
              名册印完整证件号、手机号
            </Checkbox>
          </>
        ) : null}
      </div>
      <FontChoice scheme={scheme} onChange={onScheme} />
      {what === 'talks' ? (
        <p className="book-warning">这一册写着谈话的原话，一谈一页。生成前会再问一次，并记入导出记录。</p>
      ) : options.unmask && what === 'filled' ? (
        <p className="book-warning">文件里将有完整的身份证号和手机号。生成前会再问一次，并记入导出记录。</p>
      ) : null}
    </div>
  )
}

interface FontProps {
  readonly scheme: Settings['fontScheme']
  onChange(scheme: Settings['fontScheme']): void
}

const fontWords: Readonly<Record<Settings['fontScheme'], string>> = {
  system: '用宋体、仿宋、黑体等每台 Windows 都有的字体，在哪台电脑打开都一样。',
  official: '用方正小标宋、仿宋_GB2312 等公文字体；打开的电脑没有装这些字体时，会被换成别的字体。',
}

/** The choice holds for this printing, and is kept as the ledger's setting. */
function FontChoice({ scheme, onChange }: FontProps) {
  const change = useCommand('ledger.changeSettings')
  return (
    <div className="book-fonts">
      <Radio.Group
        aria-label="字体方案"
        value={scheme}
        onChange={(event) => {
          const chosen = event.target.value === 'official' ? 'official' : 'system'
          onChange(chosen)
          change.mutate({ fontScheme: chosen })
        }}
        options={[
          { value: 'system', label: '系统字体' },
          { value: 'official', label: '公文字体' },
        ]}
      />
      <span>{fontWords[scheme]}</span>
    </div>
  )
}
