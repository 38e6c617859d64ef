"""Phrases of the programs that sites are made with, and of the boxes that most sites have.

Blogs, encyclopedias, forums and papers run on a few programs, whose texts are the same on each of
their sites: the form for comments, the links to the next post, the notice below a page. As in
`core.intake.phrases`, which has the words of editors, languages follow each other.
"""

REPLY = """
email address will not be published | required fields are marked | save my name email
| notify me of follow-up | notify me of new | to post a comment | to leave a comment
| logged in to comment | log in or register to reply | log in to reply | cancel reply
| sẽ không được hiển thị công khai | các trường bắt buộc | lưu tên của tôi | hủy trả lời
| để bình luận | tidak akan dipublikasikan | ruas yang wajib | simpan nama email saya
| batalkan balasan | login untuk berkomentar | wird nicht veröffentlicht
| erforderliche felder sind | meinen namen meine e-mail | antworten abbrechen
| um zu kommentieren | ne sera pas publiée | les champs obligatoires | enregistrer mon nom
| annuler la réponse | pour commenter | no será publicada | los campos obligatorios
| guarda mi nombre | cancelar la respuesta | para comentar | não será publicado
| campos obrigatórios são | salvar meus dados | cancelar resposta | non sarà pubblicato
| i campi obbligatori sono | salva il mio nome | annulla risposta | per commentare
| wordt niet gepubliceerd | vereiste velden zijn | mijn naam e-mail | reactie annuleren
| nie zostanie opublikowany | wymagane pola są | zapamiętaj moje dane | anuluj pisanie odpowiedzi
| yayınlanmayacak | gerekli alanlar | yanıtı iptal et | не будет опубликован | обязательные поля
| сохранить моё имя | отменить ответ | чтобы оставить комментарий | 不会被公开 | 不會被公開
| 必填项已用 | 必填欄位標示 | 取消回复 | 登录后评论 | 公開されることはありません | 必須項目です
| 返信をキャンセル | 이메일 주소는 공개되지 | 필수 필드는 | 응답 취소 | لن يتم نشر عنوان
| الحقول الإلزامية | إلغاء الرد | จะไม่แสดงให้คนอื่นเห็น | ช่องข้อมูลจำเป็น
"""

WINDOW = """
opens in new window | opens in a new tab | mở trong cửa sổ mới | membuka di jendela yang baru
| wird in neuem fenster geöffnet | ouvre dans une nouvelle fenêtre
| se abre en una ventana nueva | abre em nova janela | si apre in una nuova finestra
| wordt in een nieuw venster geopend | otwiera się w nowym oknie | yeni pencerede açılır
| открывается в новом окне | 在新窗口中打开 | 在新視窗中開啟 | 新しいウィンドウで開きます
| 새 창에서 열림 | فتح في نافذة جديدة | select it and press ctrl | press ctrl enter | нажмите ctrl
| bấm ctrl | tekan ctrl | drücken sie strg | appuyez sur ctrl | pulse ctrl | pressione ctrl
"""

NOTES = """
proudly powered by | powered by | last edited on | text is available under | retrieved from
| additional terms may apply | not responsible for the content of external | licence number
| reuse this content | reprint permissions | this page was last | blog at wordpress
| start writing | report an error | found a mistake | spotted an error | was this page helpful
| was this article helpful | did you find this | rate this article | how did you like
| chạy bằng | sửa đổi lần cuối | giấy phép số | số giấy phép | giấy phép hoạt động
| chịu trách nhiệm nội dung | ghi rõ nguồn | lượt truy cập | đánh giá bài viết | tổng biên tập
| bertenaga | terakhir diubah | dilarang mengutip | laporkan kesalahan | total pengunjung
| stolz präsentiert von | zuletzt bearbeitet | fehler entdeckt | fehler melden | fehler gefunden
| erklärung zur barrierefreiheit | war dieser artikel hilfreich | dernière modification
| fièrement propulsé par | signaler une erreur | cet article vous a-t-il | vous avez aimé
| funciona gracias a | última edición | reportar un error | informar de un error
| sitios externos | te gusta lo que lees | te ha gustado | orgulhosamente | última modificação
| comunicar erro | sugerir correção | gostou do texto | gostou deste | fornito da
| ultima modifica | segnala un errore | ti è piaciuto | trots ondersteund door | fout gezien
| fout gevonden | vond je dit | dumnie wspierane przez | zgłoś błąd | podobał ci się
| gururla sunar | hata bildir | bu habere tepkiniz | beğendiniz mi | работает на
| заметили опечатку | заметили ошибку | увидели опечатку | нашли ошибку | нашли опечатку
| понравилась статья | понравился материал | ссылка на сайт обязательна
| при использовании материалов | свидетельство о регистрации | 自豪地采用 | 最后编辑于
| 未经授权 | 违法和不良信息 | 许可证 | 公网安备 | icp备 | 备案号 | 免责声明 | 版权声明 | 转载请注明
| 訂閱電子報 | 未經授權 | 最終更新 | 無断で複製 | で作成 | このページの情報は
| このページは役に立ちましたか | 記事は参考になりましたか | 등록번호 | 발행인 | 재배포 금지
| 청소년보호책임자 | الموقع غير مسؤول | تصميم وتطوير | آخر تعديل | สงวนสิทธิ์ | พัฒนาโดย
"""

COMMENTS = """
reply | replies | quote | report | log in to leave a comment | recent comments | 1 comment
| share your thoughts | have your say | what do you think | discussion | sort by | newest first
| oldest first | trả lời | phản hồi | gửi phản hồi | bình luận gần đây | chia sẻ ý kiến của bạn
| quan tâm nhất | balas | balasan | tanggapan | kirim tanggapan | komentar terbaru | antworten
| neueste kommentare | kommentar abschicken | diskutieren | debatte | répondre | réponses
| commentaires récents | laisser un commentaire | donnez votre avis | responder | respuestas
| comentarios recientes | deja una respuesta | publicar comentario | comentários recentes
| deixe uma resposta | publicar comentário | rispondi | risposte | commenti recenti
| invia commento | beantwoorden | reacties plaatsen | reactie plaatsen | recente reacties
| odpowiedz | najnowsze komentarze | opublikuj komentarz | yanıtla | son yorumlar
| yorum gönder | ответить | ответы | свежие комментарии | отправить комментарий
| комментарии отсутствуют | 回复 | 回覆 | 条评论 | 评论列表 | 近期评论 | 我来说两句 | 文明上网
| 写留言 | 精选留言 | 返信 | 返信する | コメント一覧 | 最近のコメント | コメントを投稿 | 답글
| 답글 달기
| 댓글 등록 | 최근 댓글 | رد | الرد | أضف تعليقك | أحدث التعليقات | التعليقات مغلقة | ตอบกลับ
| ความเห็นล่าสุด
"""

RELATED = """
see also | more | more posts | more on this | more articles | more like this | more in
| previous | next | previous post | next post | previous article | next article | post navigation
| recent | archives | similar threads | newer post | older post | newer posts | older posts
| you might like | you may have missed | don't miss | in case you missed it | read this next
| the latest | from our partners | around the web | most shared | most commented | most popular
| popular now | editors' picks | explore more | explore more on these topics | in this story
| more by this author | about the author | related topics | related tags | topics in this story
| bài trước | bài sau | bài viết trước | bài viết sau | bài viết cũ hơn | bài viết mới hơn
| điều hướng bài viết | tin cũ hơn | tin mới hơn | tin tức liên quan | xem tiếp | đọc tiếp
| bài đọc nhiều nhất | chủ đề liên quan | bài khác | quan tâm nhiều nhất | chuyên mục khác
| navigasi pos | pos sebelumnya | pos berikutnya | sebelumnya | berikutnya | artikel sebelumnya
| artikel berikutnya | baca artikel | berita kota anda | kabar terkait | tulisan terkait
| paling banyak dibagikan | lihat selengkapnya | pilihan redaksi | topik pilihan | topik hangat
| beitrags-navigation | beitragsnavigation | vorheriger beitrag | nächster beitrag
| vorheriger artikel | nächster artikel | ältere beiträge | neuere beiträge
| das könnte ihnen auch gefallen | das könnte dir auch gefallen | ähnliche beiträge
| lesen sie mehr | lesen sie hier | lesen sie dazu | mehr zu diesem thema | mehr artikel
| mehr von | dazu passend | meistkommentiert | meistgeteilt | neu auf | über den autor
| über die autorin | navigation de l'article | article précédent | article suivant | précédent
| suivant | articles récents | à découvrir | à ne pas manquer | voir aussi | voir plus
| la rédaction vous conseille | la rédaction vous recommande | sur le même sujet | nos articles
| les plus partagés | du même auteur | articles du même auteur | sujets associés | en continu
| navegación de entradas | entrada anterior | entrada siguiente | entradas recientes
| artículo anterior | artículo siguiente | noticia relacionada | contenido relacionado
| entradas relacionadas | ver más | sobre la firma | más de este autor | lo más compartido
| lo más comentado | otras noticias | noticias destacadas | puede interesarte | archivado en
| navegação de posts | post anterior | próximo post | posts recentes | artigo anterior
| próximo artigo | artigo seguinte | outras notícias | outras crônicas | outros artigos
| leia mais notícias | sobre o autor | as mais vistas | mais vistas | tópicos relacionados
| navigazione articoli | articolo precedente | articolo successivo | articoli recenti
| altre notizie | vedi anche | leggi anche | leggi altro | i più condivisi | sull'autore
| berichtnavigatie | vorige bericht | volgende bericht | recente berichten | ook interessant
| meer artikelen | meest gedeeld | veel gedeeld | veel gelezen | over de auteur | bekijk meer
| sprawdź | nawigacja wpisu | poprzedni wpis | następny wpis | ostatnie wpisy | poprzedni artykuł
| następny artykuł | sprawdź też | sprawdź także | popularne | popularne w regionie | o autorze
| yazı dolaşımı | önceki yazı | sonraki yazı | son yazılar | önceki haber | sonraki haber
| ilgili haber | ilginizi çekebilecek | günün öne çıkanları | en çok paylaşılanlar | yazar hakkında
| навигация по записям | предыдущая запись | следующая запись | свежие записи
| предыдущая новость | следующая новость | ранее мы писали | ранее сообщалось | читать также
| читать ещё | ещё новости | вам может быть интересно | материалы рубрики | об авторе | статьи
| 上一篇 | 下一篇 | 文章导航 | 近期文章 | 相关链接 | 往期推荐 | 往期精选 | 往期回顾 | 更多精彩
| 喜欢此内容的人还喜欢 | 编辑推荐 | 热点推荐 | 猜您喜欢 | 为您推荐 | 換一換 | 换一换 | 更多報導
| 看更多 | 你可能也喜歡 | 你可能感興趣 | 文章導覽 | 投稿ナビゲーション | 前の記事 | 次の記事
| 前の投稿 | 次の投稿 | 過去の投稿 | 最近の投稿 | 関連リンク | 関連トピック | こちらの記事も
| 次に読む | あなたにおすすめ | この著者の記事 | この記事の関連記事 | ランキング | 一覧へ
| 이전 글 | 다음 글 | 이전 기사 | 다음 기사 | 다음 이야기 | 글 내비게이션 | 최근 글 | 관련 글
| 이 기사와 함께 | 추천 뉴스 | 실시간 인기 | تصفح المقالات | المقالة السابقة | المقالة التالية
| الخبر السابق | الخبر التالي | أحدث المقالات | مواضيع قد تهمك | حول هذه القصة | عن الكاتب
| اقرأ المزيد | الأكثر تداولا | บทความก่อนหน้า | บทความถัดไป | ข่าวแนะนำ | ข่าวก่อนหน้า
| อ่านข่าวที่เกี่ยวข้อง | เรื่องที่เกี่ยวข้อง | ข่าวยอดนิยม | ข่าวอื่น | แนะนำสำหรับคุณ | อ่านต่อ | เรื่องล่าสุด
"""

BUTTONS = """
share this post | share this story | like this | like | likes | loading | gift | gift article
| save this story | save for later | add to reading list | add to favorites | read aloud
| show more | see more | see all | view all | load more | show all | read full story | expand
| enlarge | zoom in | edit | view source | view history | permalink | cite this | cite
| jump to comments | jump to navigation | back to homepage | back to news | go back
| turn on notifications | get notifications | switch to dark mode | dark mode | try again
| chia sẻ bài | sao chép | quay lại | trở lại | xem tất cả | tặng sao | phóng to | đọc báo
| nghe bài viết | bật thông báo | lưu bài viết | chế độ tối | in trang | in trang này
| bagikan ini | menyukai ini | suka memuat | memuat | perbesar | lihat semua | lihat foto
| baca nanti | kembali | simpan artikel | muat lainnya | tampilkan semua | teilen mit
| gefällt mir | wird geladen | merkliste | zur merkliste | zur merkliste hinzufügen | vergrößern
| bild vergrößern | verschenken | artikel verschenken | alle anzeigen | mehr anzeigen
| mehr laden | nach oben | zum seitenanfang | zurück | zurück zur übersicht | zurück zur startseite
| seite drucken | in der app anhören | favoris | ajouter aux favoris | offrir | offrir cet article
| agrandir | chargement | voir tout | tout voir | afficher plus | haut de page | retour
| retour à l'accueil | retour en haut | retour à la liste | imprimer la page | lire plus tard
| enregistrer l'article | comparte esto | comparte | comenta | cargando | me gusta cargando
| ampliar | ver todo | ver todas | mostrar más | volver | volver arriba | volver al inicio
| guardar para después | regalar artículo | leer más tarde | ver biografía | compartilhe isso
| curtir isso | carregando | ampliar imagem | ver tudo | mostrar mais | voltar | voltar ao topo
| guardar artigo | oferecer artigo | seguir autor | seguir autora | seguir tópicos | ler mais tarde
| mi piace | caricamento | ingrandisci | vedi tutti | mostra altro | torna su | torna alla home
| delen | vind ik leuk | laden | vergroot | bekijk alles | toon meer | terug naar boven
| naar de voorpagina | bewaar artikel | lubię to | wczytywanie | powiększ | zobacz wszystkie
| pokaż więcej | do góry | wróć | yükleniyor | büyüt | tümünü gör | daha fazla göster | başa dön
| geri dön | загрузка | увеличить | показать ещё | показать все | смотреть все | наверх | назад
| вернуться к началу | назад к списку | сохранить статью | все новости | версия для слабовидящих
| 加载中 | 加载更多 | 查看全部 | 查看更多 | 返回顶部 | 回到顶部 | 返回首页 | 返回 | 提交
| 点击查看大图
| 阅读原文 | 扫码分享 | 扫描二维码 | 加入收藏 | 在看 | 点分享 | 点收藏 | 点在看 | 点点赞 | 載入更多
| 回頂端 | 加入好友 | 讚 | 打开app | 打开客户端 | 共有 | 読み込み中 | いいね読み込み中 | もっと見る
| すべて見る | 一覧を見る | ページトップへ | トップへ戻る | 戻る | 拡大する | 拡大 | 画像を拡大
| 送信
| クリップ | スキ | アプリで読む | このページを印刷 | 공유하기 | 더보기 | 전체보기 | 목록 | 맨 위로
| 위로 가기 | 글자 작게 | 글자 크게 | 추천순 | 최신순 | 스크랩하기 | عرض المزيد | عرض الكل
| العودة إلى الأعلى | رجوع | تكبير | تحميل المزيد | نسخ الرابط | ดูทั้งหมด | ดูเพิ่มเติม | กลับสู่ด้านบน
| กลับหน้าแรก | พิมพ์หน้านี้ | ฟังข่าว
"""

TAGS = """
categories | category | posted in | tagged | tagged with | filed in | topic | related tags
| labels | hidden categories | chuyên mục | danh mục | đăng trong | được gắn thẻ | kategori
| label | ditulis dalam | kategorie | kategorien | veröffentlicht in | schlagwort
| verschlagwortet mit | catégorie | catégories | publié dans | marqué | sujets | rubriques
| categoría | categorías | publicado en | etiquetado | categoria | categorias | marcado
| pubblicato in | categorie | gepubliceerd in | getagd | kategorie | zaszufladkowano do
| tematy | otagowano | kategori | etiket | yayımlandığı kategori | рубрика | рубрики | категория
| категории | темы | с метками | 分类 | 分類 | 收录于合集 | 话题 | カテゴリー | カテゴリ | ジャンル
| 카테고리 | 분류 | 주제 | التصنيفات | تصنيف | مواضيع | หมวดหมู่ | ป้ายกำกับ | แท็กที่เกี่ยวข้อง
"""

MENU = """
you are here | bạn đang ở đây | anda di sini | anda berada di sini | sie sind hier
| sie befinden sich hier | vous êtes ici | está aquí | usted está aquí | estás en | você está aqui
| está em | sei qui | ti trovi qui | u bent hier | je bent hier | jesteś tutaj | buradasınız
| вы здесь | 当前位置 | 您的位置 | 現在位置 | 目前位置 | 현재 위치 | أنت هنا | คุณอยู่ที่นี่
| main menu | primary menu | site navigation | navigation | sections | all sections | search for
| sign out | my account | account | profile | settings | help | faq | careers | press | donate
| support us | e-paper | e-edition | newsletters | events | calendar | members | forums | gallery
| advertise | advertise with us | editorial team | legal notice | accessibility | feedback
| contact us | mục lục | bản đồ trang | toà soạn | tòa soạn | đặt báo | hỏi đáp | văn bản
| thông báo | quảng cáo | liên kết website | tuyển dụng | thư viện ảnh | indeks | indeks berita
| redaksi | karir | info iklan | pedoman | tentang | agenda | pengumuman | galeri | profil
| beranda | bantuan | navigation überspringen | seitennavigation | suche nach | hilfe
| barrierefreiheit | mediadaten | karriere | stellenanzeigen | veranstaltungen | leichte sprache
| gebärdensprache | merkzettel | warenkorb | colofon | vacatures | klantenservice | adverteren
| algemene voorwaarden | over deze site | plan du site | sommaire | mon compte | aide
| agenda | contactez-nous | contacter la rédaction | nous contacter | qui sommes nous
| gestion des cookies | accessibilité | carrières | recrutement | publicité | annonces légales
| mapa del sitio | mi cuenta | ayuda | hemeroteca | publicidad | contáctenos | servicios
| quiénes somos | trabaja con nosotros | mapa do site | minha conta | ajuda | anuncie
| expediente | ficha técnica | estatuto editorial | contactos | fale conosco | trabalhe conosco
| mappa del sito | redazione | pubblicità | lavora con noi | aiuto | redakcja | reklama u nas
| mapa strony | pomoc | praca | bize ulaşın | yayın ilkeleri | reklam | yardım | site haritası
| редакция | о проекте | обратная связь | реклама на сайте | вакансии | карта сайта | помощь
| главное | документы | подписка | 网站地图 | 广告服务 | 招聘信息 | 加入我们 | 联系方式 | 法律声明
| 友情链接 | 客户端 | 官方微信 | 留言板 | 相册 | 日志 | 網站導覽 | 關於我們 | 聯絡我們 | 著作權聲明
| サイトマップ | 会社概要 | 採用情報 | 広告掲載 | ヘルプ | プロフィール | アクセシビリティ
| リンク集
| このサイトについて | 個人情報の取り扱い | お知らせ | ニュースレター | 사이트맵 | 기사제보
| 광고문의
| 고객센터 | 만든 사람들 | 함께 일하기 | 전체메뉴 | 구독신청 | خريطة الموقع | تواصل معنا
| أعلن معنا | فريق التحرير | هيئة التحرير | وظائف | البث الحي | برامج | เกี่ยวกับเรา | ติดต่อเรา
| ติดต่อโฆษณา | ร่วมงานกับเรา | แผนผังเว็บไซต์ | นโยบายความเป็นส่วนตัว
"""

PICTURE = """
image source | image caption | image credit | figure caption | illustration | illustrations
| nguồn hình ảnh | chụp lại hình ảnh | sumber gambar | keterangan gambar | bildbeschreibung
| bildunterschrift | fotos | crédit image | légende image | légende | illustrations
| fuente de la imagen | pie de foto | crédito da foto | legenda da foto | didascalia | beeldbron
| onderschrift | źródło zdjęcia | podpis zdjęcia | görsel kaynağı | fotoğraf altı yazısı
| источник изображения | подпись к фото | фотографии | иллюстрация | иллюстрации | 图像来源
| 图像加注文字 | 圖像來源 | 圖像加註文字 | 摄影 | 攝影 | 插图 | 画像提供 | 画像説明 | 写真説明
| イラスト | 이미지 출처 | 사진 설명 | مصدر الصورة | التعليق على الصورة | ที่มาของภาพ
| คำบรรยายภาพ | ภาพจาก | ภาพประกอบ
"""

WRITER = """
thread starter | staff reporter | correspondent | article information | story by | text and photos
| ein text von | text von | eine reportage von | bài | bài, ảnh | phóng viên | thực hiện
| reporter | jurnalis | penulis dan foto | texte | texte et photos | texto | texto y fotos
| redacción | reportagem | redação | testo | testo e foto | tekst | tekst i zdjęcia | haber
| подготовил | подготовила | беседовал | беседовала | корреспондент | 文字 | 排版 | 责编 | 审核
| 撰文 | 来源作者 | 本文作者 | 撰稿 | 記者 | 文・写真 | 取材・文 | 글·사진 | 글쓴이 | كتب
| تحرير | إعداد | เรื่อง | ผู้เขียน
"""
