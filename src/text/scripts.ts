/** Scripts that only one living language of note is written in. */
const ONE_LANGUAGE: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['si', /\p{Script=Sinhala}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
]
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu
const HAN = /\p{Script=Han}/gu
/** Everyday Chinese that Japanese writes otherwise or not at all. */
const CHINESE_ONLY = /[你您们們这這那哪吗嗎吧呢么麼没沒说說谢謝对對还還让讓给給很为為个個们会议时间问题请請]/u
/** A Chinese character says about as much as three letters. */
const LETTERS_PER_HAN = 3
const LETTERS_PER_KANA = 2

/** What the script of a text says about its language; `share` is the part of its letters in that script. */
export interface ScriptGuess {
  language: string
  share: number
  sure: boolean
}

/** The language by script alone; undefined where letters are shared by many languages (Latin, Cyrillic, Arabic …). */
export function languageOfScript(text: string): ScriptGuess | undefined {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const kana = count(KANA)
  const han = count(HAN)
  const asian = LETTERS_PER_HAN * han + LETTERS_PER_KANA * kana
  const letters = count(/\p{L}/gu) - han - kana + asian
  if (letters === 0) return undefined
  if (asian / letters >= 0.5) return { ...japaneseOrChinese(text, kana, han), share: asian / letters }
  for (const [language, pattern] of ONE_LANGUAGE) {
    const found = count(pattern)
    if (found / letters >= 0.5) return { language, share: found / letters, sure: found >= 2 }
  }
  return undefined
}

/** A name in katakana does not make a Chinese sentence Japanese, but one kana in ten does. */
function japaneseOrChinese(text: string, kana: number, han: number): { language: string; sure: boolean } {
  if (kana * 10 >= kana + han) return { language: 'ja', sure: true }
  return { language: 'zh', sure: CHINESE_ONLY.test(text) || han >= 6 }
}
