/** Offline help: everything that is entered has its procedure and its article beside it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lawNotes } from '#renderer/meetings/law.ts'
import { columnTitles } from '#renderer/talks/talk-words.ts'
import * as help from '#shared/help.ts'
import type { HelpNote } from '#shared/help.ts'
import { MeetingKind, MeetingTopic } from '#shared/meetings.ts'
import { DecisionKind } from '#shared/motions.ts'

const checkNotes = (notes: readonly HelpNote[], of: string) => {
  for (const { text, citation } of notes) {
    expect(text.length, of).toBeGreaterThan(8)
    expect(text, of).toMatch(/[。；]$/)
    expect(citation.length, `${of}：${text}`).toBeGreaterThan(1)
  }
  expect(new Set(notes.map(({ text }) => text)).size, `${of} says nothing twice`).toBe(notes.length)
}

describe('help', () => {
  it.each(MeetingKind.options)('%s: two to six sentences, each with its source', (kind) => {
    const notes = help.meetingHelp[kind]
    expect(notes.length).toBeGreaterThanOrEqual(2)
    expect(notes.length).toBeLessThanOrEqual(6)
    checkNotes(notes, kind)
  })

  it.each(DecisionKind.options)('%s: two to six sentences, each with its source', (kind) => {
    const notes = help.decisionHelp[kind]
    expect(notes.length).toBeGreaterThanOrEqual(2)
    expect(notes.length).toBeLessThanOrEqual(6)
    checkNotes(notes, kind)
  })

  it('covers topics, exclusions, members, branch, terms and talks', () => {
    for (const topic of MeetingTopic.options) checkNotes(help.topicHelp[topic], topic)
    const whole = {
      exclusion: help.exclusionHelp,
      member: help.memberHelp,
      branch: help.branchHelp,
      term: help.termHelp,
      talk: help.talkHelp,
    }
    for (const [of, notes] of Object.entries(whole)) {
      expect(notes.length).toBeGreaterThanOrEqual(2)
      checkNotes(notes, of)
    }
  })

  it('speaks of fields that are there, by the label that is printed', () => {
    const labelled = (folder: string) =>
      readdirSync(join('renderer', folder))
        .filter((name) => name.endsWith('.tsx'))
        .map((name) => readFileSync(join('renderer', folder, name), 'utf8'))
        .join('\n')
    const columns: readonly string[] = Object.values(columnTitles)
    // the fields that the form and the record of a member share stand in a list, title first
    const isPrinted = (label: string, folder: string, attribute: string) =>
      labelled(folder).includes(`${attribute}="${label}"`) ||
      labelled(folder).includes(`: [\n    '${label}',\n`)
    for (const [fields, folder, attribute] of [
      [help.memberFieldHelp, 'members', 'RuledField label'],
      [help.branchFieldHelp, 'settings', 'RuledField label'],
      [help.termFieldHelp, 'settings', 'RuledField label'],
      [help.talkFieldHelp, 'talks', 'data-help'],
    ] as const)
      for (const [label, notes] of Object.entries(fields)) {
        checkNotes(notes, label)
        expect(columns.includes(label) || isPrinted(label, folder, attribute), label).toBe(true)
      }
  })

  it('follows the cursor in a meeting: field first, then this decision, or this kind of meeting', () => {
    expect(lawNotes('generalMeeting', { field: null, decision: null })).toEqual(
      help.meetingHelp.generalMeeting,
    )
    const [first, ...rest] = lawNotes('generalMeeting', { field: 'ballot', decision: 'admitProbationary' })
    expect(first?.text).toContain('无记名投票')
    expect(rest).toEqual(help.decisionHelp.admitProbationary)
  })

  it('says of thresholds what the law says', () => {
    const said = (kind: DecisionKind) => help.decisionHelp[kind].map(({ text }) => text).join()
    expect(said('generalResolution')).toContain('半数以上有表决权的党员到会')
    expect(said('admitProbationary')).toContain('必须超过应到会的半数')
    expect(said('electCommittee')).toContain('不少于应到会的五分之四')
    expect(said('leadingGroupDecision')).toContain('书面意见不计入票数')
  })
})
