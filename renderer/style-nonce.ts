/**
 * The content policy takes only style elements that carry this load's nonce. antd passes it to most of its own; its
 * scroll lock and its scrollbar measure forget it. So every style element of this page gets it at birth.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

const createElement = document.createElement.bind(document)

Object.defineProperty(document, 'createElement', {
  value: (name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  },
})
