/**
 * Characters of personal names that fingers, ears and eyes take for one another: of one sound on the input method, or
 * nearly of one shape. A short list of what names are made of, not a dictionary.
 */
const groups = [
  '伟玮炜纬韦卫维',
  '芳方坊芬',
  '丽莉俪立力',
  '静婧靖',
  '军君钧均俊',
  '明铭鸣名',
  '华桦骅花',
  '建健剑',
  '文雯闻',
  '红虹宏洪鸿',
  '娟涓鹃',
  '萍平苹坪',
  '辉晖挥慧惠',
  '杰捷洁',
  '斌彬滨宾',
  '涛滔',
  '磊垒蕾',
  '刚钢纲',
  '勇永咏',
  '峰锋烽丰',
  '燕艳彦',
  '婷停亭庭',
  '玉钰',
  '秀绣',
  '英瑛莹颖影',
  '梅玫',
  '琴芹勤',
  '倩茜',
  '佳家嘉加',
  '凯恺楷铠',
  '浩皓昊灏',
  '宇雨羽',
  '晨辰宸臣',
  '晓小筱',
  '志智治',
  '良粱梁亮',
  '振震镇',
  '兴星',
  '胜盛圣',
  '鹏朋',
  '飞菲',
  '新欣心馨鑫',
  '林琳霖',
  '琦琪奇绮',
  '岩炎研',
  '坤昆',
  '云芸',
  '祥翔',
  '生升',
  '子紫梓',
  '怡宜仪',
  '旭煦',
  '阳洋扬杨',
  '蓉容榕荣',
  '清青卿',
  '世士仕',
  '福富',
  '贵桂',
  '成诚城程',
  '龙隆',
  '长常昌',
  '宁凝',
  '娜那',
  '敏民',
  '超朝',
  '栋东冬',
  '珍真贞',
  '汪江',
  '沈沉',
  '付傅',
  '肖萧',
  '闫阎',
  '于余俞虞',
  '章张',
  '徐许',
  '吴武',
  '蒋姜',
  '丘邱',
  '代戴',
  '范樊',
  '候侯',
  '藩潘',
  '己已巳',
  '末未',
  '日曰',
  '戊戌戍',
  '千干于',
  '人入',
  '土士',
  '大太',
] as const

const groupsOf = new Map<string, Set<number>>()
groups.forEach((group, index) => {
  for (const letter of group) groupsOf.set(letter, (groupsOf.get(letter) ?? new Set()).add(index))
})

/** One of the two may have been meant by the other. */
export function similar(one: string, other: string): boolean {
  const mine = groupsOf.get(one)
  const theirs = groupsOf.get(other)
  return mine !== undefined && theirs !== undefined && [...mine].some((group) => theirs.has(group))
}

/** The only place in which two words of one length differ; null where they are equal, or differ in more. */
export function onlyDifference(one: string, other: string): number | null {
  const [mine, theirs] = [[...one], [...other]]
  if (mine.length !== theirs.length) return null
  const places = mine.flatMap((letter, place) => (letter === theirs[place] ? [] : [place]))
  return places.length === 1 ? (places[0] ?? null) : null
}
