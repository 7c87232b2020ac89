#include "words/report.h"

/* English, Arabic, Turkish, Russian, French. */
static const char *const WORDS[DZ_SAY_COUNT][DZ_LANG_COUNT] = {
    [DZ_SAY_SUMMARY] = {"Summary", "الخلاصة", "Özet", "Краткий обзор", "Résumé"},
    [DZ_SAY_CONTENTS] = {"Contents", "المحتويات", "İçindekiler", "Содержание", "Sommaire"},
    [DZ_SAY_MAP] = {"Map through the rounds", "الخريطة عبر الجولات", "Turlar boyunca harita",
                    "Карта по раундам", "Carte au fil des cycles"},
    [DZ_SAY_CHART] = {"Areas through time", "المساحات عبر الزمن", "Zaman içinde alanlar",
                      "Площади во времени", "Superficies au fil du temps"},
    [DZ_SAY_ROUNDS] = {"Rounds", "الجولات", "Turlar", "Раунды", "Cycles"},
    [DZ_SAY_ZONES] = {"Area by area", "منطقة منطقة", "Bölge bölge", "По зонам", "Zone par zone"},
    [DZ_SAY_METHOD] = {"Method, basis and confidence", "المنهج والأساس ودرجة الثقة",
                       "Yöntem, dayanak ve güven", "Метод, основания и достоверность",
                       "Méthode, base et confiance"},
    [DZ_SAY_SOURCES] = {"Sources", "المصادر", "Kaynaklar", "Источники", "Sources"},
    [DZ_SAY_LICENCES] = {"Licences", "الرخص", "Lisanslar", "Лицензии", "Licences"},
    [DZ_SAY_CHANGES_SINCE] = {"Changes since round %d", "التغيّرات منذ الجولة %d",
                              "%d. turdan bu yana değişiklikler", "Изменения после раунда %d",
                              "Changements depuis le cycle %d"},
    [DZ_SAY_CHANGES] = {"Changes", "التغيّرات", "Değişiklikler", "Изменения", "Changements"},
    [DZ_SAY_PLACES] = {"Settlements that changed hands", "البلدات التي تغيّرت السيطرة عليها",
                       "El değiştiren yerleşimler", "Населённые пункты, перешедшие под другой контроль",
                       "Localités qui ont changé de mains"},
    [DZ_SAY_CROSSINGS] = {"Crossings", "المعابر", "Geçiş noktaları", "Переходы", "Points de passage"},
    [DZ_SAY_EXCHANGES] = {"Exchanges of detainees", "عمليات تبادل المحتجزين", "Alıkonulanların takası",
                          "Обмены удерживаемыми лицами", "Échanges de détenus"},
    [DZ_SAY_ROUND] = {"Round", "الجولة", "Tur", "Раунд", "Cycle"},
    [DZ_SAY_DATE] = {"Date", "التاريخ", "Tarih", "Дата", "Date"},
    [DZ_SAY_CITY] = {"City", "المدينة", "Şehir", "Город", "Ville"},
    [DZ_SAY_OUTCOME] = {"Outcome", "النتيجة", "Sonuç", "Итог", "Résultat"},
    [DZ_SAY_ZONE] = {"Area", "المنطقة", "Bölge", "Зона", "Zone"},
    [DZ_SAY_STATUS] = {"Status", "الحالة", "Durum", "Статус", "Statut"},
    [DZ_SAY_AGREED_KM2] = {"Agreed, km²", "المتفق عليه، كم²", "Kararlaştırılan, km²", "Согласовано, км²",
                           "Convenue, km²"},
    [DZ_SAY_HELD_KM2] = {"Held, km²", "الباقي، كم²", "Elde tutulan, km²", "Удержано, км²", "Tenue, km²"},
    [DZ_SAY_SHARE] = {"Held, %", "الباقي، ٪", "Elde tutulan, %", "Удержано, %", "Tenue, %"},
    [DZ_SAY_CHANGE_KM2] = {"Change, km²", "التغيّر، كم²", "Değişim, km²", "Изменение, км²", "Variation, km²"},
    [DZ_SAY_INFERRED] = {"Not reported, %", "غير مبلّغ عنه، ٪", "Bildirilmemiş, %", "Без сообщений, %",
                         "Non rapporté, %"},
    [DZ_SAY_NOTE] = {"Note", "ملاحظة", "Not", "Примечание", "Note"},
    [DZ_SAY_FROM] = {"From", "من", "Önce", "Прежде", "Avant"},
    [DZ_SAY_TO] = {"To", "إلى", "Sonra", "Теперь", "Après"},
    [DZ_SAY_KM2] = {"km²", "كم²", "km²", "км²", "km²"},
    [DZ_SAY_SETTLEMENTS] = {"Settlements", "البلدات", "Yerleşimler", "Населённые пункты", "Localités"},
    [DZ_SAY_SETTLEMENT] = {"Settlement", "البلدة", "Yerleşim", "Населённый пункт", "Localité"},
    [DZ_SAY_PARTY] = {"Held by", "بيد", "Elinde tutan", "Под контролем", "Tenu par"},
    [DZ_SAY_SINCE] = {"Since", "منذ", "Tarihinden beri", "С какого дня", "Depuis"},
    [DZ_SAY_BASIS] = {"Basis", "الأساس", "Dayanak", "Основание", "Base"},
    [DZ_SAY_CONFIDENCE] = {"Confidence", "درجة الثقة", "Güven", "Достоверность", "Confiance"},
    [DZ_SAY_SOURCE] = {"Source", "المصدر", "Kaynak", "Источник", "Source"},
    [DZ_SAY_CROSSING] = {"Crossing", "المعبر", "Geçiş noktası", "Переход", "Point de passage"},
    [DZ_SAY_BETWEEN] = {"Between", "بين", "Arasında", "Между", "Entre"},
    [DZ_SAY_STATE] = {"State", "الوضع", "Durumu", "Состояние", "État"},
    [DZ_SAY_RELEASED] = {"Released by: %s", "أفرج عنهم: %s", "Serbest bırakan: %s", "Освободили: %s",
                         "Libérés par : %s"},
    [DZ_SAY_TITLE] = {"Title", "العنوان", "Başlık", "Название", "Titre"},
    [DZ_SAY_PUBLISHER] = {"Publisher", "الناشر", "Yayımlayan", "Издатель", "Éditeur"},
    [DZ_SAY_LICENCE] = {"Licence", "الرخصة", "Lisans", "Лицензия", "Licence"},
    [DZ_SAY_ENTRIES] = {"Entries", "القيود", "Kayıtlar", "Записи", "Entrées"},
    [DZ_SAY_REPORTED] = {"reported", "مُبلّغ عنه", "bildirilmiş", "по сообщениям", "rapporté"},
    [DZ_SAY_INFERRED_BASIS] = {"inferred", "مستنتَج", "çıkarım", "предположительно", "déduit"},
    [DZ_SAY_RECALLED] = {"recalled", "من الذاكرة", "hafızadan", "по памяти", "de mémoire"},
    [DZ_SAY_BEFORE] = {"%s or before", "%s أو قبله", "%s veya öncesi", "%s или раньше", "%s ou avant"},
    [DZ_SAY_COVERS] = {"This report covers %s, %s.", "يغطي هذا التقرير %s، %s.", "Bu rapor %s içerir, %s.",
                       "В этом отчёте: %s, %s.", "Ce rapport porte sur %s, %s."},
    [DZ_SAY_RECORD] =
        {"The record of who holds what runs from %s to %s; outside of these days nothing is said.",
         "يمتد سجلّ السيطرة من %s إلى %s؛ ولا يُقال شيء خارج هذه الأيام.",
         "Kimin neyi elinde tuttuğuna ilişkin kayıt: %s – %s; bu günlerin dışında bir şey söylenmez.",
         "Данные о контроле: %s – %s; о других днях ничего не утверждается.",
         "Le relevé du contrôle va du %s au %s ; hors de ces dates, rien n’est affirmé."},
    [DZ_SAY_ZONE_TELLS] = {"%s: %s on %s, %s of %s km² held (%s %%).",
                           "%s: %s في %s، الباقي %s من %s كم² (%s ٪).",
                           "%s: %s (%s), elde %s km², kararlaştırılan %s km² (%%%s).",
                           "%s: %s (%s), удерживается %s из %s км² (%s %%).",
                           "%s : %s (%s), %s km² tenus sur %s (%s %%)."},
    [DZ_SAY_ZONE_IS] = {"%s: %s on %s.", "%s: %s في %s.", "%s: %s (%s).", "%s: %s (%s).", "%s : %s (%s)."},
    [DZ_SAY_LARGEST] = {"The largest change, between rounds %d and %d: %s, %s km².",
                        "أكبر تغيّر بين الجولتين %d و%d: %s، %s كم².",
                        "En büyük değişim, %d. ve %d. turlar arasında: %s, %s km².",
                        "Самое большое изменение, между раундами %d и %d: %s, %s км².",
                        "La plus grande variation, entre les cycles %d et %d : %s, %s km²."},
    [DZ_SAY_CHANGED] = {"Changed hands from round to round: %s.", "تغيّرت السيطرة من جولة إلى أخرى على: %s.",
                        "Turdan tura el değiştiren: %s.",
                        "Перешло под другой контроль от раунда к раунду: %s.",
                        "Changements de mains d’un cycle à l’autre : %s."},
    [DZ_SAY_EXCHANGED] = {"Exchanges of detainees: %s.", "تبادل المحتجزين: %s.",
                          "Alıkonulanların takası: %s.", "Удерживаемые лица: %s.", "Détenus : %s."},
    [DZ_SAY_NO_EARLIER] = {"There is no earlier round to compare with.", "لا توجد جولة سابقة للمقارنة بها.",
                           "Karşılaştırılacak daha önceki bir tur yoktur.",
                           "Более раннего раунда для сравнения нет.",
                           "Il n’y a pas de cycle antérieur auquel comparer."},
    [DZ_SAY_LIST_EMPTY] = {"None.", "لا شيء.", "Yok.", "Нет.", "Aucun."},
    [DZ_SAY_METHOD_CELLS] =
        {"Most of what is known about who holds what is known of settlements. Each one stands for the ground "
         "that is nearest to it, up to %s km away and no farther than land and record reach (Thiessen "
         "cells). A "
         "line between two parties is thus a line between two settlements, and can be traced to their "
         "sources.",
         "معظم ما يُعرف عن السيطرة يُعرف عن البلدات. تمثّل كل بلدة الأرض الأقرب إليها، حتى مسافة %s كم وضمن "
         "حدود "
         "اليابسة والسجلّ (خلايا تيسن). فالخط بين طرفين هو خط بين بلدتين، ويمكن ردّه إلى مصادرهما.",
         "Kimin neyi elinde tuttuğu çoğunlukla yerleşimlerden bilinir. Her yerleşim, en fazla %s km uzaklığa "
         "kadar, "
         "kara ve kayıt sınırları içinde kendisine en yakın alanı temsil eder (Thiessen hücreleri). İki "
         "taraf "
         "arasındaki çizgi bu nedenle iki yerleşim arasındaki çizgidir ve kaynaklarına kadar izlenebilir.",
         "О контроле известно главным образом по населённым пунктам. Каждый из них представляет ближайшую к "
         "нему "
         "землю на расстоянии до %s км в пределах суши и охвата данных (ячейки Тиссена). Линия между "
         "сторонами — "
         "это линия между двумя населёнными пунктами, и её можно проследить до их источников.",
         "Ce que l’on sait du contrôle se sait surtout par localité. Chacune représente le terrain qui en "
         "est le "
         "plus proche, jusqu’à %s km et dans les limites des terres et du relevé (polygones de Thiessen). "
         "Une ligne "
         "entre deux parties est donc une ligne entre deux localités, et remonte à leurs sources."},
    [DZ_SAY_METHOD_POLYGONS] = {"Boundaries are those of the polygons in the data set. All their versions "
                                "are laid over each other once; "
                                "every figure is a sum over the faces that result.",
                                "الحدود هي حدود المضلّعات في مجموعة البيانات. توضع كل نسخها بعضها فوق بعض مرة "
                                "واحدة، وكل رقم هو مجموع "
                                "الوجوه الناتجة.",
                                "Sınırlar, veri kümesindeki çokgenlerin sınırlarıdır. Bütün sürümleri bir "
                                "kez üst üste konur; her sayı "
                                "ortaya çıkan yüzlerin toplamıdır.",
                                "Границы — это границы полигонов из набора данных. Все их версии "
                                "накладываются друг на друга один раз; "
                                "каждая цифра — сумма по полученным граням.",
                                "Les limites sont celles des polygones du jeu de données. Toutes leurs "
                                "versions sont superposées une seule "
                                "fois ; chaque chiffre est une somme sur les faces obtenues."},
    [DZ_SAY_METHOD_AREAS] =
        {"Areas are geodesic, on the WGS 84 ellipsoid, and the parts of an area add up to the area. A change "
         "compares two states: what changed and changed back between them does not show.",
         "المساحات جيوديسية على مجسّم WGS 84، ومجموع أجزاء المنطقة يساوي مساحتها. والتغيّر مقارنة بين حالتين: "
         "ما "
         "تغيّر ثم عاد بينهما لا يظهر.",
         "Alanlar WGS 84 elipsoidi üzerinde jeodeziktir ve bir bölgenin parçalarının toplamı bölgenin "
         "kendisidir. "
         "Değişim iki durumu karşılaştırır: arada değişip eski hâline dönen görünmez.",
         "Площади геодезические, на эллипсоиде WGS 84; сумма частей зоны равна зоне. Изменение сравнивает "
         "два "
         "состояния: то, что изменилось и вернулось между ними, не видно.",
         "Les superficies sont géodésiques, sur l’ellipsoïde WGS 84, et les parties d’une zone font la zone. "
         "Une "
         "variation compare deux états : ce qui a changé puis est revenu entre eux n’apparaît pas."},
    [DZ_SAY_METHOD_STATUS] = {"An area is in force while its party holds at least %s %% of it; below that it "
                              "is reduced; it has ended "
                              "below %s %%, or by a text.",
                              "تكون المنطقة سارية ما دام طرفها يسيطر على %s ٪ منها على الأقل، ومتقلّصة دون "
                              "ذلك، ومنتهية دون %s ٪ أو بنص.",
                              "Bir bölge, tarafı en az %%%s kadarını elinde tuttukça yürürlüktedir; altında "
                              "küçülmüştür; %%%s altında "
                              "veya bir metinle sona ermiştir.",
                              "Зона действует, пока её сторона удерживает не менее %s %% её; меньше — "
                              "сокращена; менее %s %% или по "
                              "документу — прекращена.",
                              "Une zone est en vigueur tant que sa partie en tient au moins %s %% ; en deçà "
                              "elle est réduite ; elle est "
                              "terminée sous %s %%, ou par un texte."},
    [DZ_SAY_METHOD_LIMITS] =
        {"Outside of the record, in time and on the ground, the answer is “no record”; no holder is assumed.",
         "خارج السجلّ، زمانًا ومكانًا، الجواب هو «لا سجلّ»؛ ولا تُفترض أي جهة.",
         "Kaydın dışında, zamanda ve yerde, yanıt “kayıt yok”tur; hiçbir taraf varsayılmaz.",
         "Вне данных, во времени и на местности, ответ — «нет данных»; контроль не предполагается.",
         "Hors du relevé, temps ou lieu, la réponse est « pas de données » ; aucun détenteur n’est supposé."},
    [DZ_SAY_METHOD_BASIS] =
        {"Each entry of the record says on what it rests: reported (a source says so), inferred (from what "
         "is known "
         "of neighbouring places) or recalled (general knowledge), and how sure it is.",
         "يذكر كل قيد في السجلّ أساسه: مُبلّغ عنه (يذكره مصدر) أو مستنتَج (مما يُعرف عن الأماكن المجاورة) أو من "
         "الذاكرة (معرفة عامة)، ودرجة الثقة به.",
         "Her kayıt neye dayandığını söyler: bildirilmiş (bir kaynak söyler), çıkarım (komşu yerlerden) veya "
         "hafızadan "
         "(genel bilgi); ve ne kadar kesin olduğunu.",
         "Каждая запись указывает, на чём основана: по сообщениям (так говорит источник), предположительно "
         "(по "
         "соседним местам) или по памяти (общеизвестное), и насколько она достоверна.",
         "Chaque entrée du relevé dit sur quoi elle repose : rapporté (une source le dit), déduit (des lieux "
         "voisins) "
         "ou de mémoire (connaissance générale), et à quel point elle est sûre."},
    [DZ_SAY_BASIS_TABLE] = {"Entries of the record by basis and confidence",
                            "قيود السجلّ بحسب الأساس ودرجة الثقة", "Dayanak ve güvene göre kayıtlar",
                            "Записи по основанию и достоверности",
                            "Entrées du relevé selon la base et la confiance"},
    [DZ_SAY_BASE_MAP] = {"Base map: %s", "خريطة الأساس: %s", "Altlık harita: %s", "Карта-основа: %s",
                         "Fond de carte : %s"},
    [DZ_SAY_MADE] = {"Made with dezmap %s from the data set %s (%s).",
                     "أُعدّ بواسطة dezmap %s من مجموعة البيانات %s (%s).",
                     "dezmap %s ile %s veri kümesinden (%s) hazırlandı.",
                     "Составлено программой dezmap %s по набору данных %s (%s).",
                     "Établi avec dezmap %s d’après le jeu de données %s (%s)."},
    [DZ_SAY_AUTHOR] = {"Author: %s", "إعداد: %s", "Hazırlayan: %s", "Автор: %s", "Auteur : %s"},
    [DZ_SAY_PLAY] = {"Play", "تشغيل", "Oynat", "Воспроизвести", "Lire"},
    [DZ_SAY_PAUSE] = {"Pause", "إيقاف", "Duraklat", "Пауза", "Pause"},
    [DZ_SAY_LAYERS] = {"Layers", "الطبقات", "Katmanlar", "Слои", "Couches"},
    [DZ_SAY_FIND] = {"Find a place", "ابحث عن مكان", "Yer bul", "Найти место", "Trouver un lieu"},
    [DZ_SAY_FIND_HINT] = {"Name, or longitude and latitude", "الاسم، أو خط الطول والعرض",
                          "Ad veya boylam ve enlem", "Название или долгота и широта",
                          "Nom, ou longitude et latitude"},
    [DZ_SAY_SHOW] = {"Show", "عرض", "Göster", "Показать", "Afficher"},
    [DZ_SAY_HISTORY] = {"Through all rounds: %s", "عبر كل الجولات: %s", "Bütün turlar boyunca: %s",
                        "По всем раундам: %s", "Au fil des cycles : %s"},
    [DZ_SAY_POSITION] = {"Position", "موقع", "Konum", "Положение", "Position"},
    [DZ_SAY_NO_SUCH_PLACE] = {"There is no such place in the data set.",
                              "لا يوجد مكان بهذا الاسم في مجموعة البيانات.",
                              "Veri kümesinde böyle bir yer yoktur.", "Такого места в наборе данных нет.",
                              "Il n’y a pas de tel lieu dans le jeu de données."},
    [DZ_SAY_OFF_RECORD] = {"Nothing is recorded of this place.", "لا سجلّ لهذا المكان.",
                           "Bu yere ilişkin kayıt yoktur.", "Об этом месте данных нет.",
                           "Rien n’est relevé de ce lieu."},
    [DZ_SAY_HINT] =
        {"Arrow keys change the round. Click on the map, or type a place, for its history through all "
         "rounds.",
         "مفاتيح الأسهم تغيّر الجولة. انقر على الخريطة أو اكتب اسم مكان لعرض تاريخه عبر كل الجولات.",
         "Ok tuşları turu değiştirir. Bir yerin bütün turlar boyunca geçmişi için haritaya tıklayın veya "
         "adını yazın.",
         "Клавиши со стрелками меняют раунд. Щёлкните по карте или введите название места, чтобы увидеть "
         "его историю по всем раундам.",
         "Les flèches changent de cycle. Cliquez sur la carte, ou tapez un lieu, pour son histoire au fil "
         "des cycles."},
    [DZ_SAY_SKIP] = {"Skip to the content", "انتقل إلى المحتوى", "İçeriğe geç", "Перейти к содержанию",
                     "Aller au contenu"},
    [DZ_SAY_LAYER_CONTROL] = {"Who holds what", "من يسيطر على ماذا", "Kimin neyi elinde tuttuğu",
                              "Кто что контролирует", "Qui tient quoi"},
    [DZ_SAY_LAYER_CHANGE] = {"What changed hands", "ما تغيّرت السيطرة عليه", "El değiştiren alanlar",
                             "Перешедшее под другой контроль", "Ce qui a changé de mains"},
    [DZ_SAY_LAYER_ZONE] = {"Agreed areas", "المناطق المتفق عليها", "Kararlaştırılan bölgeler",
                           "Согласованные зоны", "Zones convenues"},
    [DZ_SAY_LAYER_FRONT] = {"Front lines", "خطوط التماس", "Temas hatları", "Линии соприкосновения",
                            "Lignes de front"},
    [DZ_SAY_LAYER_POINTS] = {"Crossings, exchanges, posts", "المعابر وعمليات التبادل والنقاط",
                             "Geçişler, takaslar, noktalar", "Переходы, обмены, посты",
                             "Passages, échanges, postes"},
    [DZ_SAY_LAYER_PLACES] = {"Settlements", "البلدات", "Yerleşimler", "Населённые пункты", "Localités"},
    [DZ_SAY_LAYER_ROADS] = {"Roads", "الطرق", "Yollar", "Дороги", "Routes"},
    [DZ_SAY_LAYER_WATER] = {"Rivers and lakes", "الأنهار والبحيرات", "Nehirler ve göller", "Реки и озёра",
                            "Cours d’eau et lacs"},
    [DZ_SAY_LAYER_BORDERS] = {"Governorates", "المحافظات", "İller", "Провинции", "Gouvernorats"},
    [DZ_SAY_PAGE] = {"Page %u of %u", "صفحة %u من %u", "Sayfa %u / %u", "Страница %u из %u",
                     "Page %u sur %u"},
};

const char *dz_say(DzSay word, DzLang lang)
{
    return WORDS[word][lang];
}
