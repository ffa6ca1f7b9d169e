import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gallery } from '../../replies/gallery.ts'
import { happyAnswer } from './page/happy-answer.ts'
import { askFor, openPages, styleOf, WHY_NOT } from './page/open-page.ts'
import { createPageHandle } from './page/page-handle.ts'

const run = promisify(execFile)
const scripted = createPageHandle()
let pages: Awaited<ReturnType<typeof openPages>>

describe.skipIf(WHY_NOT !== undefined)(`the page${WHY_NOT ? ` (${WHY_NOT})` : ''}`, () => {
  beforeAll(async () => {
    pages = await openPages(scripted.handle)
  })
  afterAll(() => pages.close())

  it('shows an answer: title, bars, the words that carried it, notes, model, time', async () => {
    const { page, complaints } = await pages.open()
    scripted.answerNext(happyAnswer)
    await askFor(page, 'It runs, finally! Only the old bug is back.')
    const answer = page.locator('.answer')
    expect(await answer.getByRole('heading').textContent()).toContain('Feels positive')
    expect(await answer.locator('.bar').allTextContents()).toEqual(['positive91%', 'neutral7%', 'negative2%'])
    expect(await answer.locator('.said mark').allTextContents()).toEqual(['finally+21', 'bug−30'])
    expect(await answer.locator('.said').textContent()).toContain('Only the old bug−30 is back.')
    expect(await answer.locator('.made').textContent()).toMatch(/^parley-sentiment-en@abc\d+ ms$/)
    expect(await answer.locator('.notes').textContent()).toBe('2 emoji counted')
    expect(await page.getByRole('status').first().textContent()).toBe('Answered: Feels positive')
    expect(complaints).toEqual([])
  })

  it('works by keyboard alone, and shows where one is', async () => {
    const { page } = await pages.open()
    await page.getByRole('button', { name: 'good news' }).waitFor()
    const outlines: string[] = []
    const reach = async (selector: string, key = 'Tab') => {
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press(key)
        if (await page.locator(`${selector}:focus`).count()) break
      }
      expect(await page.locator(`${selector}:focus`).count(), selector).toBe(1)
    }
    const outlineOf = (selector: string) => styleOf(page, selector, 'outlineStyle')
    await reach('input[value=sentiment]')
    outlines.push(await outlineOf('input[value=sentiment] + span'))
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('input[value=translate]').isChecked()).toBe(true)
    await reach('#text')
    outlines.push(await outlineOf('#text'))
    await page.keyboard.type('hello there')
    await reach('#options select')
    await page.keyboard.press('s')
    await reach('#run')
    outlines.push(await outlineOf('#run'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '→' }).waitFor()
    expect(await page.locator('.answer .said').textContent()).toBe('HELLO THERE')
    expect(scripted.asked.at(-1)).toMatchObject({ task: 'translate', options: { to: 'es' } })
    await reach('.curl button')
    outlines.push(await outlineOf('.curl button'))
    expect(outlines).toEqual(['solid', 'solid', 'solid', 'solid'])
  })

  it('recognises a conversation and offers to summarise it', async () => {
    const { page } = await pages.open()
    await page.getByRole('textbox').fill('Ada: we ship on Friday\nBob: fine\n  with me\n[10:24] <Cleo> ok')
    await page.getByRole('button', { name: 'Summarise it' }).click()
    expect(await page.locator('#found').textContent()).toBe('3 messages from 3 people')
    await page.getByRole('button', { name: 'Ask Parley' }).click()
    await page.getByRole('heading', { name: 'What matters here' }).waitFor()
    expect(scripted.asked.at(-1)!.input).toMatchObject({
      messages: [
        { user: 'Ada', text: 'we ship on Friday' },
        { user: 'Bob', text: 'fine\n  with me' },
        { user: 'Cleo', text: 'ok', time: '10:24' },
      ],
    })
    expect(await page.locator('.points li').first().textContent()).toBe('Adawe ship on Fridaymessage 1')
  })

  it('says what is wrong and what to do, and asks again', async () => {
    const { page } = await pages.open()
    await askFor(page, 'fail OVERLOADED')
    const alert = page.getByRole('alert')
    expect(await alert.textContent()).toContain('Parley is busy; try again in a moment.')
    expect(await alert.textContent()).toContain('Ask again in a moment.')
    expect(await alert.textContent()).toContain('OVERLOADED · 429')
    expect(await page.locator('.preview-slack').textContent()).toContain('Failed')
    await askFor(page, 'fail UNSURE_LANGUAGE')
    expect(await alert.textContent()).toContain('Choose the language of the text under “From”.')
    await askFor(page, 'all is well')
    expect(await alert.count()).toBe(0)
  })

  it('says that there is nothing to work on, and that Parley cannot be reached', async () => {
    const { page, context } = await pages.open()
    await page.getByRole('button', { name: 'Ask Parley' }).click()
    expect(await page.getByRole('status').first().textContent()).toBe('Type or paste a text first.')
    expect(await page.locator('#text:focus').count()).toBe(1)
    await context.setOffline(true)
    await askFor(page, 'hello')
    expect(await page.getByRole('alert').textContent()).toContain('Parley cannot be reached.')
    await context.setOffline(false)
    await askFor(page, 'hello')
    expect(await page.locator('.answer').count()).toBe(1)
  })

  it('shows how far long work is and what is done of it, and cancels it', async () => {
    const { page } = await pages.open()
    const cancelled = scripted.holdNext(({ progress, piece }) => {
      progress!(3, 12)
      piece!({ index: 1, text: 'second.' })
      piece!({ index: 0, text: 'First and ' })
    })
    await page.getByRole('textbox').fill('a long text')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Working… 3 of 12').waitFor()
    await page.getByText('First and second.').waitFor()
    expect(await page.evaluate("document.querySelector('progress').position")).toBe(0.25)
    await page.getByRole('button', { name: 'Cancel' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Cancelled.').waitFor()
    await cancelled
    expect(await page.locator('#run:focus').count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Cancel' }).isHidden()).toBe(true)
    await askFor(page, 'again')
    expect(await page.locator('.answer').count()).toBe(1)
  })

  it('gives a command that really asks the same', async () => {
    const { page, context } = await pages.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('radio', { name: 'Translate' }).check()
    const text = 'It\'s "quoted" $HOME `id` \\ 100 %\nsecond line 🎉 !'
    await askFor(page, text)
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const command: string = await page.evaluate('navigator.clipboard.readText()')
    expect(command).toBe(await page.locator('.curl code').textContent())
    const { stdout } = await run('sh', ['-c', command])
    expect(JSON.parse(stdout)).toMatchObject({ text: text.toUpperCase(), model: 'fake@1' })
    expect(scripted.asked.at(-1)).toMatchObject({ task: 'translate', input: { text } })
  })

  it('asks for a key when the server does, keeps it in the tab and out of the command', async () => {
    const { page } = await pages.open({ extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' } })
    await page.getByRole('alert').getByText('NOT_AUTHENTICATED').waitFor()
    const { token } = await pages.keys.create({ name: 'page', scopes: ['*'] })
    await page.getByRole('textbox', { name: 'API key' }).fill(token)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'good news' }).waitFor()
    await askFor(page, 'hello')
    expect(await page.locator('.answer').count()).toBe(1)
    const kept = await page.evaluate('[sessionStorage.length, localStorage.length, document.cookie]')
    expect(kept).toEqual([1, 0, ''])
    const command = (await page.locator('.curl code').textContent())!
    expect(command).not.toContain(token)
    const { stdout } = await run('sh', ['-c', command], { env: { ...process.env, PARLEY_KEY: token } })
    expect(JSON.parse(stdout).label).toBe('neutral')
    await page.reload()
    await page.getByRole('button', { name: 'good news' }).waitFor()
  })

  it('lets nothing run, whatever stands in a text or an answer', async () => {
    const { page, complaints } = await pages.open()
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>"><svg onload=alert(1)> <b>bold</b>'
    for (const reply of [...Object.values(gallery), { ...gallery.hostile!, title: hostile, text: hostile }]) {
      scripted.answerNext({ ...reply, data: { ...happyAnswer.data, why: [{ text: hostile, weight: 1 }] } })
      await askFor(page, hostile)
    }
    const answers = [
      { text: hostile, from: 'en', to: 'fr' },
      { points: [{ text: hostile, speaker: hostile, sources: [hostile] }] },
      { [hostile]: hostile },
    ]
    for (const data of answers) {
      scripted.answerNext({ ...gallery.hostile!, data, notes: [hostile], models: [hostile] })
      await askFor(page, hostile)
      expect(await page.locator('#outcome').textContent()).toContain(hostile.slice(0, 20))
    }
    const found: string[] =
      await page.evaluate(`[...document.querySelectorAll('#outcome *')].flatMap((one) => [
      one.tagName,
      ...[...one.attributes].map(({ name }) => name),
    ])`)
    expect(found.length).toBeGreaterThan(20)
    expect(
      found.filter((name) => /^(?:on.*|style|href|SCRIPT|IFRAME|OBJECT|STYLE|FORM|BASE|LINK)$/.test(name)),
    ).toEqual([])
    expect(complaints).toEqual([])
  })
})
