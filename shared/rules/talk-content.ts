/** What a talk's record lacks, told from which columns are filled alone: the contents stay unread. */
import type { TalkSummary } from '../talks.ts'
import { talkRules } from './coverage.ts'

/** 「以谈工作来代替谈心谈话」; and a record of nothing. */
export function remarkOnTalk(
  filled: TalkSummary['filled'],
): { ruleId: 'TALK-01' | 'TALK-02'; message: string; citation: string }[] {
  const said = filled.filter((column) => column !== 'opinion' && column !== 'followUp')
  if (said.length === 0)
    return [{ ruleId: 'TALK-02', message: '谈话内容还没有填写', citation: talkRules['TALK-02'].citation }]
  if (said.length === 1 && said[0] === 'work')
    return [
      {
        ruleId: 'TALK-01',
        message: '只填了「工作」一栏，疑似以谈工作代替谈心谈话，请补记思想、生活等情况',
        citation: talkRules['TALK-01'].citation,
      },
    ]
  return []
}
