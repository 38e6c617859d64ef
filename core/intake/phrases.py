"""The phrases that `core.intake.vocabulary` looks up, by what they are on a page.

A phrase stands here when its first reading is the furniture of a page. Languages follow each
other; a phrase that several languages share stands once.
"""

COMMENTS = """
comment | comments | leave a comment | leave a reply | post a comment | add a comment
| no comments | no comments yet | write a comment | join the conversation
| be the first to comment | reply | view comments | show comments | all comments
| reader comments | comments are closed | no data | bình luận | ý kiến | ý kiến bạn đọc
| ý kiến của bạn | gửi bình luận | viết bình luận | bình luận của bạn | chưa có bình luận
| xem bình luận | không có dữ liệu | thảo luận | komentar | tulis komentar | tinggalkan komentar
| beri komentar | kirim komentar | komentar anda | belum ada komentar | lihat komentar
| tidak ada data | komen | kommentar | kommentare | kommentar schreiben | kommentar verfassen
| leserkommentare | kommentar hinterlassen | schreiben sie einen kommentar | keine kommentare
| keine daten | alle kommentare | kommentieren | diskutieren sie mit | commentaire | commentaires
| laisser un commentaire | ajouter un commentaire | réagir | réactions | réagissez
| aucun commentaire | commenter | vos réactions | poster un commentaire | comentario
| comentarios | deja un comentario | dejar un comentario | deja tu comentario
| escribe un comentario | sin comentarios | no hay comentarios | añadir comentario | comentário
| comentários | deixe um comentário | deixe o seu comentário | deixe seu comentário
| nenhum comentário | sem comentários | adicionar comentário | comente | commento | commenti
| lascia un commento | scrivi un commento | nessun commento | commenta | reactie | reacties
| laat een reactie achter | plaats een reactie | geef een reactie | geen reacties | reageer
| komentarz | komentarze | dodaj komentarz | skomentuj | napisz komentarz | brak komentarzy
| yorum | yorumlar | yorum yap | yorum yaz | bir yanıt yazın | yorum yok | yorum ekle
| комментарий | комментарии | оставить комментарий | добавить комментарий | нет комментариев
| комментировать | обсуждение | коментарі | залишити коментар | komentáře | přidat komentář
| 评论 | 評論 | 发表评论 | 發表評論 | 评论区 | 網友評論 | 网友评论 | 我要评论 | 留言 | 暂无评论
| 写评论 | 暂无数据 | コメント | コメントを書く | コメントする | コメントを残す
| コメントはまだありません | データなし | 댓글 | 댓글 쓰기 | 댓글쓰기 | 댓글 달기
| 댓글을 남겨주세요 | 의견 | 댓글 보기 | التعليقات | تعليقات | تعليق | أضف تعليقا | اترك تعليقا
| لا توجد تعليقات | لا توجد بيانات | ความคิดเห็น | แสดงความคิดเห็น | टिप्पणियाँ | टिप्पणी करें
| نظرات | kommentarer | kommentit
"""

RELATED = """
related | related articles | related stories | related news | related topics | related posts
| related content | read more | read next | read also | also read | more from | more stories
| more news | you may also like | you might also like | you may like | recommended
| recommended for you | most read | most popular | most viewed | trending | trending now | latest
| latest news | in the same category | same category | same topic | on the same topic
| by the same author | same author | from the same author | up next | editor's picks
| what to read next | popular posts | top stories | recent posts | more on this story
| more on this topic | in the same section | featured | newest | no videos available
| cùng chủ đề | cùng chuyên mục | cùng tác giả | cùng danh mục | tin liên quan | bài liên quan
| bài viết liên quan | bài đọc thêm | tin cùng chuyên mục | bài đọc nhiều | đọc nhiều
| đọc nhiều nhất
| tin đọc nhiều | xem nhiều | xem nhiều nhất | tin mới | tin mới nhất | mới nhất | nổi bật
| tin nổi bật | đọc thêm | xem thêm | có thể bạn quan tâm | tin khác | các tin khác
| tin tức khác | bài viết khác | đừng bỏ lỡ | tiêu điểm | bài viết mới | tin bài liên quan
| artikel terkait | berita terkait | terkait | baca juga | baca selengkapnya
| dalam topik yang sama | dalam kategori yang sama | dari penulis yang sama | topik yang sama
| kategori yang sama | terpopuler | terbaru | berita terbaru | berita populer
| paling banyak dibaca | rekomendasi | rekomendasi untuk anda | artikel lainnya | berita lainnya
| simak juga | lihat juga | pilihan editor | topik terkait | tidak ada video | ähnliche artikel
| verwandte artikel | weitere artikel | mehr zum thema | mehr dazu | zum thema | lesen sie auch
| auch interessant | das könnte sie auch interessieren | meistgelesen | meistgelesene artikel
| am meisten gelesen | neueste artikel | aktuelle nachrichten | beliebteste artikel
| im gleichen thema | in derselben kategorie | gleiches thema | vom selben autor | weiterlesen
| empfohlen | empfehlungen der redaktion | top-themen | weitere nachrichten | weitere themen
| das könnte dich auch interessieren | neueste | articles similaires | articles liés
| articles connexes | sur le même sujet | sur le même thème | dans la même rubrique
| dans la même catégorie | du même auteur | à lire aussi | lire aussi | à lire également
| lire également | les plus lus | les plus lues | les plus consultés | dernières nouvelles
| dernières actualités | vous aimerez aussi | vous aimerez peut-être | plus d'articles
| recommandé pour vous | lire la suite | à voir aussi | nos derniers articles
| artículos relacionados | noticias relacionadas | relacionados | relacionadas
| te puede interesar | también te puede interesar | lo más leído | las más leídas | lo más visto
| lee también | lea también | leer más | últimas noticias | más noticias | del mismo autor
| sobre el mismo tema | en la misma categoría | más sobre este tema | no te pierdas
| más información | recomendados | te recomendamos | artigos relacionados | notícias relacionadas
| leia também | leia mais | veja também | mais lidas | mais lidos | as mais lidas
| últimas notícias | mais notícias | do mesmo autor | na mesma categoria | sobre o mesmo tema
| recomendados para você | você pode gostar | artigos recomendados | conteúdo relacionado
| articoli correlati | notizie correlate | leggi anche | leggi tutto | potrebbe interessarti
| potrebbe interessarti anche | i più letti | più letti | ultime notizie | dello stesso autore
| sullo stesso tema | stessa categoria | altri articoli | consigliati per te | articoli simili
| gerelateerd | gerelateerde artikelen | lees ook | lees meer | lees verder | meest gelezen
| meer over dit onderwerp | laatste nieuws | van dezelfde auteur | in dezelfde categorie
| aanbevolen | bekijk ook | meer nieuws | net binnen | powiązane artykuły | podobne artykuły
| zobacz też | zobacz także | czytaj też | czytaj także | czytaj więcej | najczęściej czytane
| najpopularniejsze | najnowsze | polecane | polecamy | w tej samej kategorii
| tego samego autora | na ten sam temat | więcej na ten temat | przeczytaj również | powiązane
| ilgili haberler | ilgili yazılar | ilgili makaleler | benzer haberler | en çok okunanlar
| çok okunanlar | son haberler | bunlar da ilginizi çekebilir | ilginizi çekebilir | aynı konuda
| aynı kategoride | aynı yazardan | diğer haberler | devamını oku | öne çıkanlar | похожие статьи
| похожие материалы | материалы по теме | по теме | читайте также | читать далее | самое читаемое
| популярное | последние новости | главные новости | ещё по теме | рекомендуем | рекомендуемое
| смотрите также | в той же рубрике | того же автора | другие новости | новости по теме
| лента новостей | статьи по теме | читайте ещё | читайте також | схожі статті | останні новини
| матеріали за темою | související články | čtěte také | läs också | läs mer | mest läst
| les også | mest lest | læs også | lue myös | 相关文章 | 相关新闻 | 相关阅读 | 相关报道
| 相关推荐 | 推荐阅读 | 热门文章 | 热门新闻 | 热门推荐 | 最新文章 | 最新新闻 | 阅读更多
| 延伸阅读 | 更多新闻 | 猜你喜欢 | 同类文章 | 阅读排行 | 点击排行 | 今日热点 | 相關文章
| 相關新聞 | 延伸閱讀 | 推薦閱讀 | 熱門文章 | 熱門新聞 | 最新新聞 | 猜你喜歡 | 更多新聞
| 関連記事 | 関連ニュース | あわせて読みたい | おすすめ記事 | おすすめ | 人気記事
| アクセスランキング | 最新記事 | 最新ニュース | 続きを読む | こちらもおすすめ
| 同じカテゴリの記事 | 注目の記事 | よく読まれている記事 | 관련 기사 | 관련기사 | 관련 뉴스
| 관련뉴스 | 많이 본 기사 | 많이 본 뉴스 | 인기 기사 | 인기기사 | 추천 기사 | 추천기사
| 최신 기사 | 최신기사 | 최신 뉴스 | 더 보기 | 같은 주제 | 함께 보면 좋은 기사 | 주요 뉴스
| مقالات ذات صلة | أخبار ذات صلة | مواضيع ذات صلة | ذات صلة | اقرأ أيضا | اقرأ المزيد
| الأكثر قراءة | الأكثر مشاهدة | آخر الأخبار | أحدث الأخبار | قد يعجبك أيضا | شاهد أيضا
| المزيد من الأخبار | موضوعات متعلقة | مقالات مشابهة | ข่าวที่เกี่ยวข้อง | บทความที่เกี่ยวข้อง
| อ่านเพิ่มเติม | ข่าวล่าสุด | ยอดนิยม | ข่าวอื่นๆ | संबंधित खबरें | संबंधित लेख | यह भी पढ़ें
| ये भी पढ़ें | ताज़ा खबरें | مطالب مرتبط
"""

SOURCE = """
source | source link | original source | original article | link to source | original link
| read the original | source url | url | nguồn | nguồn tin | link gốc | bài gốc | liên kết nguồn
| nguồn bài viết | sumber | sumber asli | sumber berita | tautan sumber | quelle | quellen
| originalquelle | quellenlink | originalartikel | lien source | lien vers la source
| article original | fuente | fuentes | enlace original | fonte | fonti | link originale | bron
| bronnen | źródło | źródła | kaynak | источник | источники | первоисточник | джерело | zdroj
| källa | kilde | lähde | 来源 | 來源 | 信息来源 | 原文链接 | 原文連結 | 原文网址 | 文章来源
| 出典 | 引用元 | 情報源 | ソース | 元記事 | 출처 | 원문 | 원문 보기 | المصدر | مصدر
| رابط المصدر | ที่มา | แหล่งที่มา | स्रोत | منبع
"""

BUTTONS = """
share | share this | share this article | share on facebook | share on twitter | share via email
| tweet | print | print this article | email | e-mail | send | copy link | copy | save
| save article | listen | listen to this article | follow | follow us | subscribe | sign in
| log in | login | register | sign up | like | bookmark | download | font size | text size
| facebook | twitter | x | whatsapp | telegram | linkedin | pinterest | instagram | youtube
| zalo | messenger | tiktok | reddit | weibo | wechat | vk | rss | a | aa | a+ | a- | pdf | close
| skip to content | back to top | play | pause | mute | next | previous | follow us on
| google news | chia sẻ | chia sẻ bài viết | in | in bài này | in bài viết | cỡ chữ | nghe
| nghe đọc bài | gửi | gửi email | lưu | lưu bài | theo dõi | theo dõi chúng tôi | đăng nhập
| đăng ký | thích | sao chép liên kết | copy đường link | tải về | nghe audio | chia sẻ facebook
| bagikan | bagikan artikel ini | cetak | simpan | dengarkan | ikuti kami | ikuti | masuk
| daftar | salin tautan | salin link | kirim | ukuran huruf | suka | unduh | teilen
| artikel teilen | drucken | merken | anhören | artikel anhören | folgen | folgen sie uns
| anmelden | abonnieren | link kopieren | schriftgröße | vorlesen | per e-mail senden | versenden
| partager | partager cet article | imprimer | enregistrer | écouter | écouter cet article
| suivre | suivez-nous | se connecter | s'abonner | copier le lien | envoyer | envoyer par e-mail
| taille du texte | sauvegarder | j'aime | compartir | compartir en facebook | imprimir | guardar
| escuchar | seguir | síguenos | iniciar sesión | suscribirse | copiar enlace | enviar
| tamaño de letra | me gusta | compartilhar | compartilhe | partilhar | salvar | ouvir | siga-nos
| entrar | assinar | assine | copiar link | ouça este artigo | tamanho da letra | curtir
| condividi | stampa | salva | ascolta | seguici | accedi | abbonati | copia link | invia
| iscriviti | delen | deel | deel dit artikel | afdrukken | opslaan | luister | volg ons
| inloggen | abonneren | kopieer link | verstuur | udostępnij | drukuj | zapisz | posłuchaj
| obserwuj nas | zaloguj się | kopiuj link | wyślij | polub | subskrybuj | obserwuj | paylaş
| yazdır | kaydet | dinle | takip et | bizi takip edin | giriş yap | abone ol
| bağlantıyı kopyala | gönder | beğen | поделиться | распечатать | печать | сохранить | слушать
| подписаться | войти | скопировать ссылку | отправить | нравится | вконтакте | одноклассники
| подписывайтесь | размер шрифта | поділитися | 分享 | 打印 | 列印 | 收藏 | 点赞 | 讚 | 复制链接
| 複製連結 | 关注 | 關注我們 | 登录 | 登入 | 注册 | 订阅 | 微信 | 微博 | 分享到 | 字号 | 大 | 中
| 小 | 扫一扫 | 收听 | 朗读 | シェア | シェアする | ツイート | 印刷 | 印刷する | 保存 | 保存する
| リンクをコピー | フォロー | フォローする | ログイン | 会員登録 | メール | いいね | 文字サイズ
| ブックマーク | はてな | 聴く | 공유 | 공유하기 | 인쇄 | 프린트 | 저장 | 링크 복사 | 구독
| 구독하기 | 로그인 | 글자 크기 | 스크랩 | 좋아요 | 카카오톡 | 페이스북 | 트위터 | 기사 듣기
| url 복사 | 회원가입 | شارك | مشاركة | طباعة | حفظ | استمع | تابعنا | تسجيل الدخول | اشترك
| نسخ الرابط | إرسال | إعجاب | فيسبوك | تويتر | واتساب | حجم الخط | تيليجرام | แชร์ | พิมพ์
| ติดตาม | साझा करें | शेयर करें
| listen to this story | save for later | gift this article | share full article | play audio |
artikel merken | artikel drucken | écouter l'article | offrir l'article | imprimer l'article |
escuchar noticia | escuchar artículo | ouvir notícia | ascolta l'articolo | слушать статью |
версия для печати | добавить в закладки | طباعة المقال | استمع إلى المقال | 記事を聞く
| 印刷用ページ | 听新闻 |
打印本页 | 收藏本文 | 字体 | 字體 | manage preferences | accept all | accept | alle akzeptieren
| tout
accepter | aceptar todo | принять все | đồng ý | từ chối | setuju | 接受 | 拒绝 | 同意する
| قبول الكل
"""

MENU = """
menu | home | homepage | news | politics | business | economy | sports | sport | world | culture
| opinion | technology | tech | science | health | travel | education | entertainment | lifestyle
| video | videos | photos | podcast | podcasts | search | contact | contact us | about | about us
| sitemap | weather | jobs | local | national | international | society | law | english | archive
| trang chủ | tin tức | chính trị | kinh tế | xã hội | thế giới | thể thao | văn hóa | giáo dục
| pháp luật | khoa học | công nghệ | sức khỏe | du lịch | giải trí | đời sống | thời sự | bạn đọc
| tìm kiếm | liên hệ | giới thiệu | kinh doanh | ảnh | địa phương | quốc tế | môi trường
| beranda | berita | politik | ekonomi | olahraga | dunia | budaya | teknologi | kesehatan
| wisata | pendidikan | hiburan | bisnis | lokal | nasional | internasional | cari | kontak
| tentang kami | gaya hidup | hukum | daerah | startseite | nachrichten | wirtschaft | kultur
| wissen | gesundheit | reise | bildung | gesellschaft | panorama | suche | kontakt | über uns
| ausland | inland | lokales | wissenschaft | meinung | gemeinde | wetter | accueil | actualités
| politique | économie | monde | société | santé | voyage | éducation | recherche | rechercher
| qui sommes-nous | opinions | météo | sciences | régions | inicio | portada | noticias
| política | economía | deportes | mundo | cultura | sociedad | salud | viajes | educación
| buscar | contacto | quiénes somos | opinión | ciencia | tecnología | início | notícias
| economia | esportes | desporto | saúde | educação | sociedade | contato | quem somos | ciência
| opinião | tempo | brasil | notizie | cronaca | politica | esteri | cerca | contatti | chi siamo
| salute | viaggi | scienza | cultura e spettacoli | meteo | regioni | nieuws | politiek
| economie | buitenland | binnenland | zoeken | over ons | cultuur | gezondheid | wiadomości
| polityka | gospodarka | świat | kraj | kultura | zdrowie | szukaj | o nas | nauka
| strona główna | pogoda | anasayfa | ana sayfa | haberler | siyaset | spor | dünya | kültür
| sağlık | eğitim | ara | iletişim | hakkımızda | gündem | bilim | yaşam | главная | новости
| политика | экономика | спорт | мир | культура | общество | здоровье | наука | поиск | контакты
| о нас | в мире | образование | происшествия | головна | новини | 首页 | 首頁 | 新闻 | 新聞
| 政治 | 经济 | 經濟 | 体育 | 體育 | 国际 | 國際 | 文化 | 社会 | 社會 | 科技 | 健康 | 教育 | 娱乐
| 娛樂 | 财经 | 財經 | 搜索 | 联系我们 | 关于我们 | 视频 | 图片 | 旅游 | 军事 | ホーム | トップ
| トップページ | ニュース | 経済 | スポーツ | 国際 | エンタメ | 検索 | お問い合わせ | 地域
| 暮らし | 科学 | 홈 | 뉴스 | 정치 | 경제 | 사회 | 국제 | 문화 | 스포츠 | 연예 | 검색 | 회사소개
| 과학 | 건강 | 전국 | 생활 | الرئيسية | أخبار | سياسة | اقتصاد | رياضة | العالم | ثقافة | مجتمع
| صحة | بحث | اتصل بنا | من نحن | تكنولوجيا | علوم | منوعات | หน้าแรก | ข่าว | การเมือง | เศรษฐกิจ
| กีฬา | होम | समाचार | राजनीति | खेल
"""

HOME = """
home | homepage | trang chủ | beranda | startseite | accueil | inicio | portada | início
| página inicial | home page | pagina iniziale | strona główna | anasayfa | ana sayfa | главная
| головна | 首页 | 首頁 | ホーム | トップ | トップページ | 홈 | الرئيسية | หน้าแรก | होम | hjem
| hem | domů | etusivu
"""

TAGS = """
tag | tags | keywords | từ khóa | từ khoá | thẻ | chủ đề | tagar | kata kunci | schlagwörter
| schlagworte | stichwörter | themen | mots-clés | mots clés | étiquettes | etiquetas
| palabras clave | palavras-chave | parole chiave | trefwoorden | tagi | słowa kluczowe
| etiketler | теги | ключевые слова | метки | тэги | 标签 | 標籤 | 关键词 | 關鍵詞 | 关键字
| タグ | キーワード | 태그 | 키워드 | الوسوم | كلمات مفتاحية | كلمات دلالية | แท็ก | टैग
| filed under | topics | thématiques | temas | temas relacionados | tópicos | argomenti |
onderwerpen | тематика | الكلمات المفتاحية | وسوم | テーマ | 主题
"""

VIDEO = """
watch the video | watch video | watch the full video | video player | play video | xem video
| xem clip | video đang xem | mời xem video | tonton video | tonton videonya | saksikan video
| lihat video | video ansehen | sehen sie das video | zum video | voir la vidéo
| regarder la vidéo | en vidéo | ver video | ver el video | mira el video | vea el video
| assista ao vídeo | veja o vídeo | guarda il video | bekijk de video | zobacz wideo
| obejrzyj wideo | videoyu izle | videoyu izleyin | смотрите видео | смотреть видео | видео
| 观看视频 | 觀看影片 | 视频 | 影片 | 動画 | 動画を見る | 영상 보기 | 동영상 | شاهد الفيديو
| فيديو | ดูวิดีโอ | वीडियो देखें
"""

ADVERT = """
skip advertisement | skip ad | scroll to continue with content
| advertisement | advertisements | advertising | sponsored | sponsored content | ad | ads
| article continues below | story continues below | scroll to continue | continue reading below
| quảng cáo | iklan | advertorial | gulir untuk lanjut membaca | anzeige | werbung | annonce
| passer la publicité | fin de la publicité | scroll ke bawah untuk membaca berita
| scroll down untuk melanjutkan membaca | gulir ke bawah
| publicité | publicidad | anuncio | publicidade | continua depois da publicidade | pubblicità
| advertentie | reklama | reklam | реклама | 广告 | 廣告 | 広告 | 광고 | إعلان | โฆษณา | विज्ञापन
"""

FOOTER = """
copyright | all rights reserved | terms of use | terms of service | terms and conditions
| privacy policy | cookie policy | cookie settings | imprint | bản quyền | mọi quyền được bảo lưu
| chính sách bảo mật | điều khoản sử dụng | hak cipta | hak cipta dilindungi | kebijakan privasi
| pedoman media siber | syarat dan ketentuan | alle rechte vorbehalten | impressum | datenschutz
| datenschutzerklärung | nutzungsbedingungen | agb | tous droits réservés | mentions légales
| politique de confidentialité | conditions d'utilisation | todos los derechos reservados
| aviso legal | política de privacidad | política de cookies | todos os direitos reservados
| política de privacidade | termos de uso | tutti i diritti riservati | informativa sulla privacy
| note legali | alle rechten voorbehouden | privacybeleid | wszelkie prawa zastrzeżone
| polityka prywatności | regulamin | tüm hakları saklıdır | gizlilik politikası | künye
| все права защищены | политика конфиденциальности | 版权所有 | 版權所有 | 隐私政策 | 免责声明
| 使用条款 | 無断転載禁止 | 無断転載を禁じます | プライバシーポリシー | 利用規約 | 無断複製
| 저작권자 | 무단전재 | 무단 전재 | 개인정보처리방침 | 이용약관 | جميع الحقوق محفوظة
| سياسة الخصوصية | شروط الاستخدام | สงวนลิขสิทธิ์ | सर्वाधिकार सुरक्षित
| subscribe to our newsletter | sign up for our newsletter | đăng ký nhận bản tin
| berlangganan newsletter | newsletter abonnieren | newsletter
| inscrivez-vous à notre newsletter | suscríbete a nuestro boletín | assine a nossa newsletter
| iscriviti alla newsletter | schrijf je in voor de nieuwsbrief | zapisz się do newslettera
| bültene abone ol | подпишитесь на рассылку | 订阅我们的新闻 | メールマガジン登録
| 뉴스레터 구독 | اشترك في النشرة البريدية
"""

PICTURE = """
photo | photos | picture | pictures | image | images | photo credit | photo by | caption | pic
| ảnh | ảnh minh họa | hình ảnh | hình | ảnh tư liệu | nguồn ảnh | foto | foto ilustrasi | gambar
| ilustrasi | sumber foto | bild | bilder | bildquelle | symbolbild | grafik | crédit photo
| crédits photo | photographie | imagen | imágenes | fotografía | fotos | imagem | imagens
| fotografia | immagine | foto di | beeld | zdjęcie | zdjęcia | fot | fotoğraf | görsel | фото
| фотография | снимок | іmage | 图 | 圖 | 图片 | 圖片 | 图片来源 | 摄 | 资料图 | 照片 | 写真
| 画像 | 撮影 | 写真提供 | 사진 | 사진 제공 | 이미지 | 그래픽 | صورة | الصورة | تصوير | ภาพ
| फोटो | तस्वीर
"""

WRITER = """
by | written by | words by | author | reported by | text by | story by | posted by | published by
| published | updated | last updated | posted | posted on | published on | translated by
| tác giả | bài và ảnh | người viết | biên tập | cập nhật | đăng lúc | ngày đăng | dịch | oleh
| penulis | ditulis oleh | pewarta | diterbitkan | diperbarui | penerjemah | tanggal | von
| autor | autorin | verfasst von | geschrieben von | veröffentlicht | veröffentlicht am
| aktualisiert | stand | übersetzt von | par | auteur | auteure | rédigé par | publié le | publié
| mis à jour | mis à jour le | traduit par | por | escrito por | autora | publicado
| publicado el | publicado em | actualizado | atualizado | atualizado em | traducido por | di
| a cura di | autore | scritto da | pubblicato | pubblicato il | aggiornato | door
| geschreven door | gepubliceerd | gepubliceerd op | bijgewerkt | opracował | opracowała
| opublikowano | data publikacji | aktualizacja | yazan | yazar | yayınlanma | yayın tarihi
| güncelleme | автор | текст | опубликовано | обновлено | перевод | 作者 | 记者 | 記者 | 编辑
| 編輯 | 责任编辑 | 責任編輯 | 发布时间 | 發布時間 | 发表时间 | 更新时间 | 时间 | 日期 | 文
| 译者 | 执笔 | 執筆 | 著者 | 取材 | 公開日 | 更新日 | 掲載日 | 投稿日 | 기자 | 글 | 입력 | 수정
| 승인 | 작성자 | 등록 | بقلم | كتب | كتبت | المؤلف | نشر | نشر في | تاريخ النشر | آخر تحديث
| ترجمة | โดย | เผยแพร่ | द्वारा | प्रकाशित
"""

CREDIT = """
according to | source | via | with | courtesy of | theo | nguồn | menurut | dikutip dari | sumber
| dilansir dari | laut | nach | quelle | mit material von | selon | d'après | avec | según
| con información de | fuente | segundo | com informações de | fonte | secondo | con | volgens
| bron | met | według | za | źródło | kaynak | по материалам | по данным | источник
| по сообщению | 据 | 據 | 来源 | 來源 | 出典 | 提供 | 출처 | المصدر | نقلا عن | وكالات | ที่มา
| साभार
"""

NOTICE = """
we use cookies | this site uses cookies | this website uses cookies | uses cookies to
| chúng tôi sử dụng cookie | trang web này sử dụng cookie | menggunakan cookie
| wir verwenden cookies | wir nutzen cookies | verwendet cookies | utilise des cookies
| nous utilisons des cookies | usamos cookies | utilizamos cookies | utiliza cookies
| usa i cookie | utilizza i cookie | utilizza cookie | utilizziamo i cookie | gebruikt cookies
| wij gebruiken cookies | używa plików cookie | używamy plików cookie | çerez kullanıyoruz
| çerezleri kullanıyoruz | использует файлы cookie | используем файлы cookie | 使用 cookie
| cookie を使用 | 쿠키를 사용 | ملفات تعريف الارتباط | please enable javascript
| your browser does not support | bạn cần bật javascript | bitte aktivieren sie javascript
| veuillez activer javascript | active javascript | enable javascript in your browser
"""

LETTER = """
newsletter | newsletters | inbox | your email | email address | your e-mail | mailing list
| notifications | notificaciones | bản tin | nhập email | email của bạn | hộp thư
| buletin | masukkan email | email anda
| postfach | e-mail-adresse | ihre e-mail | infolettre | votre e-mail | adresse e-mail
| votre boîte mail | boletín | correo electrónico | tu correo | su correo | boletim | seu e-mail
| seu email | la tua email | indirizzo email | nieuwsbrief | je e-mailadres | twój e-mail
| adres e-mail | bülten | e-posta | рассылка | рассылку | адрес почты | ваш email | ваш e-mail
| メールマガジン | メルマガ | メールアドレス | 邮箱 | 郵箱 | 简报 | 電子報 | 뉴스레터 | 이메일
| النشرة | بريدك | البريد الإلكتروني | จดหมายข่าว | อีเมล
"""

NETWORKS = """
facebook | twitter | whatsapp | telegram | linkedin | pinterest | instagram | youtube | zalo
| messenger | tiktok | reddit | weibo | wechat | viber | line | google news | google | email | x
| e-mail | app store | play store | google play | threads | bluesky | mastodon | flipboard
| vkontakte | вконтакте | одноклассники | фейсбук | телеграм | 微信 | 微博 | qq空间 | qq | はてな
| 카카오톡 | 페이스북 | فيسبوك | تويتر | واتساب | تيليجرام
"""

READING_TIME = """
read | reading time | listen | listening time | đọc | nghe | thời gian đọc | waktu baca | baca
| dengarkan | lesezeit | lesedauer | hördauer | temps de lecture | lecture | durée
| tiempo de lectura | lectura | tempo de leitura | leitura | tempo di lettura | lettura
| leestijd | czas czytania | okuma süresi | время чтения | на чтение | час читання
| 阅读时间 | 阅读需 | 閱讀時間 | 読了時間 | この記事は約 | 읽는 시간 | مدة القراءة | وقت القراءة
"""

COOKIES = """
cookie | cookies | куки | クッキー | 쿠키 | çerez | çerezler | çerezleri | ملفات تعريف الارتباط
| คุกกี้
"""

SUBSCRIBE = """
subscribe | subscribe now | sign up | sign me up | register | join | đăng ký | đăng ký ngay
| daftar | langganan | berlangganan | kirim | anmelden | abonnieren | s'abonner | je m'abonne
| je m'inscris | m'inscrire | s'inscrire | suscribirse | suscribirme | suscríbete | assinar
| inscreva-se | iscriviti | abbonati | inschrijven | aanmelden | zapisz się | abone ol | kaydol
| подписаться | подпишитесь | 登録する | 登録 | 購読する | 订阅 | 立即订阅 | 訂閱 | 구독하기
| 구독
| اشترك | اشترك الآن | สมัคร | abonnieren sie | melden sie sich an | abonnez-vous
| inscrivez-vous | recevez | suscríbase | suscríbete aquí | assine | receba | ricevi | abonneer je
| zasubskrybuj | подписывайтесь | 扫码关注 | 关注我们
"""

SKIP = """
skip to content | skip to main content | skip navigation | jump to content
| chuyển đến nội dung | chuyển đến nội dung chính | chuyển tới nội dung | bỏ qua nội dung
| lewati ke konten | langsung ke konten | loncat ke konten | zum inhalt springen | zum inhalt
| zum hauptinhalt springen | direkt zum inhalt | aller au contenu | aller au contenu principal
| passer au contenu | saltar al contenido | ir al contenido | ir al contenido principal
| pular para o conteúdo | ir para o conteúdo | vai al contenuto | salta al contenuto
| naar de inhoud | ga naar de inhoud | przejdź do treści | içeriğe geç | içeriğe atla
| перейти к содержимому | перейти к содержанию | перейти к основному содержанию
| перейти до вмісту | přejít k obsahu | hoppa till innehåll | 跳到主要内容 | 跳至内容 | 跳到内容
| 跳至主要內容 | 本文へスキップ | コンテンツへスキップ | 本文へ移動 | 본문 바로가기
| 본문으로 바로가기
| تخطي إلى المحتوى | انتقل إلى المحتوى | ข้ามไปยังเนื้อหา
"""

APP = """
app | apps | application | ứng dụng | aplikasi | aplicación | aplicativo | applicazione
| aplikację
| uygulama | uygulamasını | приложение | застосунок | アプリ | 客户端 | 應用程式 | 앱 | تطبيق
| تطبيقنا
| แอป
"""

FETCH = """
download | get | install | tải | tải ứng dụng | unduh | pasang | herunterladen | laden
| téléchargez | télécharger | installez | descarga | descargar | baixe | baixar | scarica
| pobierz
| indir | indirin | скачайте | скачать | установите | ダウンロード | 下载 | 下載 | 다운로드 | حمل
| حملوا | نزل | ดาวน์โหลด
"""
