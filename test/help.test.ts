/** Offline help: everything that is entered has its procedure and its article beside it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { lawNotes } from '#renderer/meetings/law.ts'
import { findPage } from '#renderer/pages.tsx'
import { routeOf } from '#renderer/ui/route.ts'
import { columnTitles } from '#renderer/talks/talk-words.ts'
import * as help from '#shared/help.ts'
import type { HelpNote } from '#shared/help.ts'
import { MeetingKind, MeetingTopic } from '#shared/meetings.ts'
import { DecisionKind } from '#shared/motions.ts'
import { openTestLedger } from '#test/support/ledger.ts'

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

describe('the manual', () => {
  const chapters = [help.firstTime, help.everyday, help.pagesOfProgram, help.safety]

  it('speaks of pages that are there, and of every page that the frame leads to', () => {
    const pages = chapters.flatMap(({ sections }) => sections.flatMap(({ page }) => page ?? []))
    for (const page of pages) expect(findPage(routeOf(`#${page}`)), page).toBeDefined()
    const frame = readFileSync(join('renderer', 'shell.tsx'), 'utf8')
    const places = [...frame.matchAll(/\{ to: '([^']+)', name: '([^']+)' \}/g)]
    expect(places.length).toBeGreaterThan(10)
    for (const [, to = '', name] of places)
      expect(
        help.pagesOfProgram.sections.find(({ page }) => page === to)?.title,
        `${to} is described under its own name`,
      ).toBe(name)
  })

  it('has whole sentences, no section twice, and no word explained twice', () => {
    const sections = chapters.flatMap((chapter) => chapter.sections)
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
    for (const { title, lines } of sections) for (const text of lines) expect(text, title).toMatch(/[。；]$/)
    expect(new Set(help.glossary.map(({ word }) => word)).size).toBe(help.glossary.length)
    for (const { word, meaning } of help.glossary) expect(meaning, word).toMatch(/。$/)
  })

  it('is printed from the same texts, with every rule and its source', async () => {
    const ledger = await openTestLedger({ today: '2026-11-23' })
    const { path } = await ledger.call('help.print', { out: ledger.folder })
    const text = documentText(readFileSync(path ?? ''))
    for (const { sections } of chapters)
      for (const { lines } of sections) for (const line of lines) expect(text).toContain(line)
    for (const { meaning } of help.glossary) expect(text).toContain(meaning)
    const rules = await ledger.call('profile.rules', {})
    for (const { title, ruleId } of rules) for (const part of [title, ruleId]) expect(text).toContain(part)
    expect(text).toContain('不得录入涉密信息')
    await expect(ledger.call('help.print', { out: ledger.folder })).rejects.toMatchObject({
      code: 'fileExists',
    })
  })
})

/** The words of a Word file, by unzipping it. */
function documentText(bytes: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
