"""What each language writes with a full stop that ends no sentence, as plain word lists.

*Titles* are always followed by what they belong to (Dr., TS., Jl.). *Numbered* words are
abbreviations before a number alone (No. 5, hlm. 12): “No.” is also an answer. *Shortened* words
may stand anywhere, at a sentence's end too (Inc., p.m., ca.). *Enumerations* are the words that
close a list, and often a sentence (etc., usw., dll.).

*Openers* decide behind shortened words, initials and ordinals: articles, pronouns, conjunctions,
prepositions, words that begin many sentences and have no other reason for their capital letter.

*Ties* are words with which a sentence goes on behind dots, for scripts whose letters do not tell.

Words are listed as they are written inside a sentence, case included: `TS.` is a doctor in
Vietnamese, `Co.` a company and `co` a word.
In languages with *ordinals* a number with a full stop is one (13. Dezember). A language without
lists here relies on the abbreviations that sentencex knows.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Conventions:
    """The lists of one language; see the module's description."""

    titles: frozenset[str]
    numbered: frozenset[str]
    numbered_endings: tuple[str, ...]
    shortened: frozenset[str]
    enumerations: frozenset[str]
    openers: frozenset[str]
    ties: tuple[str, ...]
    ordinals: bool


_ORDINALS = frozenset([
    "bs", "cs", "da", "de", "et", "eu", "fi", "fo", "hr", "hu", "is",
    "lb", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "tr",
])  # fmt: skip

_SAME = {"ms": "id"}  # Malay abbreviates as Indonesian does

_EVERYWHERE = "Mr Mrs Ms Dr Prof Capt Lt Sgt"  # titles that names in news keep abroad
_TITLES = {
    "en": "Mr Mrs Ms Dr Prof Rev Hon Gen Gov Sen Rep Lt Col Capt Cmdr Maj Sgt Adm Mt Messrs Mme "
    "Supt Insp Det Pvt Cpl",
    "vi": "TS PGS ThS GS BS TSKH KTS NGND NGƯT NSND NSƯT TP Tp Ths Gs Pgs Ts Bs Mr Ms Mrs Dr Prof",
    "id": "Tn Ny Nn Sdr Sdri dr Dr drg Drs Dra Prof Ir H Hj KH R Rd RM Kol Letkol Mayjen Brigjen "
    "Letjen Jend Kapt Jl Jln Gg Kel Kec Kab Prov Kep St Mr Mrs Ms tgl Yth Bpk Ust",
    "de": "Dr Prof Hr Hrn Fr Frl St Dipl Ing Mag Hrsg Bearb Gebr Sr Br Mr Mrs Ms Univ Priv Doz med "
    "phil jur rer nat Abg Gen Hptm Ltn Kard Mgr",
    "fr": "M MM Me Mgr Dr Pr Prof St Ste Mr Vve Gal Cap Col Lt Mlle Mme",
    "es": "sr sra srta sres dr dra lic ing Sr Sra Srta Sres Sras D Dña Da Dr Dra Drs Prof Profa "
    "Lic Ing Arq Gral Cnel Cap Sto Sta Fr Mons Ud Uds Vd Vds Avda Av C Pza Excmo Ilmo",
    "it": "sig sigg dott prof ing avv arch geom rag on sen gen mons Sig Sigg Dott Prof Ing Avv "
    "Arch Geom Rag On Sen Gen Col Cap Mons Fr Ss Egr Gent Spett Dr S",
    "pt": "sr sra srs dr dra eng Sr Sra Srs Sras Srta Dr Dra Drs Prof Profa Eng Exmo Exma Gen Cel "
    "Cap Dom Fr Pe Sto Sta Av D V",
    "nl": "dhr mevr mw dr drs ir ing mr prof ds st Dhr Mevr Mw Dr Drs Ir Ing Mr Prof Ds St jhr",
    "pl": "dr hab prof mgr inż lic ks o św p pp bp abp gen płk kpt por red ul al pl os Dr Prof Ks "
    "Św Ul Al",
    "tr": "Dr Prof Doç Av Sn Yrd Uzm Op Arş Gör Öğr Alb Yzb Org Korg Mah Cad Sok Bul Hz Müh",
    "ru": "г-н г-жа проф акад доц д-р ул просп св тов ген полк см ср",
    "sv": "dr Dr prof Prof hr Hr fr Fr kand fil doc ing St",
    "cs": "Dr MUDr JUDr PhDr RNDr Ing ing Mgr Bc prof Prof doc Doc pan p sv tř ul nám gen plk "
    "mjr kpt",
    "el": "κ κα κος κκ Κ Δρ δρ καθ Καθ οδ λεωφ Αγ αγ",
    "uk": "п пані проф акад доц вул просп св ген полк ім о пл пров бульв",
    "ro": "dl Dl dna Dna dlui dnei dr Dr prof Prof ing Ing av Av gen col str Str bd Bd Sf sf",
    "hu": "dr Dr prof Prof ifj id özv Özv Id Ifj gr br Szt",
    "fi": "tri prof Prof toht maist",
    "hi": "डॉ प्रो श्री पं कु सुश्री एम एन एस आर पी बी सी डी जी जे वी टी ए ई के एल",
}
_NUMBERED = {
    "en": "No Nos Nr App Art Arts Sec Fig Figs Vol Vols Ch Chap p pp Para Op Eq Ref Tel Ext Rm "
    "c ca cf",
    "vi": "No Nr Art Vol tr Tr ĐT Tel Fax S",
    "id": "No Nomor Th RT RW Hal hlm hal Psl Ps jl vol Vol bab Tel Telp Fax Rp Art",
    "de": "Nr Nrn Abs Art Bd Bde Kap S Ziff Abb Tab Anm Aufl Tel Str Vers Jh § Pos Hs Bl",
    "fr": "n no nos art arts chap vol t p pp fig tél Tél al éd env",
    "es": "n nº núm núms pág págs p pp art arts cap caps vol vols fig tel Tel",
    "it": "n nn co art artt cap capp pag pagg p pp vol voll fig tel Tel c",
    "pt": "n nº núm pág págs p pp art arts cap caps vol vols fig tel Tel",
    "nl": "nr nrs art bijl blz p pp afb hfst jrg tel vol",
    "pl": "nr art ust pkt par poz str s t tab rys rozdz tel zł",
    "tr": "No no s ss md c Cilt sy Tel",
    "ru": "№ ст п пп с д кв корп оф стр т гл рис табл стр кн вып тел",
    "sv": "nr Nr s sid kap kl par st fig Fig tab tel Tel § art Art",
    "cs": "č čl odst písm str s obr tab kap sv roč tel Tel",
    "el": "αρ σελ σ άρθ παρ κεφ τόμ τηλ Τηλ εικ πίν αριθ",
    "uk": "№ ст ч п пп с рис табл стор кн вип тел буд кв корп гл",
    "ro": "nr Nr art Art alin pag p cap vol fig tel Tel lit et ap",
    "hu": "sz o old Tel tel kb",
    "fi": "n s nro Nro puh Puh k luku kuva",
}
_NUMBERED_ENDINGS = {"de": ("str",), "nl": ("str",)}  # Goethestr. 12
_SHORTENED = {
    "en": "vs v Inc Ltd Co Corp Bros Jr Sr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
    "approx "
    "est al dept Univ Assn eg ie viz a.m p.m U.S lb oz ft U.K U.N D.C Ph.D St Rd",
    "vi": "TX TT CT KS CN LS Q P H Co Ltd Inc Corp JSC tr.CN",
    "id": "ybs yg dgn spt an a.n u.b u.p a.l PT CV Tbk Sdn Bhd Ltd Inc Co Corp Jan Feb Mar Apr "
    "Jun "
    "Jul Agt Agu Sep Okt Nov Des SH MH MM MA S.H M.H M.Si S.E Ph.D",
    "de": "bzw ca vgl evtl ggf inkl exkl zzgl max min sog gem bes insb geb gest verh gegr Jan Feb "
    "Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez Std Min Sek jun sen Co Inc Ltd Tsd zit Übers "
    "engl dt Mio Mrd frz lat griech urspr allg amtl Dtl ebd Verf Ausg Forts vorm nachm Stk "
    "Mill o.ä "
    "u.a z.B d.h i.d.R u.U v.a",
    "fr": "cf env ex av apr J.-C janv févr avr juil sept oct nov déc Cie Sté Ltd Inc vs suiv dép "
    "réf hab min max boul bd",
    "es": "aprox cf Cía S.A S.L EE.UU EE UU a.C d.C a.m p.m ej vs Ltda Inc Ltd Co",
    "it": "cfr es ca S.p.A S.r.l d.C a.C vs Inc Ltd Co segg seg",
    "pt": "aprox cf Cia Ltda S.A a.C d.C ex vs Inc Ltd Co i.e",
    "nl": "bijv bv ca o.a m.b.t t.a.v vgl resp incl excl jl ll a.d i.v.m d.w.z vs jan feb mrt apr "
    "jun jul aug sept okt nov dec Inc Ltd Co",
    "pl": "np tzw tzn m.in r w ur zm ok godz min sek tys mln mld wg zob por ang niem łac m.st Sp "
    "z.o.o pt",
    "tr": "vs bkz örn M.Ö M.S yy TL A.Ş Ltd Şti T.C",
    "ru": "г гг в вв др т.е т.к им пр пл пер н.э до руб коп тыс млн млрд напр англ нем лат греч "
    "обл р-н км м с ч мин",
    "sv": "t.ex bl.a d.v.s dvs m.fl f.d s.k o.d p.g.a fr.o.m t.o.m bl ca jfr resp jan feb mars "
    "apr "
    "aug sept okt nov dec milj mkr ff etc",
    "cs": "např tj tzv tzn mj popř resp viz cca tis mil mld hod min CSc DrSc Ph.D n.l r a.s "
    "s.r.o zkr stol",
    "el": "π.χ δηλ βλ Βλ πρβλ Πρβλ μ.Χ π.μ μ.μ μ τ.μ χλμ εκ εκατ δισ χιλ περ Α.Ε Ε.Π.Ε",
    "uk": "р рр ст в вв т.е т.зв див Див ін н.е до грн коп тис млн млрд напр англ нім лат обл "
    "р-н км м "
    "см год хв",
    "ro": "ex cca î.Hr d.Hr S.A S.R.L a.c a.m p.m max min aprox lb jud com",
    "hu": "pl ill Vö vö ún stb Kft Bt Rt Zrt Nyrt i.e i.sz kb ker u krt jan febr márc ápr "
    "szept okt "
    "nov dec ezer",
    "fi": "esim ts ns mm ym ko ent eKr jKr klo n noin milj mrd os v",
}
_ENUMERATIONS = {
    "en": "etc",
    "vi": "v.v vv",
    "id": "dll dkk dsb dst",
    "de": "usw etc",
    "fr": "etc",
    "es": "etc",
    "it": "ecc etc",
    "pt": "etc",
    "nl": "enz etc",
    "pl": "itd itp etc",
    "tr": "vb vd vs",
    "ru": "т.д т.п др",
    "sv": "m.m etc osv o.s.v",
    "cs": "atd apod aj etc",
    "el": "κ.λπ κ.ά κλπ κτλ κ.τ.λ κ.ο.κ",
    "uk": "т.д т.п ін",
    "ro": "etc",
    "hu": "stb",
    "fi": "jne yms ym",
}
_OPENERS = {
    "en": "the a an this that these those he she it we they i you his her its our their my your "
    "there here in on at by for from with to of and but or so yet as if when while where "
    "after before since because although though however meanwhile moreover then now not no "
    "yes what why how who which one some many most all both each another such according "
    "under during",
    "vi": "trong theo các những ông bà anh chị em cô chú bác tôi ta chúng họ nó mình hắn y thị "
    "đây "
    "đó này kia khi nếu vì do bởi tuy nhưng và hoặc song rồi thế vậy nên ngoài tại với để "
    "sau trước một hai mỗi mọi từ đến cho hiện nay hôm ngày năm tháng cùng đồng bên về là có "
    "không chưa đã đang sẽ cũng vẫn còn chỉ phải cần được bị ai gì sao đâu nào bao thì mà "
    "điều việc cuộc ví dữ",
    "id": "ia dia kami kita mereka saya aku anda kamu beliau ini itu di ke dari pada dalam dengan "
    "untuk oleh karena sebab jika kalau bila ketika saat setelah sesudah sebelum sementara "
    "selain serta dan atau tetapi namun akan sedangkan maka jadi lalu kemudian selanjutnya "
    "sejak selama menurut bahwa ada tidak bukan belum sudah telah sedang masih juga para "
    "sebuah seorang banyak semua setiap beberapa apa siapa mengapa bagaimana kapan meski "
    "meskipun walaupun seperti tahun bapak ibu hal hasil",
    "de": "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen "
    "diesem jener jene er sie es wir ich ihr du man sein seine seinen seiner ihre ihren "
    "ihrer unser unsere mein meine in im an am auf aus bei beim mit nach seit von vom vor zu "
    "zum zur über unter für durch gegen ohne um und aber oder doch denn sondern wenn als ob "
    "obwohl weil da dass damit nachdem bevor während dann dort hier heute gestern morgen "
    "jetzt nun so auch nur noch schon nicht nein ja doch kein keine was wer wie wo warum wann "
    "welche "
    "welcher alle viele einige manche beide jeder jede dabei dazu daher deshalb darum "
    "trotzdem außerdem zudem jedoch laut zwar danach davor zuvor später zunächst schließlich "
    "inzwischen seitdem bisher bereits niemand jemand mehrere dadurch dafür darauf wegen "
    "trotz zwischen",
    "fr": "le la les l' un une des du ce cette ces cet c' il elle ils elles on nous vous je j' tu "
    "son sa ses leur leurs notre votre mon ma mes dans en à au aux de d' par pour avec sans "
    "sous sur chez vers et mais ou donc or ni car si quand lorsque comme puis alors ensuite "
    "après avant pendant depuis selon ainsi cependant toutefois pourtant enfin qui que quel "
    "quelle où pourquoi comment tout tous toute toutes certains plusieurs chaque aucun ne n' "
    "y",
    "es": "el la los las un una unos unas este esta estos estas ese esa eso aquel él ella ellos "
    "ellas yo tú nosotros ustedes se su sus mi en de del al a por para con sin sobre según "
    "desde hasta entre y e o pero sino aunque si cuando como mientras después antes luego "
    "entonces ahora hoy ayer también tampoco no sí qué quién cuál dónde cómo cuándo todo "
    "todos cada muchos algunos además así lo le les",
    "it": "il lo la i gli le l' un uno una un' questo questa questi queste quello quella egli "
    "ella "
    "lui lei noi voi loro io tu si suo sua in di del della a al alla da dal dalla con su sul "
    "per tra fra e ed ma o però se quando come mentre dopo prima poi allora ora oggi ieri "
    "anche non che chi quale dove perché tutti tutto ogni molti alcuni inoltre così secondo "
    "nel nella c'",
    "pt": "o a os as um uma uns umas este esta estes estas esse essa isso aquele ele ela eles "
    "elas "
    "eu nós você vocês se seu sua seus suas em no na nos nas de do da dos das ao à por pelo "
    "pela para com sem sobre segundo desde até entre e ou mas porém embora quando como "
    "enquanto depois antes então agora hoje ontem também não sim que quem qual onde porque "
    "todo todos cada muitos alguns além assim",
    "nl": "de het een deze dit die dat hij zij ze wij we ik jij je u jullie hun haar zijn onze "
    "mijn in op aan bij met naar van voor door uit over onder tegen tot na om en maar of "
    "want dus als toen terwijl omdat hoewel nadat voordat dan daar hier nu vandaag gisteren "
    "ook niet geen wat wie waar hoe waarom wanneer alle veel sommige elke volgens echter er",
    "pl": "ten ta to ci te on ona ono oni one my wy ja ty się jego jej ich w we na z ze do od po "
    "za przed przez pod nad przy dla bez o u i a ale lub albo oraz jednak więc gdy kiedy "
    "jeśli jeżeli ponieważ choć potem później następnie teraz dziś wczoraj także też nie tak "
    "co kto jak gdzie dlaczego wszystkie każdy wiele niektóre według podczas",
    "tr": "bu şu o ben sen biz siz onlar bunun onun bir ve ama fakat ancak veya ya çünkü eğer "
    "sonra önce şimdi bugün dün orada burada da de ne kim nasıl neden niçin nerede hangi "
    "bütün tüm her bazı birçok ayrıca böylece göre için ise",
    "ru": "он она оно они мы вы я ты его её их этот эта это эти тот та то те в во на с со к ко по "
    "за из от до для при под над без о об у и а но или да если когда пока потому хотя так "
    "как затем потом теперь сегодня вчера также тоже не нет что кто где почему все всё "
    "каждый многие некоторые после перед однако поэтому кроме согласно",
    "sv": "den det de en ett han hon vi ni jag du man dessa denna detta sin sitt hans hennes "
    "deras vår i "
    "på av till för med om och men eller när där här då nu som att efter före under över sedan "
    "också inte nej ja jo ingen vad vem hur varför alla många några varje enligt idag igår",
    "cs": "ten ta to ti ty tyto tento tato toto on ona ono oni my vy já jeho její jejich v ve "
    "na s se z ze "
    "do od po za před při pro bez o u i a ale nebo však když kde tam zde potom pak nyní teď dnes "
    "včera také ne ano co kdo jak proč všichni každý mnoho podle po to",
    "el": "ο η το οι τα τον την των του της ένας μία μια ένα αυτός αυτή αυτό εμείς εσείς εγώ "
    "εσύ σε στο στη "
    "στην στον από με για και αλλά ή όταν όπου εκεί εδώ τότε τώρα σήμερα χθες επίσης δεν μην όχι "
    "ναι τι ποιος πώς γιατί όλοι κάθε πολλοί μετά πριν",
    "uk": "він вона воно вони ми ви я ти його її їх цей ця це ці той та те ті в у на з із зі "
    "до по за від при "
    "під над без про і й а але або якщо коли поки бо хоча так як потім тепер сьогодні вчора також "
    "не ні що хто де чому всі все кожен багато після перед однак тому крім",
    "ro": "el ea ei ele noi voi eu tu un o acest această aceste acel acea în la de din cu pe "
    "pentru prin și dar "
    "sau dacă când unde acolo aici apoi acum azi ieri nu da ce cine cum toți fiecare mulți după "
    "înainte a au",
    "hu": "a az ez ő ők mi ti én te egy és de vagy ha amikor ahol ott itt akkor most ma tegnap "
    "is nem igen mit "
    "ki hogyan miért minden sok után előtt szerint",
    "fi": "hän he me te minä sinä se ne tämä nämä tuo ja mutta tai jos kun missä siellä täällä "
    "sitten nyt tänään "
    "eilen myös ei kyllä mitä kuka miten miksi kaikki jokainen monet jälkeen ennen",
}
_TIES = {
    "ar": "ثم",
    "fa": "و سپس",
    "hi": "और फिर",
    "km": "រួច ហើយ",
    "ko": "그리고",
    "th": "แล้ว และ แต่",
    "lo": "ແລ້ວ ແລະ ແຕ່",
}


@cache
def conventions(language: str) -> Conventions:
    """The lists for a language, by its primary subtag; empty ones where nothing is known."""
    primary = language.partition("-")[0].lower()
    primary = _SAME.get(primary, primary)
    return Conventions(
        titles=_words(_TITLES, primary) | frozenset(_EVERYWHERE.split()),
        numbered=_words(_NUMBERED, primary),
        numbered_endings=_NUMBERED_ENDINGS.get(primary, ()),
        shortened=_words(_SHORTENED, primary),
        enumerations=_words(_ENUMERATIONS, primary),
        openers=_words(_OPENERS, primary),
        ties=tuple(sorted(_words(_TIES, primary))),
        ordinals=primary in _ORDINALS,
    )


def _words(lists: dict[str, str], language: str) -> frozenset[str]:
    return frozenset(lists.get(language, "").split())
