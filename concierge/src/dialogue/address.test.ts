import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

describe('an address in one sentence', () => {
  it.each([
    [
      'Anna Schmidt, Kantstraße 12, 10623 Berlin, Germany',
      { name: 'Anna Schmidt', line1: 'Kantstraße 12', postcode: '10623', city: 'Berlin', country: 'DE' },
    ],
    [
      '12 Main St, Springfield, IL 62704',
      { line1: '12 Main St', city: 'Springfield', region: 'IL', postcode: '62704' },
    ],
    [
      '1600 Amphitheatre Parkway, Mountain View, CA 94043, USA',
      { line1: '1600 Amphitheatre Parkway', city: 'Mountain View', region: 'CA', postcode: '94043', country: 'US' },
    ],
    [
      'Keizersgracht 1, 1015 CJ Amsterdam, Nederland',
      { line1: 'Keizersgracht 1', postcode: '1015 CJ', city: 'Amsterdam', country: 'NL' },
    ],
    [
      '221B Baker Street, London NW1 6XE, UK',
      { line1: '221B Baker Street', city: 'London', postcode: 'NW1 6XE', country: 'GB' },
    ],
    [
      'Анна Петрова, ул. Тверская, д. 5, кв. 12, Москва, 125009, Россия',
      {
        name: 'Анна Петрова',
        line1: 'ул. Тверская, д. 5',
        line2: 'кв. 12',
        city: 'Москва',
        postcode: '125009',
        country: 'RU',
      },
    ],
    ['125009, г. Москва, ул. Тверская 5', { postcode: '125009', city: 'Москва', line1: 'ул. Тверская 5' }],
    [
      'ნინო ბერიძე, რუსთაველის 12, თბილისი 0108',
      { name: 'ნინო ბერიძე', line1: 'რუსთაველის 12', city: 'თბილისი', postcode: '0108' },
    ],
    [
      '北京市朝阳区建国路88号 100022 王芳',
      { city: '北京市', line1: '朝阳区建国路88号', postcode: '100022', name: '王芳' },
    ],
    ['Kantstraße 12 10623 Berlin', { line1: 'Kantstraße 12', postcode: '10623', city: 'Berlin' }],
    [
      'please deliver to Hauptstr. 5, 1010 Wien, Österreich',
      { line1: 'Hauptstr. 5', postcode: '1010', city: 'Wien', country: 'AT' },
    ],
    [
      '97201 Portland, 12 Juniper Street, John Smith',
      { name: 'John Smith', line1: '12 Juniper Street', postcode: '97201', city: 'Portland' },
    ],
    [
      'anna schmidt kantstraße 12 10623 berlin',
      { name: 'anna schmidt', line1: 'kantstraße 12', postcode: '10623', city: 'berlin' },
    ],
    [
      'Ich bin Anna Schmidt, Kantstr. 12, D-10623 Berlin, Tel. 030 1234567',
      {
        name: 'Anna Schmidt',
        line1: 'Kantstr. 12',
        postcode: '10623',
        city: 'Berlin',
        country: 'DE',
        phone: '030 1234567',
      },
    ],
    ['1015 cj amsterdam, keizersgracht 12', { line1: 'keizersgracht 12', postcode: '1015 CJ', city: 'amsterdam' }],
    [
      'Den Haag, Laan van Meerdervoort 100, 2517 AN, Jan',
      { name: 'Jan', line1: 'Laan van Meerdervoort 100', postcode: '2517 AN', city: 'Den Haag' },
    ],
    [
      'Анна, Санкт-Петербург, Невский проспект 28',
      { name: 'Анна', line1: 'Невский проспект 28', city: 'Санкт-Петербург' },
    ],
    [
      '我叫李娜，住在上海市徐汇区淮海中路100号，邮编200031',
      { name: '李娜', line1: '徐汇区淮海中路100号', city: '上海市', postcode: '200031' },
    ],
    [
      '5 rue de Rivoli, 75001 Paris, France, Marie Curie',
      { name: 'Marie Curie', line1: '5 rue de Rivoli', postcode: '75001', city: 'Paris', country: 'FR' },
    ],
  ])('%s', (text, parts) => {
    expect(readAddress(text, null)).toEqual(parts)
  })

  it('takes a bare town once the street is known, and never a bare word before', () => {
    expect(readAddress('10623 Berlin', { line1: 'Kantstraße 12' })).toEqual({ postcode: '10623', city: 'Berlin' })
    expect(readAddress('Berlin', { line1: 'Kantstraße 12' })).toEqual({ city: 'Berlin' })
    expect(readAddress('Berlin', null)).toEqual({})
    expect(readAddress('yes please', null)).toEqual({})
  })
})
