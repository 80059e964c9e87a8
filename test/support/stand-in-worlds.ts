/**
 * Scripts for the two worlds of the stand-in's window. They share the document but no object, as in Electron; what
 * the context bridge carries passes between them as JSON in events.
 */

/** The page's world: builds what the preload script exposes, before any script of the page runs. */
export const mainWorld = String.raw`
(() => {
  if (window.top !== window) return
  const pending = new Map()
  const callbacks = []
  const say = (kind, detail) => window.dispatchEvent(new CustomEvent(kind, { detail: JSON.stringify(detail) }))
  const hear = (kind, then) => window.addEventListener(kind, (event) => then(JSON.parse(event.detail)))
  hear('stand-in:expose', ({ key, values, functions }) => {
    const exposed = { ...values }
    for (const name of functions) {
      exposed[name] = (...args) => new Promise((resolve, reject) => {
        const id = pending.size
        pending.set(id, { resolve, reject })
        const encoded = args.map((arg) => typeof arg === 'function' ? { callback: callbacks.push(arg) - 1 } : { value: arg })
        say('stand-in:call', { id, key, name, args: encoded })
      })
    }
    Object.defineProperty(window, key, { value: Object.freeze(exposed), configurable: false, writable: false })
  })
  hear('stand-in:result', ({ id, value, error }) => {
    const { resolve, reject } = pending.get(id)
    if (error === undefined) resolve(value)
    else reject(new Error(error))
  })
  hear('stand-in:callback', ({ callback, args }) => callbacks[callback](...args))
  window.dispatchEvent(new CustomEvent('stand-in:ready'))
})()
`

/** The preload's world: a require that knows electron's two sandboxed modules, then the script itself. */
export const preloadWorld = (script: string): string => String.raw`
(() => {
  if (window.top !== window) return
  const exposed = new Map()
  const invoked = new Map()
  const listeners = new Map()
  const say = (kind, detail) => window.dispatchEvent(new CustomEvent(kind, { detail: JSON.stringify(detail) }))
  const hear = (kind, then) => window.addEventListener(kind, (event) => then(JSON.parse(event.detail)))
  const announce = (key, api) => {
    const entries = Object.entries(api)
    say('stand-in:expose', {
      key,
      values: Object.fromEntries(entries.filter(([, value]) => typeof value !== 'function')),
      functions: entries.filter(([, value]) => typeof value === 'function').map(([name]) => name),
    })
  }
  hear('stand-in:call', async ({ id, key, name, args }) => {
    const decoded = args.map((arg) => 'callback' in arg
      ? (...given) => say('stand-in:callback', { callback: arg.callback, args: given })
      : arg.value)
    try {
      say('stand-in:result', { id, value: await exposed.get(key)[name](...decoded) })
    } catch (error) {
      say('stand-in:result', { id, error: String(error) })
    }
  })
  window.addEventListener('stand-in:ready', () => exposed.forEach((api, key) => announce(key, api)))
  globalThis.standIn = {
    settle: (id, { value, error }) => {
      const { resolve, reject } = invoked.get(id)
      invoked.delete(id)
      if (error === undefined) resolve(value)
      else reject(new Error(error))
    },
    deliver: (channel, args) => (listeners.get(channel) ?? []).forEach((listener) => listener({}, ...args)),
  }
  let next = 0
  const electron = {
    contextBridge: { exposeInMainWorld: (key, api) => { exposed.set(key, api); announce(key, api) } },
    ipcRenderer: {
      invoke: (channel, ...args) => new Promise((resolve, reject) => {
        invoked.set(++next, { resolve, reject })
        globalThis.standInInvoke(JSON.stringify({ id: next, channel, args }))
      }),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  }
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name)
    return electron
  }
  ;(function (require) {
${script}
})(require)
})()
`
