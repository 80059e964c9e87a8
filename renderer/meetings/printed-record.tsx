/** A finalised record as it will be printed: nothing to type into, the same order and words as the form. */
import {
  type Meeting,
  attendanceTitles,
  formTitles,
  meetingTitles,
  speechTitles,
  topicTitles,
} from '#shared/meetings.ts'
import { type Motion, choiceTitles, methodTitles, stanceTitles } from '#shared/motions.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { chineseNumber } from './agenda.tsx'
import { electionConclusion, electionWording } from './election-words.ts'
import { shapeOf } from './law.ts'
import { conclusionOf, wasVoted } from './motion-words.ts'

export function PrintedRecord({ meeting }: { readonly meeting: Meeting }) {
  const shape = shapeOf(meeting.kind)
  const ends = meeting.endsAt === null ? '' : ` 至 ${untilWords(meeting.startsAt, meeting.endsAt)}`
  const loose = meeting.motions.filter(
    (motion) => !meeting.agenda.some((item) => item.agendaItemId === motion.agendaItemId),
  )
  return (
    <div className="printed">
      <div className="ruled-form">
        {meeting.title === '' ? null : <Line title="名称" text={meeting.title} wide />}
        <Line title="时间" text={`${chineseMoment(meeting.startsAt)}${ends}`} wide />
        <Line title="地点" text={meeting.place} />
        <Line title="形式" text={formTitles[meeting.form]} />
        <Line
          title="主持人"
          text={meeting.chairNote === '' ? meeting.chairName : `${meeting.chairName}（${meeting.chairNote}）`}
        />
        <Line title="记录人" text={meeting.recorderName} />
        {meeting.groupName === '' ? null : <Line title="党小组" text={meeting.groupName} wide />}
        {meeting.theme === '' ? null : (
          <Line
            title={shape.theme ?? '主题'}
            text={`${meeting.theme}${meeting.unifiedTheme ? '（上级统一主题）' : ''}`}
            wide
          />
        )}
        {meeting.lecturerName === '' ? null : (
          <Line title="主讲人" text={`${meeting.lecturerName} ${meeting.lecturerPost}`.trim()} wide />
        )}
        {meeting.alsoCountsAs.length === 0 ? null : (
          <Line
            title="合并召开"
            text={`与${meeting.alsoCountsAs.map((kind) => meetingTitles[kind]).join('、')}合并召开`}
            wide
          />
        )}
        {meeting.topics.length === 0 ? null : (
          <Line title="专题" text={meeting.topics.map((topic) => topicTitles[topic]).join('、')} wide />
        )}
        <Line title="出席" text={namesOf(meeting, ['present', 'late'])} wide />
        {meeting.headcount.leave + meeting.headcount.absent === 0 ? null : (
          <Line title="缺席及原因" text={namesOf(meeting, ['leave', 'absent'])} wide />
        )}
        {meeting.observers.length === 0 ? null : (
          <Line
            title="列席"
            text={meeting.observers
              .map((row) => (row.role === '' ? row.name : `${row.name}（${row.role}）`))
              .join('、')}
            wide
          />
        )}
        <Line
          title="人数"
          text={`应到 ${meeting.headcount.expected}（有表决权 ${meeting.headcount.expectedVoting}），实到 ${meeting.headcount.present}（有表决权 ${meeting.headcount.presentVoting}）`}
          wide
        />
      </div>
      {meeting.outline === '' ? null : <Part title={shape.outline ?? '内容'}>{meeting.outline}</Part>}
      {meeting.studyItems.length === 0 ? null : (
        <Part title="学习内容">
          {meeting.studyItems
            .map((item) =>
              [item.title, item.issuer, item.leader === '' ? '' : `${item.leader}领学`]
                .filter(Boolean)
                .join('，'),
            )
            .join('\n')}
        </Part>
      )}
      {meeting.agenda.map((item, index) => (
        <section key={item.agendaItemId} className="printed-item">
          <h2>
            {chineseNumber(index + 1)}、{item.title}
          </h2>
          {item.speeches.map((speech, at) => (
            <Paragraphs
              key={`${speech.speakerName} ${at}`}
              head={`${speech.speakerName}${speech.kind === 'discussion' ? '' : `（${speechTitles[speech.kind]}）`}：`}
              text={speech.text}
            />
          ))}
          {item.resolution === '' ? null : <Paragraphs head="决议：" text={item.resolution} />}
          {meeting.motions
            .filter((motion) => motion.agendaItemId === item.agendaItemId)
            .map((motion) => (
              <PrintedMotion key={motion.motionId} motion={motion} />
            ))}
        </section>
      ))}
      {loose.map((motion) => (
        <PrintedMotion key={motion.motionId} motion={motion} />
      ))}
      {meeting.outcome === '' ? null : <Part title={shape.outcome ?? '落实情况'}>{meeting.outcome}</Part>}
      <p className="signatures">
        <span>主持人（签字）：</span>
        <span>记录人（签字）：</span>
      </p>
    </div>
  )
}

function PrintedMotion({ motion }: { motion: Motion }) {
  const conclusion =
    motion.election === null
      ? conclusionOf(motion.decisionKind, motion.facts, motion.verdict, wasVoted(motion))
      : electionConclusion(motion)
  const { tally } = motion
  const counted = electionWording(motion)
  return (
    <section className="motion printed-motion" aria-label={`表决 ${motion.title}`}>
      <h3>
        表决 · {motion.title}（{methodTitles[motion.method]}）
      </h3>
      <p className="threshold">
        <span>应到有表决权 {motion.facts.expected}</span>
        <span>实到 {motion.facts.present}</span>
        <span className="citation">{motion.verdict.citations.join('；')}</span>
      </p>
      {motion.statements.length === 0 ? null : (
        <table className="ruled-table">
          <caption>逐人表态</caption>
          <thead>
            <tr>
              <th>次序</th>
              <th>姓名</th>
              <th>表态</th>
              <th>发言要点</th>
            </tr>
          </thead>
          <tbody>
            {motion.statements.map((one) => (
              <tr key={one.memberId}>
                <td className="number">{one.order}</td>
                <td className="nowrap">{one.memberName}</td>
                <td className="nowrap">{stanceTitles[one.stance]}</td>
                <td>{one.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {motion.votes.length === 0 ? null : (
        <p className="record-text">
          {(['approve', 'oppose', 'abstain'] as const)
            .map((choice) => {
              const names = motion.votes
                .filter((vote) => vote.choice === choice)
                .map((vote) => vote.memberName)
              return `${choiceTitles[choice]} ${names.length} 人${names.length === 0 ? '' : `（${names.join('、')}）`}`
            })
            .join('；')}
          。
        </p>
      )}
      {counted === null ? null : <Paragraphs text={counted} />}
      {tally === null ? null : (
        <p className="record-text">
          发出 {tally.issued}，收回 {tally.returned}，有效 {tally.valid}，无效 {tally.invalid}；赞成{' '}
          {tally.approve}，不赞成 {tally.oppose}，弃权 {tally.abstain}
          {tally.writeIns.map((row) => `；另选 ${row.name} ${row.votes} 票`)}。监票人：
          {motion.scrutineers.join('、')}
          ；计票人：{motion.tellers.join('、')}。
        </p>
      )}
      {motion.writtenOpinions.map((opinion) => (
        <p className="record-text" key={opinion.memberId}>
          书面意见：{opinion.memberName}，{chineseMoment(opinion.submittedAt)}送达，
          {choiceTitles[opinion.stance]}（{opinion.counts ? '计入' : '不计'}）{opinion.note}
        </p>
      ))}
      <p className={`conclusion ${conclusion.tone}`}>→ {conclusion.text}</p>
      {motion.resolution === '' ? null : <Paragraphs head="决议：" text={motion.resolution} />}
    </section>
  )
}

function Line({ title, text, wide = false }: { title: string; text: string; wide?: boolean }) {
  return (
    <div className={wide ? 'ruled-field ruled-field-wide' : 'ruled-field'}>
      <div className="ruled-label">{title}</div>
      <div className="ruled-value">
        <span className="plain-value">{text}</span>
      </div>
    </div>
  )
}

/** Each paragraph that was typed keeps its own indent. */
function Paragraphs({ head = '', text }: { head?: string; text: string }) {
  return text.split('\n').map((paragraph, index) => (
    <p className="record-text" key={`${index} ${paragraph.slice(0, 8)}`}>
      {index === 0 && head !== '' ? <b>{head}</b> : null}
      {paragraph}
    </p>
  ))
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <section className="printed-item">
      <h2>{title}</h2>
      <Paragraphs text={children} />
    </section>
  )
}

function namesOf(meeting: Meeting, statuses: readonly Meeting['attendance'][number]['status'][]): string {
  return meeting.attendance
    .filter((row) => statuses.includes(row.status))
    .map((row) => {
      const remarks = [
        row.probationary ? '预备' : '',
        row.status === 'present' ? '' : attendanceTitles[row.status],
        row.reason,
      ].filter((part) => part !== '')
      return remarks.length === 0 ? row.memberName : `${row.memberName}（${remarks.join('，')}）`
    })
    .join('、')
}

/** The same day needs no date twice. */
const untilWords = (startsAt: string, endsAt: string): string =>
  startsAt.slice(0, 10) === endsAt.slice(0, 10) ? endsAt.slice(11, 16) : chineseMoment(endsAt)
