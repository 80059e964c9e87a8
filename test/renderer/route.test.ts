import { describe, expect, it } from 'vitest'
import { findPage } from '#renderer/pages.tsx'
import { isComposing } from '#renderer/ui/keys.ts'
import { routeOf } from '#renderer/ui/route.ts'

describe('an address', () => {
  it.each([
    ['', [], ''],
    ['#/', [], ''],
    ['#/meetings/12', ['meetings', '12'], ''],
    ['#/talks/new?with=3&by=1', ['talks', 'new'], 'with=3&by=1'],
    ['#/book?period=2026Q3', ['book'], 'period=2026Q3'],
    ['#/%E0%A4%A', ['%E0%A4%A'], ''],
  ])('%s', (hash, path, params) => {
    const route = routeOf(hash)
    expect(route.path).toEqual(path)
    expect(route.params.toString()).toBe(params)
  })

  it.each([
    '',
    'meetings',
    'meetings/12',
    'members',
    'members/3',
    'members/new',
    'talks',
    'talks/4',
    'talks/new',
  ])('%s opens a page', (path) => {
    expect(findPage(routeOf(`#/${path}`))).toBeDefined()
  })

  it.each(['nothing', 'meetings/zwölf', 'meetings/0', 'meetings/1.5', 'meetings/1/2', 'constructor'])(
    '%s opens none',
    (path) => {
      expect(findPage(routeOf(`#/${path}`))).toBeUndefined()
    },
  )

  it('opens each record afresh', () => {
    const keys = ['#/members/1', '#/members/2', '#/members', '#/members/new'].map(
      (hash) => findPage(routeOf(hash))?.key,
    )
    expect(new Set(keys).size).toBe(4)
  })
})

describe('Enter during composition', () => {
  it('belongs to the input method', () => {
    expect(isComposing({ nativeEvent: { isComposing: true, keyCode: 13 } })).toBe(true)
    expect(isComposing({ keyCode: 229 })).toBe(true)
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true)
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 13 }, keyCode: 13 })).toBe(false)
  })
})
