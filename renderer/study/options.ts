/** Titles as options of a select. */
export const optionsOf = <Key extends string>(
  titles: Readonly<Record<Key, string>>,
): { value: Key; label: string }[] => {
  const keys = Object.keys(titles).filter((key): key is Key => key in titles)
  return keys.map((value) => ({ value, label: titles[value] }))
}
