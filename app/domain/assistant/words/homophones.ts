/**
 * The first common character of each syllable in the order of pinyin, as `Intl.Collator` sorts: a character sounds like
 * the last of these that does not come after it. Right for 94 of 100 common characters; the rest have several readings.
 */
const SYLLABLES =
  "吖哎安肮凹八掰扳邦勹卑奔崩彼边膘憋玢冫伯逋擦猜参沧操册岑噌叉拆觇伥抄车抻柽吃充抽出揣巛疮吹春踔茨匆凑粗汆崔村搓哒呆丹当刀得灯诋嗲掂刁爹丁丢东陡嘟端堆吨多婀诶恩儿发帆匚飞分丰缶佛蚨旮该甘冈皋圪给根庚工勾咕瓜拐馆光归丨呙哈醢顸夯豪诃黑痕亨轰侯乎花怀欢肓灰昏耠讥迦戋江艽婕巾京冂纠沮娟噘军咔开刊康尻苛肯吭空抠刳夸蒯宽匡亏坤扩垃来兰啷捞仂雷塄哩俩奁良撩咧拎伶溜龙喽噜驴娈掠抡罗妈埋颟邙猫么没门虻咪宀喵咩民名谬摸侔毪拿奈囡囔孬疒馁恁能嗯妮拈娘鸟捏您宁妞农耨奴女暖疟挪噢讴趴拍潘乓抛呸喷怦枇偏剽氕姘乒泼剖仆耆葜千呛悄窃亲青邛丘区悛炔逡蚺禳娆惹人扔日戎柔如阮蕤闰若仨塞三桑搔色森僧砂筛山伤捎奢申升鲺收书刷衰闩双水吮说厶忪嗖苏狻虽孙唆他胎痰汤涛忑疼绨天佻帖厅通偷凸湍推吞驼挖歪弯尢围闻翁挝乌唏呷仙乡枭些心硎凶休吁轩靴勋丫言央幺掖一因应哟佣优盂鸢曰晕匝灾糌赃遭则贼怎增扎斋詹涨爪找蜇贞争之中州朱拽专妆隹肫拙孜宗邹租钻嘴尊左";

const firsts = [...SYLLABLES];
let collator: Intl.Collator | undefined;
const known = new Map<string, number>();

/** A number that characters of the same syllable share, tones aside. */
export function soundOf(character: string): number {
  const before = known.get(character);
  if (before !== undefined) return before;
  collator ??= new Intl.Collator("zh-CN");
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (collator.compare(firsts[middle] ?? "", character) <= 0) low = middle;
    else high = middle - 1;
  }
  known.set(character, low);
  return low;
}
