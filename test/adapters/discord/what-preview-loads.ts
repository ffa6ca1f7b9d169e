// A process of its own, because test files share theirs: says whether discord.js is loaded after a preview, and then
// after it was asked for, so that the first answer can be believed.
import { createRequire } from 'node:module'
import { createDiscordPreview } from '../../../adapters/discord/preview.ts'
import { gallery } from '../../replies/gallery.ts'

const { cache } = createRequire(import.meta.url)
const isLoaded = () => Object.keys(cache).some((path) => path.includes('/node_modules/discord.js/'))

createDiscordPreview().html(gallery.choices!)
const afterPreview = isLoaded()
await import('discord.js')
process.stdout.write(JSON.stringify({ afterPreview, afterImport: isLoaded() }))
