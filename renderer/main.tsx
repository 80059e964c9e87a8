/** Starts the page: locale, theme, cache, shell. */
import './style-nonce.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './ledger.ts'
import { Shell } from './shell.tsx'
import 'virtual:palette.css'
import './style.css'

dayjs.locale('zh-cn')

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
)
