/** The record while it is written: the printed form, filled in place, saving by itself. */
import { EntryWord } from '#renderer/ui/entry-mark.tsx'
import { Button } from 'antd'
import { type FocusEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import type { PartyGroup } from '#shared/branch.ts'
import { type Meeting, type MeetingKind, meetingTitles, stateTitles } from '#shared/meetings.ts'
import { DecisionKind } from '#shared/motions.ts'
import { patterns } from '#shared/phrases.ts'
import { useAsk } from '#renderer/ledger.ts'
import { showFailure } from '#renderer/ui/failure.ts'
import { Page } from '#renderer/ui/page.tsx'
import { Link } from '#renderer/ui/route.ts'
import { Agenda } from './agenda.tsx'
import { Attachments } from './attachments.tsx'
import { AttendanceList, type AttendanceListProps, HeadcountLine } from './attendance-list.tsx'
import { CompleteAttendance } from './complete-attendance.tsx'
import { Corrections } from './corrections.tsx'
import { type DraftItem, countedRows } from './draft.ts'
import { electionWording } from './election-words.ts'
import { ExclusionRows } from './exclusions.tsx'
import { ProseField } from './fields.tsx'
import { type LawPlace, isLawField, shapeOf } from './law.ts'
import { FirstMeeting } from './first-meeting.tsx'
import { FinaliseReview, StateActions } from './meeting-actions.tsx'
import { MeetingMargin } from './meeting-margin.tsx'
import { MotionSheet } from './motion-sheet.tsx'
import { type VotingMeeting, wasVoted, wordingOf } from './motion-words.ts'
import { type KnownNames, KnownNamesProvider, NameRemarks } from '#renderer/ui/name-remarks.tsx'
import { PasteAttendance } from './paste-attendance.tsx'
import { PhrasePicker } from './phrase-picker.tsx'
import { ProposeMotion } from './propose-motion.tsx'
import { RecordHead } from './record-head.tsx'
import { ObserverRows, StudyRows } from './side-lists.tsx'
import { StudyForms } from './study-offers.tsx'
import { useDraft } from './use-draft.ts'
import { useSteady } from './use-steady.ts'

export interface MeetingEditorProps {
  readonly meeting: Meeting
  readonly groups: readonly PartyGroup[]
}

export function MeetingEditor({ meeting, groups }: MeetingEditorProps) {
  const desk = useDraft(meeting)
  const { draft, change, flush, idOf } = desk
  const checklist = useAsk('meetings.checklist', { meetingId: meeting.meetingId }, { keepPrevious: true })
  const [place, setPlace] = useState<LawPlace>({ field: null, decision: null })
  const [reviewing, setReviewing] = useState(false)
  const record = useRef<HTMLDivElement>(null)
  const shape = shapeOf(meeting.kind)
  // kinds without an outline have the imported text there: it is shown, whatever the kind
  const outlineTitle = shape.outline ?? (meeting.outline === '' ? null : '原文')
  const people = useSteady(draft.attendance.map(({ memberId, memberName }) => ({ memberId, memberName })))
  const roster = useMemo(() => rosterOf(people), [people])
  const guests = useSteady(draft.observers.map((row) => row.name))
  const { motions } = meeting
  const voting = useSteady<VotingMeeting>({
    kind: meeting.kind,
    alsoCountsAs: meeting.alsoCountsAs,
    attendance: meeting.attendance,
    chairId: meeting.chairId,
    startsAt: meeting.startsAt,
  })
  const day = draft.startsAt.slice(0, 10)
  const members = useAsk(
    'members.list',
    { branchId: meeting.branchId, asOf: day },
    { keepPrevious: true },
  ).data
  const subjects = motions.map((motion) => motion.subjectName).join('、')
  const known = useMemo(
    (): KnownNames => ({
      names: [...new Set([...(members ?? []).map(({ name }) => name), ...roster.keys()])],
      others: [...guests, ...subjects.split('、')],
    }),
    [members, roster, guests, subjects],
  )
  const imported = meeting.source === 'imported'
  const deciding = shape.study && meeting.kind !== 'partyLecture' && meeting.kind !== 'studySession'

  const changeAttendance = useCallback<AttendanceListProps['onChange']>(
    (recipe) => change((before) => ({ ...before, attendance: recipe(before.attendance) })),
    [change],
  )

  const noticeField = (event: FocusEvent<HTMLElement>) => {
    const law = event.target.closest<HTMLElement>('[data-law]')?.dataset['law']
    if (!isLawField(law)) return
    const decision = DecisionKind.safeParse(
      event.target.closest<HTMLElement>('[data-decision]')?.dataset['decision'],
    )
    const next = { field: law, decision: decision.success ? decision.data : null }
    setPlace((before) => (before.field === next.field && before.decision === next.decision ? before : next))
  }
  const savedIdOf = useCallback(async (key: string) => ((await flush()) ? idOf(key) : null), [flush, idOf])
  const motionsOf = useCallback(
    (item: DraftItem) => {
      const own = motions.filter(
        (motion) => motion.agendaItemId !== null && motion.agendaItemId === item.agendaItemId,
      )
      return {
        count: own.length,
        sheets: (
          <>
            {own.map((motion) => (
              <MotionSheet key={motion.motionId} meeting={voting} motion={motion} />
            ))}
            <ProposeMotion
              meetingId={meeting.meetingId}
              meeting={voting}
              itemTitle={item.title}
              itemKey={item.key}
              roster={roster}
              idOf={savedIdOf}
            />
          </>
        ),
      }
    },
    [meeting.meetingId, motions, voting, roster, savedIdOf],
  )
  const wordingFor = useCallback(
    (item: DraftItem): string | null => {
      const voted = motions.filter((motion) => motion.agendaItemId === item.agendaItemId && wasVoted(motion))
      return voted.length === 0
        ? null
        : voted
            .map((motion) => electionWording(motion) ?? wordingOf(motion, motion.facts, motion.verdict))
            .join('\n')
    },
    [motions],
  )
  const loose = motions.filter(
    (motion) => !draft.agenda.some((item) => item.agendaItemId === motion.agendaItemId),
  )
  const { refetch } = checklist
  const review = useCallback(async () => {
    await flush()
    const { error } = await refetch()
    if (error !== null) return showFailure(error)
    setReviewing(true)
    window.scrollTo({ top: 0 })
  }, [flush, refetch])

  return (
    <Page
      title={meetingTitles[meeting.kind]}
      subtitle={
        <>
          〔{meeting.year}〕第{meeting.number}次 · <b>{stateTitles[meeting.state]}</b>
          <EntryWord
            on={meeting.startsAt.slice(0, 10)}
            enteredAt={meeting.enteredAt}
            source={meeting.source}
          />{' '}
          · <Link to="/meetings">回到会议列表</Link>
        </>
      }
      actions={
        <>
          <StateActions meeting={meeting} flush={flush} />
          <EditorActions canUndo={desk.canUndo} undo={desk.undo} review={review} />
        </>
      }
      margin={
        <>
          <MeetingMargin meeting={meeting} place={place} checklist={checklist.data} />
          <PhrasePicker kind={meeting.kind} record={record} />
        </>
      }
    >
      <KnownNamesProvider value={known}>
        <div className="record" ref={record} onFocusCapture={noticeField}>
          <NameSuggestions people={people} />
          <FirstMeeting meeting={meeting} draft={draft} onReview={() => void review()} />
          {desk.notice === '' ? null : (
            <p className="notice" role="alert">
              {desk.notice}{' '}
              <Button size="small" onClick={desk.dismissNotice}>
                知道了
              </Button>
            </p>
          )}
          {reviewing && checklist.data !== undefined ? (
            <FinaliseReview
              meeting={meeting}
              checklist={checklist.data}
              flush={flush}
              onClose={() => setReviewing(false)}
            />
          ) : null}
          <RecordHead
            kind={meeting.kind}
            branchId={meeting.branchId}
            groups={groups}
            draft={draft}
            change={change}
          />
          <h2 className="section-title">出勤</h2>
          <HeadcountLine rows={countedRows(meeting.kind, draft)} quorumMatters={deciding} />
          <AttendanceList
            rows={draft.attendance}
            emptyHint={emptyHint(meeting.kind)}
            removable={imported}
            outsiders={meeting.outsiders}
            onChange={changeAttendance}
          />
          <PasteAttendance meeting={meeting} draft={draft} change={change} />
          <CompleteAttendance meeting={meeting} draft={draft} change={change} />
          {wholeBranch.includes(meeting.kind) ? (
            <ExclusionRows kind={meeting.kind} draft={draft} change={change} />
          ) : null}
          <h2 className="section-title">列席</h2>
          <ObserverRows draft={draft} change={change} />
          {shape.study ? (
            <>
              <h2 className="section-title">学习内容</h2>
              <StudyRows draft={draft} change={change} branchId={meeting.branchId} />
              <StudyForms meetingId={meeting.meetingId} />
            </>
          ) : null}
          {outlineTitle === null ? null : (
            <div data-law="outline" data-field="outline">
              <h2 className="section-title">
                {outlineTitle}
                {meeting.origin === null ? null : <small>导入自 {meeting.origin}</small>}
              </h2>
              <ProseField
                label={outlineTitle}
                rows={imported ? 8 : 3}
                value={draft.outline}
                maxLength={20000}
                onChange={(outline) => change((before) => ({ ...before, outline }))}
              />
              <NameRemarks
                text={draft.outline}
                onChange={(outline) => change((before) => ({ ...before, outline }))}
              />
            </div>
          )}
          <h2 className="section-title">议题</h2>
          <Agenda
            usual={patterns[meeting.kind].agenda}
            agenda={draft.agenda}
            roster={roster}
            guests={guests}
            change={change}
            motionsOf={motionsOf}
            wordingFor={wordingFor}
          />
          {loose.map((motion) => (
            <MotionSheet key={motion.motionId} meeting={voting} motion={motion} />
          ))}
          {shape.outcome === null ? null : (
            <div data-law="outcome" data-field="outcome">
              <h2 className="section-title">{shape.outcome}</h2>
              <ProseField
                label={shape.outcome}
                rows={3}
                value={draft.outcome}
                maxLength={5000}
                onChange={(outcome) => change((before) => ({ ...before, outcome }))}
              />
              <NameRemarks
                text={draft.outcome}
                onChange={(outcome) => change((before) => ({ ...before, outcome }))}
              />
            </div>
          )}
          <Attachments meetingId={meeting.meetingId} />
          <Corrections corrections={meeting.corrections} />
        </div>
      </KnownNamesProvider>
    </Page>
  )
}

interface EditorActionsProps {
  readonly canUndo: boolean
  readonly undo: () => void
  readonly review: () => Promise<void>
}

const EditorActions = memo(function EditorActions({ canUndo, undo, review }: EditorActionsProps) {
  return (
    <>
      <Button disabled={!canUndo} title="回到上一次保存的内容" onClick={undo}>
        撤销
      </Button>
      <Button type="primary" onClick={() => void review()}>
        定稿
      </Button>
    </>
  )
})

interface Named {
  readonly memberId: number
  readonly memberName: string
}

const NameSuggestions = memo(function NameSuggestions({ people }: { readonly people: readonly Named[] }) {
  return (
    <datalist id="meeting-roster">
      {[...new Set(people.map((one) => one.memberName))].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
})

/** Only a general meeting lowers the number expected. */
const wholeBranch: readonly MeetingKind[] = ['generalMeeting', 'organizationalLifeMeeting', 'memberAppraisal']

function emptyHint(kind: MeetingKind): string {
  if (kind === 'groupMeeting') return '还没有应到的人：请在上面选党小组，名单会自己列出来。'
  if (kind === 'committeeMeeting')
    return '当日没有在任的支委：请到「设置」登记支委会届次和成员，或核对会议日期。'
  if (kind === 'leadingGroupMeeting')
    return '当日没有在任的党组成员：请到「设置」登记党组成员，或核对会议日期。'
  return '名册里当日没有应到的人：请到「党员」登记，或核对会议日期。'
}

/** Names that stand for exactly one person; a name borne by two is left to the reader. */
function rosterOf(rows: readonly Named[]) {
  const roster = new Map<string, number>()
  const twice = new Set<string>()
  for (const { memberId, memberName } of rows) {
    if (roster.has(memberName)) twice.add(memberName)
    roster.set(memberName, memberId)
  }
  for (const name of twice) roster.delete(name)
  return roster
}
