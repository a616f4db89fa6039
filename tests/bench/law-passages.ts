import type { IndexableDocument } from "#app/domain/search/indexable-document.ts";
import { numbers } from "./numbers.ts";

const ARTICLES = 50;

/** What laws and residents both speak of, commonest first. */
const WORDS =
  `应当 申请 规定 登记 部门 办理 人民政府 材料 证明 期限 当事人 主管 机关 工作日 提交 许可 审核 不得 处罚 罚款 单位 个人 依法 标准
  身份证 补贴 补助 老年人 子女 学校 入学 医疗 保险 社会保障 居住证 户口 迁移 结婚 婚姻 生育 企业 营业执照 经营 食品 房屋 租赁 住房
  公积金 车辆 驾驶 停车 垃圾 噪音 施工 道路 残疾人 低保 救助 失业 就业 劳动 合同 工资 退休 养老金 税务 发票 图书馆 公园 养犬 疫苗
  消防 安全 环境 污染 用水 供电 燃气 供暖 死亡 殡葬 继承 公证 法律 援助 投诉 信访 档案 出生 证书 资格 考试 培训 护照 签证 港澳
  费用 免费 减免 收入 家庭 成员 监护 未成年人 幼儿园 转学 学籍 医院 门诊 报销 生活 困难 临时 特困 供养 社区 街道 居民 村民 委员会`
    .trim()
    .split(/\s+/);

const OPENINGS = [
  "有下列情形之一的，",
  "违反本法规定，",
  "自受理之日起三十日内，",
  "国家机关及其工作人员",
  "县级以上地方",
];
const ENDINGS = [
  "，由主管部门责令改正。",
  "，法律另有规定的除外。",
  "。",
  "，并自公布之日起施行。",
  "，应当书面告知并说明理由。",
];

/**
 * Invented Chinese laws of fifty short articles each, one passage an article. They share the common words with what
 * residents ask; a third of their words are rare ones, as names and terms of the trade are.
 */
export function makeLaw(n: number): IndexableDocument {
  const next = numbers(n + 1);
  const pick = <T>(list: readonly T[], bend = 1): T => list[Math.floor(list.length * next() ** bend)] as T;
  const rare = () => String.fromCodePoint(0x4e00 + Math.floor(3_000 * next()), 0x4e00 + Math.floor(3_000 * next()));
  const word = () => (next() < 0.33 ? rare() : pick(WORDS, 1.7));
  const clause = () => Array.from({ length: 4 + Math.floor(5 * next()) }, word).join("");
  const article = () => `${pick(OPENINGS)}${clause()}，${clause()}，${clause()}${pick(ENDINGS)}`;
  const title = `${rare()}${pick(WORDS)}条例`;
  return {
    id: `corpus:law-${n}`,
    kind: "corpus",
    slug: `law-${n}`,
    language: "zh-CN",
    title,
    url: `https://laws.example/${n}`,
    grade: "public",
    askedAs: [],
    keywords: [],
    contentHash: `law ${n}`,
    sections: Array.from({ length: ARTICLES }, (_, k) => ({
      id: `a${k + 1}`,
      heading: `第${k + 1}条`,
      headingPath: [],
      text: article(),
    })),
  };
}

/** Laws with so many passages together. */
export const makeLaws = (passages: number, from = 0): IndexableDocument[] =>
  Array.from({ length: Math.ceil(passages / ARTICLES) }, (_, n) => makeLaw(from + n));
