/** Beside the study items of a page: those of the list that are not studied yet, and in which forms it was studied. */
import { Button, Checkbox, Dropdown } from 'antd'
import { memo, useState } from 'react'
import type { StudyItem } from '#shared/meetings.ts'
import { StudyForm, studyFormTitles } from '#shared/study/words.ts'
import { useAsk, useCommand } from '../ledger.ts'

interface OfferProps {
  readonly branchId: number
  /** Ids of the list that stand on the page already. */
  readonly taken: readonly (number | undefined)[]
  onTake(item: StudyItem): void
}

/** 「从必学清单选」: nothing is shown where the list has nothing to offer. */
export function RequiredOffers({ branchId, taken, onTake }: OfferProps) {
  const items = (useAsk('study.list', { branchId }).data ?? []).filter(
    (item) => item.state !== 'studied' && !taken.includes(item.itemId),
  )
  if (items.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items: items.slice(0, 30).map((item) => ({
          key: item.itemId,
          label: `${item.title}${item.dueBy === null ? '' : `（${item.dueBy} 前）`}`,
          onClick: () =>
            onTake({ title: item.title, issuer: item.issuer, leader: '', requiredItemId: item.itemId }),
        })),
      }}
    >
      <Button type="link" size="small">
        从必学清单选（{items.length}）▾
      </Button>
    </Dropdown>
  )
}

/** Kept at once, beside the page's own saving. */
export const StudyForms = memo(function StudyForms({ meetingId }: { readonly meetingId: number }) {
  const chosen = useAsk('study.formsOf', { meetingId }).data
  const keep = useCommand('study.setForms')
  // ticked at once: a second tick must not lose the first while it is on its way
  const [ticked, setTicked] = useState<StudyForm[]>()
  if (chosen === undefined) return null
  return (
    <div className="study-forms" role="group" aria-label="学习形式">
      学习形式：
      <Checkbox.Group<StudyForm>
        value={ticked ?? chosen}
        options={StudyForm.options
          .filter((form) => form !== 'selfStudy')
          .map((value) => ({ value, label: studyFormTitles[value] }))}
        onChange={(forms) => {
          setTicked(forms)
          keep.mutate({ meetingId, forms }, { onError: () => setTicked(undefined) })
        }}
      />
    </div>
  )
})
