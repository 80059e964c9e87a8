/** Starts the page: locale, theme, cache, shell. */
import './style-nonce.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { askFirst, queryClient } from './ledger.ts'
import { findPage } from './pages.tsx'
import { Shell } from './shell.tsx'
import 'virtual:palette.css'
import './style.css'
import { routeOf } from './ui/route.ts'

dayjs.locale('zh-cn')

void askFirst()
findPage(routeOf(window.location.hash))?.page.prepare()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
)
