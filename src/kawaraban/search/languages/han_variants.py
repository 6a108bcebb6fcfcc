"""Characters that readers take for one: old and new, Taiwanese and Hong Kong forms. Pure.

One character stands for one, so that every offset holds. This is no conversion of simplified
into traditional script: a pair is here because a text of one language may have either.

Kinds of sources: the old forms beside Japan's lists of characters for common use (常用漢字表) and
for names, variants of surnames in family registers, Taiwan's standard forms beside Hong Kong's,
China's first list of variant words (异形词). Readers do not merge by accident: where one
form stands for several old ones (弁 for 辨, 瓣, 辯), words of two characters still differ.
"""

from __future__ import annotations

_SPELT = """
臺台 麪麵 麫麵 巿市 邉邊 羣群 峯峰 綫線 脣唇 牀床 糉粽 匯滙 爲為 槤蓮 梿莲 髙高 﨑崎 冨富 桒桑
嶌島 嶋島 濵濱 舘館 𠮷吉
"""
"""Before the dictionary cuts, into the form that it knows."""

_FOLDED = """
亞亜 惡悪 壓圧 圍囲 醫医 壹壱 飮飲 隱隠 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 艷艶 應応 歐欧 毆殴
櫻桜 奧奥 橫横 溫温 穩穏 假仮 價価 畫画 劃画 會会 壞壊 懷懐 繪絵 槪概 擴拡 殼殻 覺覚 學学 嶽岳
樂楽 渴渇 勸勧 卷巻 寬寛 歡歓 罐缶 觀観 關関 陷陥 巖巌 顏顔 歸帰 氣気 龜亀 僞偽 戲戯 犧犠 舊旧
據拠 擧挙 舉挙 虛虚 峽峡 挾挟 强強 狹狭 鄕郷 鄉郷 堯尭 曉暁 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲
溪渓 攜携 經経 繼継 莖茎 螢蛍 輕軽 鷄鶏 雞鶏 藝芸 擊撃 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 縣県
險険 顯顕 驗験 嚴厳 效効 廣広 恆恒 鑛鉱 號号 國国 黑黒 碎砕 濟済 齋斎 齊斎 斉斎 劑剤 雜雑 參参
慘惨 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿 實実 舍舎 寫写 釋釈 壽寿 收収 從従 澁渋 澀渋
獸獣 縱縦 肅粛 處処 敍叙 敘叙 奬奨 獎奨 將将 涉渉 燒焼 稱称 證証 乘乗 剩剰 壤壌 孃嬢 條条 淨浄
狀状 疊畳 穰穣 讓譲 釀醸 囑嘱 觸触 寢寝 愼慎 晉晋 眞真 盡尽 圖図 粹粋 醉酔 穗穂 隨随 髓髄 數数
樞枢 瀨瀬 聲声 靜静 攝摂 竊窃 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 雙双 壯壮 搜捜 插挿 爭争
總総 聰聡 莊荘 裝装 騷騒 藏蔵 臟臓 屬属 續続 墮堕 體体 對対 帶帯 滯滞 瀧滝 擇択 澤沢 單単 擔担
膽胆 團団 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 廳庁 徵徴 聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝
黨党 盜盗 燈灯 當当 鬪闘 鬥闘 德徳 獨独 讀読 屆届 繩縄 貳弐 腦脳 廢廃 拜拝 賣売 麥麦 發発 髮髪
拔抜 蠻蛮 祕秘 濱浜 甁瓶 拂払 佛仏 竝並 變変 邊辺 辨弁 瓣弁 辯弁 舖舗 步歩 寶宝 襃褒 豐豊 沒没
萬万 滿満 默黙 彌弥 譯訳 藥薬 與与 豫予 餘余 譽誉 搖揺 樣様 謠謡 遙遥 瑤瑶 來来 賴頼 亂乱 覽覧
龍竜 兩両 獵猟 綠緑 壘塁 淚涙 勵励 禮礼 隸隷 靈霊 齡齢 戀恋 爐炉 勞労 樓楼 郞郎 祿禄 錄録 灣湾
曆暦 歷歴 渕淵 渊淵 曽曾 壷壺 桧檜 桝枡 鴎鷗 頬頰 剥剝 填塡 掴摑 蝋蠟 躯軀 噛嚙 嘘噓 焔焰 薮藪
侭儘 篭籠 砺礪 靭靱 鹸鹼 醤醬 麹麴 屏屛 涛濤 迩邇 蛎蠣 竃竈 麺麵 裏裡 著着 污汙 粧妝 臥卧 託托
踪蹤 蹟跡 麽麼 鈎鉤 歎嘆 烟煙 棱稜 賬帳 账帐 佈布 佔占 僱雇 砲炮 够夠 註注 墻牆 閑閒 姊姉 惟唯
粘黏 準凖 唸念 繡綉 菴庵 眾衆 啟啓 說説 稅税 脫脱 銳鋭 悅悦 戶戸 淸清 敎教 硏研 靑青 內内 冊册
吿告 黃黄 錬鍊
"""
"""After the cut: words and pairs are kept so, and never shown."""


def _table(pairs: str) -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in pairs.split()}


SPELT = _table(_SPELT)
FOLDED = _table(_FOLDED)


def spelt(run: str) -> str:
    """Return a run in the forms that the dictionaries know. As long as the run."""
    return run.translate(SPELT)


def folded(text: str) -> str:
    """Return a spelt text with one form for each character. As long as the text."""
    return text.translate(FOLDED)
