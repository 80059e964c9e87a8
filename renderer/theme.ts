/** antd by its tokens: ink on paper, ruled lines, one red for the main action and for what is wrong. */
import { type ThemeConfig, theme } from 'antd'
import { type Look, palettes } from './palette.ts'

const controls =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'

/** @param large the ledger's large-type setting. */
export function ledgerTheme(large: boolean, look: Look): ThemeConfig {
  const colours = palettes[look]
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.chosen,
      colorInfo: colours.chosen,
      colorLink: colours.ink,
      colorLinkHover: colours.accent,
      colorError: colours.accent,
      colorErrorText: colours.accent,
      colorWarning: colours.due,
      colorSuccess: colours.good,
      colorTextBase: colours.ink,
      colorText: colours.ink,
      colorTextSecondary: colours.faint,
      colorTextTertiary: colours.hint,
      colorTextPlaceholder: colours.hint,
      colorTextLightSolid: colours.onChosen,
      colorBgBase: colours.paper,
      colorBgContainer: colours.field,
      colorBgElevated: colours.field,
      colorBgLayout: colours.desk,
      colorBgMask: colours.veil,
      colorBorder: colours.edge,
      colorBorderSecondary: colours.rule,
      colorSplit: colours.rule,
      controlItemBgHover: colours.hover,
      controlItemBgActive: colours.picked,
      controlItemBgActiveHover: colours.pickedHover,
      controlOutline: colours.focusGlow,
      borderRadius: 4,
      fontSize: large ? 16 : 14,
      controlHeight: large ? 36 : 30,
      // what is pressed is at least 24 px high
      controlHeightSM: large ? 28 : 24,
      fontFamily: controls,
      boxShadow: `0 2px 8px ${colours.shadowFar}`,
      boxShadowSecondary: `0 4px 14px ${colours.shadowFar}`,
      // nothing moves: a spinner that waits for the end of its own fading may stay for ever on a slow machine
      motion: false,
    },
    components: {
      Button: {
        colorPrimary: colours.accentFill,
        colorPrimaryHover: colours.accentFillHover,
        colorPrimaryActive: colours.accentFillActive,
        primaryColor: colours.onAccent,
        primaryShadow: 'none',
        defaultShadow: 'none',
        fontWeight: 500,
      },
      // the mark in a ticked box, the dot in a chosen one
      Checkbox: { colorWhite: colours.onChosen },
      Radio: { colorWhite: colours.onChosen },
      Table: {
        headerBg: colours.labelGround,
        headerColor: colours.ink,
        borderColor: colours.rule,
        rowHoverBg: colours.hover,
        cellFontSizeSM: large ? 15 : 13,
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: large ? 5 : 6,
      },
      Select: { optionSelectedBg: colours.picked },
      Tabs: {
        inkBarColor: colours.accent,
        itemSelectedColor: colours.ink,
        itemHoverColor: colours.ink,
        itemActiveColor: colours.ink,
        // nine of them in a row on the settings page
        horizontalItemGutter: large ? 24 : 32,
      },
    },
  }
}
