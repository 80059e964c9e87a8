import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharacter, readIdNumber } from '#shared/rules/id-number.ts'
import { addDays, dayNumber } from '#shared/primitives.ts'

/** Numbers of a district that was never given out. */
const idNumbers = fc
  .record({
    day: fc.integer({ min: 0, max: dayNumber('2007-12-31') - dayNumber('1920-01-01') }),
    order: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ day, order }) => {
    const born = addDays('1920-01-01', day)
    const digits = `330699${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return { born, order, idNumber: `${digits}${checkCharacter(digits)}` }
  })

describe('ID numbers (GB 11643)', () => {
  test.each([
    '11010519491231002X',
    '440524188001010014',
    '330602197803150015',
    '330602198506070021',
    '110101199001010031',
  ])('%s is valid', (idNumber) => {
    expect(readIdNumber(idNumber)).toMatchObject({ state: 'valid', idNumber })
  })

  test('a number says when and as what somebody was born', () => {
    fc.assert(
      fc.property(idNumbers, ({ idNumber, born, order }) => {
        expect(readIdNumber(idNumber)).toEqual({
          state: 'valid',
          idNumber,
          birthDate: born,
          gender: order % 2 === 1 ? '男' : '女',
        })
      }),
    )
  })

  test('one wrong digit never passes, nor do two neighbours swapped', () => {
    fc.assert(
      fc.property(
        idNumbers,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        ({ idNumber }, at, by) => {
          const wrong = (Number(idNumber[at]) + by) % 10
          expect(readIdNumber(idNumber.slice(0, at) + wrong + idNumber.slice(at + 1)).state).not.toBe('valid')
          const [a, b] = [idNumber[at], idNumber[at + 1]]
          if (a === b) return
          expect(readIdNumber(`${idNumber.slice(0, at)}${b}${a}${idNumber.slice(at + 2)}`).state).not.toBe(
            'valid',
          )
        },
      ),
    )
  })

  test('dirt around and inside is cleaned away', () => {
    const dirt = fc.constantFrom(' ', '\t', '　', '\u00a0', '\u200b', "'", '’', '\n', '')
    fc.assert(
      fc.property(
        idNumbers,
        fc.array(dirt, { minLength: 19, maxLength: 19 }),
        fc.boolean(),
        ({ idNumber }, specks, wide) => {
          const dirty = [...idNumber].map((one, index) => {
            const shown = wide ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one.toLowerCase()
            return (specks[index] ?? '') + shown
          })
          expect(readIdNumber(dirty.join('') + (specks[18] ?? ''))).toMatchObject({
            state: 'valid',
            idNumber,
          })
        },
      ),
    )
  })

  test('a number that was a number cell is lost, whatever it is', () => {
    fc.assert(
      fc.property(idNumbers, ({ idNumber }) => {
        const asNumber = Number(idNumber.slice(0, 17) + '0')
        expect(readIdNumber(asNumber)).toEqual({ state: 'precisionLost' })
        expect(readIdNumber(asNumber.toExponential(5).toUpperCase())).toEqual({ state: 'precisionLost' })
      }),
    )
    expect(readIdNumber('330699198503072000')).toEqual({ state: 'precisionLost' })
  })

  test.each([
    ['', 'empty'],
    [' \t', 'empty'],
    ['330602********0015', 'masked'],
    ['330602XXXXXXXX0015', 'masked'],
    ['330699660208523', 'invalid'],
    ['3306991966020852', 'invalid'],
    ['330699199013320019', 'invalid'],
    ['不详', 'invalid'],
  ])('%j is %s', (text, state) => {
    expect(readIdNumber(text).state).toBe(state)
  })

  test('no text makes it fail, and only 18 good characters are ever handed on', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double()), (raw) => {
        const reading = readIdNumber(raw)
        if (reading.state === 'valid') expect(reading.idNumber).toMatch(/^\d{17}[\dX]$/)
      }),
    )
  })
})
