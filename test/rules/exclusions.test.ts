import { describe, expect, it } from 'vitest'
import { ExclusionReason, type ExclusionRequest, type MeetingKind } from '#shared/meetings.ts'
import { checkExclusions, exclusionReasons, judgeExclusions } from '#shared/rules/exclusions.ts'

const request = (changes: Partial<ExclusionRequest> = {}): ExclusionRequest => ({
  memberId: 7,
  reason: 'bedridden',
  superiorConsentRef: '机关党委〔2026〕12号',
  passedByMeeting: true,
  ...changes,
})
const judge = (
  one: ExclusionRequest,
  meetingKind: MeetingKind = 'generalMeeting',
  present: number[] = [],
) => {
  const [verdict] = judgeExclusions({ meetingKind, requests: [one], present })
  return verdict
}

describe('not counted among those expected (须经上级同意并经党员大会通过)', () => {
  it.each(ExclusionReason.options)('%s with consent and approval lowers the number', (reason) => {
    expect(judge(request({ reason }))).toEqual({ memberId: 7, lawful: true, faults: [] })
    expect(exclusionReasons[reason].citation).toContain('须经上级党组织同意并经党员大会通过')
  })

  it.each<[string, Partial<ExclusionRequest>, string[]]>([
    ['no consent', { superiorConsentRef: '' }, ['缺上级党组织同意的文号或日期']],
    ['a blank for consent', { superiorConsentRef: '　 ' }, ['缺上级党组织同意的文号或日期']],
    ['no approval', { passedByMeeting: false }, ['未经党员大会通过']],
    [
      'neither',
      { superiorConsentRef: '', passedByMeeting: false },
      ['缺上级党组织同意的文号或日期', '未经党员大会通过'],
    ],
    // written into the file around the program
    ['a reason that is not listed', { reason: 'busy' as ExclusionReason }, ['所写情形不在规定之列']],
    ['an inherited name for a reason', { reason: 'toString' as ExclusionReason }, ['所写情形不在规定之列']],
  ])('%s: counted, and says what is missing', (_what, changes, faults) => {
    expect(judge(request(changes))).toEqual({ memberId: 7, lawful: false, faults })
  })

  it('whoever came is counted', () => {
    expect(judge(request(), 'generalMeeting', [7])).toMatchObject({ lawful: false, faults: ['本人已到会'] })
    expect(judge(request(), 'generalMeeting', [8])).toMatchObject({ lawful: true })
  })

  it('does not lower the number of a committee, a group or a leading group', () => {
    for (const kind of ['committeeMeeting', 'groupMeeting', 'leadingGroupMeeting'] as const)
      expect(judge(request(), kind)).toMatchObject({ lawful: false })
    for (const kind of ['generalMeeting', 'memberAppraisal', 'organizationalLifeMeeting'] as const)
      expect(judge(request(), kind)).toMatchObject({ lawful: true })
  })

  it('judges each on its own, in order', () => {
    expect(
      judgeExclusions({
        meetingKind: 'generalMeeting',
        requests: [request({ memberId: 3 }), request({ memberId: 1, passedByMeeting: false })],
        present: [],
      }).map(({ memberId, lawful }) => [memberId, lawful]),
    ).toEqual([
      [3, true],
      [1, false],
    ])
  })

  it('remarks on what is missing and on nothing else', () => {
    const about = { memberName: '何某', reason: 'abroad' as const }
    expect(checkExclusions([{ ...about, lawful: true, faults: [] }])).toEqual([])
    expect(checkExclusions([{ ...about, lawful: false, faults: ['未经党员大会通过'] }])).toMatchObject([
      {
        ruleId: 'VOTE-20',
        severity: 'warn',
        message: '何某登记为不计入应到会人数，但未经党员大会通过，仍计入应到',
      },
    ])
  })
})
