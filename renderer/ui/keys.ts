/** One guard for every key handler that acts on Enter. */
interface MaybeComposing {
  readonly keyCode?: number
  readonly isComposing?: boolean
  readonly nativeEvent?: { readonly isComposing?: boolean; readonly keyCode?: number }
}

/** True while an input method is still choosing characters: Enter then belongs to it, not to the page. */
export function isComposing(event: MaybeComposing): boolean {
  const native = event.nativeEvent ?? event
  return native.isComposing === true || native.keyCode === 229 || event.keyCode === 229
}
