"""The furniture of news pages, in words, by language. Case, width and punctuation do not count."""

_NAVIGATION = {
    "English": """
    Loading · Now loading · Please wait · Search · Menu · Main menu · Home · Top · Top page ·
    Back · Next · Previous · Prev · Back to top · Share · Share this · Share this article ·
    Print · Print this page · E-mail · Email this · Tweet · Post · Facebook · Twitter · X ·
    LINE · LinkedIn · WhatsApp · Telegram · Messenger · Instagram · YouTube · Pocket · RSS ·
    Copy link · Link copied · Close · Open · Log in · Login · Sign in · Sign up · Log out ·
    Register · Subscribe · Follow · Follow us · Follow us on · Newsletter · Skip to content ·
    Skip to main content · Read more · Show more · See more · More · View all · Load more ·
    Continue reading · Advertisement · Ad · Sponsored · Sitemap · Site map · Contact ·
    Contact us · About · About us · Privacy · Privacy policy · Terms · Terms of use ·
    Cookie policy · Accept cookies · Accept all · Language · Comments · Leave a comment ·
    Post a comment · Leave a reply · Add to favorites · Bookmark · Save · Listen · Like ·
    Reply · All · Categories · Tags · Archive · Archives · Latest news · Go · Submit ·
    Ranking · Trackback URL · Permalink · Link · Edit · Jump to navigation ·
    Toggle navigation
    """,
    "Japanese": """
    読み込み中 · 読込中 · ロード中 · 検索 · サイト内検索 · メニュー · ホーム · トップ ·
    トップページ · トップへ戻る · ページの先頭へ · ページトップへ · 戻る · 次へ · 前へ ·
    次の記事 · 前の記事 · 共有 · 共有する · シェア · シェアする · ツイート · ポスト · 印刷 ·
    印刷する · メール · ログイン · ログアウト · 会員登録 · 新規登録 · 無料登録 · フォロー ·
    フォローする · 購読 · 続きを読む · もっと見る · 一覧 · 一覧へ · 一覧を見る · 広告 ·
    閉じる · 開く · サイトマップ · お問い合わせ · 会社概要 · 利用規約 · 言語 ·
    プライバシーポリシー · 個人情報保護方針 · 本文へスキップ · コメントを書く · コメントする ·
    ブックマーク · 保存 · リンクをコピー · カテゴリー · カテゴリ · タグ · アーカイブ ·
    新着記事 · 最新ニュース · ランキング · 送信 · いいね · はてなブックマーク ·
    フェイスブック
    """,
    "Khmer": """
    កំពុងផ្ទុក · កំពុងដំណើរការ · ស្វែងរក · ម៉ឺនុយ · មឺនុយ · ទំព័រដើម · ទំព័រមុខ · ចែករំលែក ·
    បោះពុម្ព · អ៊ីមែល · ចូល · ចុះឈ្មោះ · អានបន្ត · អានបន្ថែម · មើលបន្ថែម · ត្រឡប់ក្រោយ ·
    បន្ទាប់ · មុន · បិទ · ទំនាក់ទំនង · អំពីយើង · ពាណិជ្ជកម្ម · ភាសា · ហ្វេសប៊ុក · តេឡេក្រាម ·
    ព័ត៌មានថ្មី · ព័ត៌មានថ្មីៗ · ប្រភេទ · តាមដាន
    """,
    "Thai": """
    กำลังโหลด · โหลด · ค้นหา · เมนู · หน้าแรก · หน้าหลัก · แชร์ · แบ่งปัน · พิมพ์ · อีเมล ·
    เข้าสู่ระบบ · ลงทะเบียน · สมัครสมาชิก · อ่านต่อ · อ่านเพิ่มเติม · ดูเพิ่มเติม · ดูทั้งหมด ·
    ย้อนกลับ · กลับ · ถัดไป · ก่อนหน้า · ปิด · ติดต่อเรา · เกี่ยวกับเรา · โฆษณา · ภาษา ·
    นโยบายความเป็นส่วนตัว · แสดงความคิดเห็น · ข่าวล่าสุด · หมวดหมู่ · แท็ก · ติดตาม ·
    คัดลอกลิงก์ · เฟซบุ๊ก · ทวิตเตอร์ · ไลน์ · กลับขึ้นด้านบน
    """,
    "Vietnamese": """
    Đang tải · Tìm kiếm · Tìm · Menu chính · Trang chủ · Chia sẻ · In · In trang · Đăng nhập ·
    Đăng ký · Đăng xuất · Xem thêm · Đọc tiếp · Đọc thêm · Xem tất cả · Quay lại · Trở lại ·
    Tiếp theo · Trang trước · Trang sau · Đóng · Liên hệ · Giới thiệu · Quảng cáo · Ngôn ngữ ·
    Chính sách bảo mật · Gửi bình luận · Tin mới · Tin mới nhất · Chuyên mục · Thẻ · Theo dõi ·
    Sao chép liên kết · Lên đầu trang · Lưu
    """,
    "Chinese, simplified and traditional": """
    加载中 · 正在加载 · 載入中 · 搜索 · 搜尋 · 查询 · 菜单 · 選單 · 首页 · 首頁 · 主页 · 分享 ·
    分享到 · 打印 · 列印 · 邮件 · 登录 · 登入 · 注册 · 註冊 · 更多 · 查看更多 · 阅读全文 ·
    閱讀全文 · 返回 · 返回顶部 · 下一页 · 上一页 · 下一篇 · 上一篇 · 关闭 · 關閉 · 联系我们 ·
    聯絡我們 · 关于我们 · 關於我們 · 广告 · 廣告 · 语言 · 語言 · 隐私政策 · 发表评论 ·
    發表評論 · 最新消息 · 收藏 · 微信 · 微博 · 导航 · 订阅
    """,
    "Korean": """
    로딩중 · 로딩 중 · 불러오는 중 · 검색 · 메뉴 · 홈 · 홈으로 · 공유 · 공유하기 · 인쇄 ·
    이메일 · 로그인 · 로그아웃 · 회원가입 · 더보기 · 더 보기 · 전체보기 · 뒤로 · 다음 · 이전 ·
    닫기 · 문의 · 회사소개 · 광고 · 언어 · 개인정보처리방침 · 댓글쓰기 · 댓글 쓰기 · 최신뉴스 ·
    카테고리 · 태그 · 구독 · 맨 위로 · 본문 바로가기 · 카카오톡 · 페이스북
    """,
    "Lao and French": """
    ກຳລັງໂຫຼດ · ຄົ້ນຫາ · ເມນູ · ໜ້າຫຼັກ · ແບ່ງປັນ · ອ່ານຕໍ່ · Chargement · Rechercher ·
    Recherche · Accueil · Partager · Imprimer · Lire la suite · Connexion · S'inscrire ·
    Fermer · Suivant · Précédent · Retour · Publicité · Haut de page
    """,
}

_AFTER_STORY = """
    Related · Related articles · Related stories · Related news · Related posts · Also read ·
    You may also like · Read also · Most read · Most popular · Popular · Trending ·
    Recommended · More news · More stories · More from · Recent posts · Latest stories ·
    関連記事 · 関連ニュース · あわせて読みたい · おすすめ記事 · 人気記事 · アクセスランキング ·
    最新記事 · 記事ランキング · អត្ថបទពាក់ព័ន្ធ · ព័ត៌មានពាក់ព័ន្ធ · អត្ថបទទាក់ទង ·
    អត្ថបទពេញនិយម · ข่าวที่เกี่ยวข้อง · เรื่องที่เกี่ยวข้อง · บทความที่เกี่ยวข้อง ·
    ข่าวยอดนิยม · ข่าวแนะนำ · Tin liên quan · Bài liên quan · Tin cùng chuyên mục ·
    Xem nhiều nhất · Đọc nhiều · 相关新闻 · 相關新聞 · 相关阅读 · 推荐阅读 · 热门 · 热点新闻 ·
    관련기사 · 관련 기사 · 관련 뉴스 · 많이 본 뉴스 · 인기 기사 · 추천 기사 · ຂ່າວທີ່ກ່ຽວຂ້ອງ ·
    À lire aussi · Articles liés
"""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("·"))


NAVIGATION: tuple[str, ...] = tuple(
    word for words in _NAVIGATION.values() for word in _words(words)
)
"""Lines that are nothing but a control of the page: a link, a button, a state."""

AFTER_STORY: tuple[str, ...] = _words(_AFTER_STORY)
"""Headings of the lists that follow a story."""
