/** Messages and questions asked from outside React: the shell lends its antd `App` here while it is mounted. */
import type { App } from 'antd'

export type AntdApp = ReturnType<typeof App.useApp>

let app: AntdApp | undefined

export function lendApp(lent: AntdApp | undefined): void {
  app = lent
}

/** Undefined before the shell stands. */
export const currentApp = (): AntdApp | undefined => app
