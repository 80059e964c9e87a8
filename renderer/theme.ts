/** antd by its tokens: ink on paper, ruled lines, one red for the main action and for what is wrong. */
import type { ThemeConfig } from 'antd'

export const colours = {
  paper: '#FBFAF7',
  desk: '#F1EEE6',
  ink: '#1F2328',
  faint: '#5B6068',
  /** What stands in an empty field. */
  hint: '#646A73',
  rule: '#D9D4C7',
  /** Around what can be typed into or pressed: three times the ground, as rules need not be. */
  edge: '#8F8877',
  focus: '#1F4F8F',
  accent: '#B3261E',
  due: '#8A5A00',
  good: '#2F6B3A',
} as const

const controls =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'

/** @param large the ledger's large-type setting. */
export function ledgerTheme(large: boolean): ThemeConfig {
  return {
    token: {
      // ink, not red, marks what is chosen: red is kept for the main action and for what is wrong
      colorPrimary: '#3A4350',
      colorInfo: '#3A4350',
      colorLink: colours.ink,
      colorLinkHover: colours.accent,
      colorError: colours.accent,
      colorWarning: colours.due,
      colorSuccess: colours.good,
      colorTextBase: colours.ink,
      colorTextSecondary: colours.faint,
      colorTextTertiary: colours.hint,
      colorTextPlaceholder: colours.hint,
      colorBgContainer: '#FFFFFF',
      colorBgLayout: colours.desk,
      colorBorder: colours.edge,
      colorBorderSecondary: colours.rule,
      colorSplit: colours.rule,
      controlItemBgActive: '#ECE8DD',
      controlItemBgActiveHover: '#E4DECF',
      controlOutline: 'rgba(31, 79, 143, 0.55)',
      borderRadius: 4,
      fontSize: large ? 16 : 14,
      controlHeight: large ? 36 : 30,
      // what is pressed is at least 24 px high
      controlHeightSM: large ? 28 : 24,
      fontFamily: controls,
      boxShadow: '0 2px 8px rgba(31, 35, 40, 0.12)',
      boxShadowSecondary: '0 4px 14px rgba(31, 35, 40, 0.14)',
      // nothing moves: a spinner that waits for the end of its own fading may stay for ever on a slow machine
      motion: false,
    },
    components: {
      Button: {
        colorPrimary: colours.accent,
        colorPrimaryHover: '#C23A31',
        colorPrimaryActive: '#8F1C16',
        primaryShadow: 'none',
        defaultShadow: 'none',
        fontWeight: 500,
      },
      Table: {
        headerBg: '#F4F1E9',
        headerColor: colours.ink,
        borderColor: colours.rule,
        rowHoverBg: '#F7F4EC',
        cellFontSizeSM: large ? 15 : 13,
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: 6,
      },
      Select: { optionSelectedBg: '#ECE8DD' },
      Tabs: { inkBarColor: colours.accent },
    },
  }
}
