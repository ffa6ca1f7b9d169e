const STORED = 'parley-key'

/** The field for an API key. It shows when the server asks for one; the key is kept until the tab is closed. */
export function createKeyField({ keyField, key }) {
  key.value = sessionStorage.getItem(STORED) ?? ''
  keyField.hidden = key.value === ''
  key.addEventListener('input', () => sessionStorage.setItem(STORED, key.value.trim()))
  return {
    value: () => key.value.trim(),
    /** Asks for it when that is what was wrong. */
    askAfter({ problem }) {
      if (problem?.code !== 'NOT_AUTHENTICATED') return
      keyField.hidden = false
      key.focus()
    },
  }
}
