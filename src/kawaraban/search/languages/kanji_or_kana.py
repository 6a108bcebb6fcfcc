"""Words that one paper writes in kanji and another in kana. Pure.

The closed class of what Japan's rules for official writing and the usage of newspapers write in
kana although there are kanji: plants, animals and food, words with a kanji beyond the list for
common use, and the plural.
"""

from __future__ import annotations

from collections.abc import Iterator

_PAIRS = """
子供 子ども 友達 友だち 大人 おとな 私達 私たち 僕達 僕たち 達 たち 一人 ひとり 二人 ふたり
下さい ください 頂く いただく 出来る できる 様々 さまざま 色々 いろいろ 沢山 たくさん 綺麗 きれい
何時 いつ 何処 どこ 今朝 けさ 明日 あす 昨日 きのう 今日 きょう 一昨日 おととい 可愛い かわいい
美味しい おいしい 嬉しい うれしい 怪我 けが 喧嘩 けんか 挨拶 あいさつ 我慢 がまん 癌 がん
鞄 かばん 鍵 かぎ 傘 かさ 椅子 いす 玩具 おもちゃ 煙草 たばこ 蝋燭 ろうそく 硝子 ガラス 鋏 はさみ
雑巾 ぞうきん 布団 ふとん 畳 たたみ 箪笥 たんす 林檎 りんご 蜜柑 みかん 葡萄 ぶどう 苺 いちご
西瓜 すいか 南瓜 かぼちゃ 人参 にんじん 大蒜 にんにく 玉葱 たまねぎ 葱 ねぎ 茄子 なす
胡瓜 きゅうり 生姜 しょうが 牛蒡 ごぼう 筍 たけのこ 椎茸 しいたけ 薔薇 ばら 蕎麦 そば 饂飩 うどん
寿司 すし 鮨 すし 味噌 みそ 醤油 しょうゆ 胡椒 こしょう 卵 たまご 玉子 たまご 胡麻 ごま
蒟蒻 こんにゃく 煎餅 せんべい 餅 もち 団子 だんご 御飯 ご飯 犬 いぬ 猫 ねこ 熊 くま 猿 さる
鹿 しか 猪 いのしし 狸 たぬき 狐 きつね 兎 うさぎ 鼠 ねずみ 馬 うま 狼 おおかみ 鯨 くじら
海豚 いるか 烏 からす 鴉 からす 雀 すずめ 燕 つばめ 鶴 つる 鷹 たか 鳩 はと 梟 ふくろう 鴨 かも
雉 きじ 蛍 ほたる 蝉 せみ 蜂 はち 蚊 か 蟻 あり 鯖 さば 鮪 まぐろ 鰹 かつお 鰯 いわし 鯵 あじ
秋刀魚 さんま 鮭 さけ 鱒 ます 鯛 たい 鰻 うなぎ 鯉 こい 鮎 あゆ 鰤 ぶり 鱈 たら 鮫 さめ 烏賊 いか
蛸 たこ 海老 えび 蟹 かに 牡蠣 かき 蛤 はまぐり 鮑 あわび 帆立 ほたて 海胆 うに 雲丹 うに
海苔 のり 昆布 こんぶ
"""

_SPELLINGS: dict[str, list[str]] = {}


def _learn() -> None:
    words = _PAIRS.split()
    for kanji, kana in zip(words[::2], words[1::2], strict=True):
        _SPELLINGS.setdefault(kanji, []).append(kana)
        _SPELLINGS.setdefault(kana, []).append(kanji)


_learn()


def spellings(word: str) -> Iterator[str]:
    """Yield how else a word may be written; with hiragana, never with katakana for them."""
    yield from _SPELLINGS.get(word, ())
