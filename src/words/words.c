#include "words/words.h"

#include "model/day.h"

#include <math.h>
#include <string.h>

/* English, Arabic, Turkish, Russian, French. */
static const char *const WORDS[DZ_WORD_COUNT][DZ_LANG_COUNT] = {
    [DZ_WORD_ROUND] = {"Round %d", "الجولة %d", "%d. tur", "Раунд %d", "Cycle %d"},
    [DZ_WORD_SITUATION_ON] = {"Situation on %s", "الوضع في %s", "%s tarihindeki durum", "Положение на %s",
                              "Situation au %s"},
    [DZ_WORD_NO_RECORD] = {"no record", "لا سجلّ", "kayıt yok", "нет данных", "pas de données"},
    [DZ_WORD_NOT_AGREED] = {"not agreed", "غير متفق عليها", "kararlaştırılmadı", "не согласована",
                            "non convenue"},
    [DZ_WORD_AGREED] = {"agreed", "متفق عليها", "kararlaştırıldı", "согласована", "convenue"},
    [DZ_WORD_IN_FORCE] = {"in force", "سارية", "yürürlükte", "действует", "en vigueur"},
    [DZ_WORD_REDUCED] = {"reduced", "متقلّصة", "küçüldü", "сокращена", "réduite"},
    [DZ_WORD_ENDED] = {"ended", "منتهية", "sona erdi", "прекращена", "terminée"},
    [DZ_WORD_LEGEND] = {"Legend", "مفتاح الخريطة", "Lejant", "Условные обозначения", "Légende"},
    [DZ_WORD_AREAS] = {"De-escalation areas", "مناطق خفض التصعيد", "Gerginliği azaltma bölgeleri",
                       "Зоны деэскалации", "Zones de désescalade"},
    [DZ_WORD_STATUS] = {"status", "الحالة", "durum", "статус", "statut"},
    [DZ_WORD_AGREED_AREA] = {"agreed", "المتفق عليه", "kararlaştırılan", "согласовано", "convenue"},
    [DZ_WORD_HELD_AREA] = {"held", "الباقي", "elde tutulan", "удержано", "tenue"},
    [DZ_WORD_CHANGE_AREA] = {"change", "التغيّر", "değişim", "изменение", "variation"},
    [DZ_WORD_AGREED_EXTENT] = {"agreed extent", "النطاق المتفق عليه", "kararlaştırılan sınır",
                               "согласованные границы", "étendue convenue"},
    [DZ_WORD_CHANGED_SINCE_ROUND] = {"Changed hands since round %d", "تغيّرت السيطرة منذ الجولة %d",
                                     "%d. turdan bu yana el değiştiren",
                                     "Перешло под контроль другой стороны после раунда %d",
                                     "A changé de mains depuis le cycle %d"},
    [DZ_WORD_CHANGED_SINCE_DAY] = {"Changed hands since %s", "تغيّرت السيطرة منذ %s",
                                   "%s tarihinden bu yana el değiştiren",
                                   "Перешло под контроль другой стороны с %s",
                                   "A changé de mains depuis le %s"},
    [DZ_WORD_FRONT] = {"Front line", "خط التماس", "Temas hattı", "Линия соприкосновения", "Ligne de front"},
    [DZ_WORD_FRONT_INFERRED] = {"Front line, inferred", "خط التماس (استنتاجي)", "Temas hattı, çıkarım",
                                "Линия соприкосновения, предположительно", "Ligne de front, déduite"},
    [DZ_WORD_CROSSING_OPEN] = {"Crossing, open", "معبر مفتوح", "Geçiş noktası, açık", "Переход, открыт",
                               "Point de passage, ouvert"},
    [DZ_WORD_CROSSING_CLOSED] = {"Crossing, closed", "معبر مغلق", "Geçiş noktası, kapalı", "Переход, закрыт",
                                 "Point de passage, fermé"},
    [DZ_WORD_CROSSING_EXCHANGES] = {"Crossing, exchanges only", "معبر لعمليات التبادل فقط",
                                    "Geçiş noktası, yalnızca takas", "Переход, только обмены",
                                    "Point de passage, échanges seulement"},
    [DZ_WORD_EXCHANGE] = {"Exchange of detainees", "تبادل محتجزين", "Alıkonulanların takası",
                          "Обмен удерживаемыми лицами", "Échange de détenus"},
    [DZ_WORD_POST] = {"Post of %s", "نقطة تابعة لـ%s", "Nokta: %s", "Пост: %s", "Poste : %s"},
    [DZ_WORD_NOT_RECORDED] = {"No record", "لا سجلّ", "Kayıt yok", "Нет данных", "Pas de données"},
    [DZ_WORD_AS_RECORDED] = {"as recorded on %s", "كما سُجّل في %s", "%s tarihli kayda göre", "по данным на %s",
                             "tel que relevé le %s"},
    [DZ_WORD_RECORD_BEGINS] = {"There is no record before %s.", "لا يوجد سجلّ قبل %s.",
                               "%s öncesine ait kayıt yoktur.", "До %s данных нет.",
                               "Il n’y a pas de données avant le %s."},
    [DZ_WORD_RECORD_ENDS] = {"There is no record after %s.", "لا يوجد سجلّ بعد %s.",
                             "%s sonrasına ait kayıt yoktur.", "После %s данных нет.",
                             "Il n’y a pas de données après le %s."},
    [DZ_WORD_HELD_SHARE] = {"%s %% held", "بقي منها %s ٪", "%%%s elde", "удерживается %s %%",
                            "tenue à %s %%"},
    [DZ_WORD_INFERRED_SHARE] = {"%s: %s %% of its ground is inferred or recalled, not reported.",
                                "%s: %s ٪ من أرضها مستنتَج أو من الذاكرة، وليس مُبلّغًا عنه.",
                                "%s: alanın %%%s kadarı bildirime değil, çıkarıma veya hafızaya dayanır.",
                                "%s: по %s %% территории данные предположительные или по памяти.",
                                "%s : %s %% de son étendue est déduit ou de mémoire, non rapporté."},
    [DZ_WORD_DATA] = {"Data: %s", "البيانات: %s", "Veri: %s", "Данные: %s", "Données : %s"},
    [DZ_WORD_LICENCE] = {"Licence: %s", "الرخصة: %s", "Lisans: %s", "Лицензия: %s", "Licence : %s"},
    [DZ_WORD_KM2] = {"km²", "كم²", "km²", "км²", "km²"},
    [DZ_WORD_APPROXIMATE] = {"%s (approximate)", "%s (تقريبي)", "%s (yaklaşık)", "%s (приблизительно)",
                             "%s (approximatif)"},
    [DZ_WORD_POST_ENCIRCLED] = {"Post of %s, encircled", "نقطة محاصرة تابعة لـ%s", "Nokta, kuşatılmış: %s",
                                "Пост в окружении: %s", "Poste encerclé : %s"},
    [DZ_WORD_WITHIN_RING] = {"Place known to within the ring", "الموقع معروف في حدود الدائرة",
                             "Yeri halka içinde bilinen nokta", "Место известно в пределах кольца",
                             "Lieu connu à l’intérieur du cercle"},
    [DZ_WORD_SCALE_KM] = {"km", "كم", "km", "км", "km"},
    [DZ_WORD_BETWEEN_DAYS] = {"From %s to %s:", "من %s إلى %s:", "%s – %s:", "%s – %s:", "Du %s au %s :"},
    [DZ_WORD_NOT_COMPARABLE] = {"Not comparable: there is no record on %s.",
                                "لا تمكن المقارنة: لا يوجد سجلّ في %s.",
                                "Karşılaştırılamaz: %s tarihine ait kayıt yoktur.",
                                "Сравнить нельзя: на %s данных нет.",
                                "Non comparable : il n’y a pas de données au %s."},
    [DZ_WORD_NO_CHANGE] = {"No recorded ground changed hands.", "لم تتغيّر السيطرة على أي أرض مسجّلة.",
                           "Kayıtlı hiçbir alan el değiştirmedi.",
                           "По имеющимся данным, территория не переходила под другой контроль.",
                           "Aucun terrain répertorié n’a changé de mains."},
    [DZ_WORD_CHANGE_SENTENCE] = {"%s: %s km² from %s to %s (settlements: %u).",
                                 "%s: %s كم² من %s إلى %s (عدد البلدات: %u).",
                                 "%s: %s km², önce: %s, sonra: %s (yerleşim: %u).",
                                 "%s: %s км², прежде: %s, теперь: %s (населённых пунктов: %u).",
                                 "%s : %s km², avant : %s, après : %s (localités : %u)."},
    [DZ_WORD_OUTSIDE_ZONES] = {"Outside the agreed areas", "خارج المناطق المتفق عليها",
                               "Kararlaştırılan bölgelerin dışında", "Вне согласованных зон",
                               "Hors des zones convenues"},
    [DZ_WORD_NOBODY] = {"no recorded holder", "لا جهة مسجّلة", "kayıtlı taraf yok", "нет данных",
                        "aucune partie relevée"},
    [DZ_WORD_FRONT_LENGTHS] = {"Front lines: %s km, then %s km.", "خطوط التماس: %s كم، ثم %s كم.",
                               "Temas hatları: %s km, sonra %s km.",
                               "Линии соприкосновения: %s км, затем %s км.",
                               "Lignes de front : %s km, puis %s km."},
    [DZ_WORD_CROSSING_CHANGE] = {"Crossing %s: %s, then %s (%s).", "معبر %s: %s، ثم %s (%s).",
                                 "%s geçiş noktası: %s, sonra %s (%s).", "Переход «%s»: %s, затем %s (%s).",
                                 "Point de passage %s : %s, puis %s (%s)."},
    [DZ_WORD_STATE_OPEN] = {"open", "مفتوح", "açık", "открыт", "ouvert"},
    [DZ_WORD_STATE_CLOSED] = {"closed", "مغلق", "kapalı", "закрыт", "fermé"},
    [DZ_WORD_STATE_EXCHANGES] = {"exchanges only", "لعمليات التبادل فقط", "yalnızca takas", "только обмены",
                                 "échanges seulement"},
    [DZ_WORD_EXCHANGES_HELD] = {"Exchanges of detainees: %s.", "عمليات تبادل محتجزين: %s.",
                                "Alıkonulanların takası: %s.", "Обмены удерживаемыми лицами: %s.",
                                "Échanges de détenus : %s."},
    [DZ_WORD_PROVISION_BEGAN] = {"Came into effect on %s: %s.", "دخل حيز التنفيذ في %s: %s.",
                                 "%s tarihinde yürürlüğe girdi: %s.", "Вступление в силу %s: %s.",
                                 "Entrée en vigueur le %s : %s."},
    [DZ_WORD_PROVISION_ENDED] = {"Ended on %s: %s.", "انتهى في %s: %s.", "%s tarihinde sona erdi: %s.",
                                 "Окончание действия %s: %s.", "Fin le %s : %s."},
    [DZ_WORD_LABELLED] = {"%s: %s", "%s: %s", "%s: %s", "%s: %s", "%s : %s"},
    [DZ_WORD_FROM_TO] = {"%s → %s", "%s ← %s", "%s → %s", "%s → %s", "%s → %s"},
    [DZ_WORD_AND_MORE] = {"and %u more", "و%u غيرها", "ve %u tane daha", "и ещё %u", "et %u autres"},
    [DZ_WORD_SCALE_AT] = {"at %s", "عند %s", "%s enleminde", "на %s", "à %s"},
    [DZ_WORD_ROUNDS] = {"Rounds %d to %d", "الجولات من %d إلى %d", "%d. – %d. turlar", "Раунды %d–%d",
                        "Cycles %d à %d"},
    [DZ_WORD_LOCATE_HELD] = {"%s; held by: %s, since %s.", "%s؛ بيد: %s، منذ %s.",
                             "%s; elinde tutan: %s, %s tarihinden beri.", "%s; под контролем: %s, с %s.",
                             "%s ; tenu par : %s, depuis le %s."},
    [DZ_WORD_LOCATE_HELD_BEFORE] = {"%s; held by: %s, since %s or before.", "%s؛ بيد: %s، منذ %s أو قبله.",
                                    "%s; elinde tutan: %s, %s tarihinden veya daha öncesinden beri.",
                                    "%s; под контролем: %s, с %s или ранее.",
                                    "%s ; tenu par : %s, depuis le %s ou avant."},
    [DZ_WORD_LOCATE_NOBODY] = {"%s; no recorded holder.", "%s؛ لا جهة مسجّلة.", "%s; kayıtlı taraf yok.",
                               "%s; нет данных о контроле.", "%s ; aucune partie relevée."},
    [DZ_WORD_LOCATE_NO_GROUND] = {"There is no record of this ground.", "لا يوجد سجلّ لهذه الأرض.",
                                  "Bu alana ait kayıt yoktur.", "По этой территории данных нет.",
                                  "Il n’y a pas de données sur ce terrain."},
    [DZ_WORD_LOCATE_SETTLEMENT] =
        {"Nearest settlement on record: %s, %s km away; its position is known to about %s km.",
         "أقرب بلدة مسجّلة: %s، على بعد %s كم؛ موقعها معروف بدقة نحو %s كم.",
         "Kayıtlı en yakın yerleşim: %s, %s km uzakta; konumu yaklaşık %s km doğrulukla biliniyor.",
         "Ближайший населённый пункт в данных: %s, %s км; его положение известно с точностью около %s км.",
         "Localité répertoriée la plus proche : %s, à %s km ; sa position est connue à environ %s km près."},
    [DZ_WORD_LOCATE_FRONT] = {"Nearest front line: %s km away.", "أقرب خط تماس: على بعد %s كم.",
                              "En yakın temas hattı: %s km uzakta.",
                              "Ближайшая линия соприкосновения: %s км.",
                              "Ligne de front la plus proche : à %s km."},
    [DZ_WORD_LOCATE_REPORTED] = {"Reported, seen so on %s; confidence: %s.",
                                 "مُبلّغ عنه، كما رُصد في %s؛ درجة الثقة: %s.",
                                 "Bildirilmiş, %s tarihinde böyle görülmüş; güven: %s.",
                                 "По сообщениям, так наблюдалось %s; достоверность: %s.",
                                 "Rapporté, constaté le %s ; confiance : %s."},
    [DZ_WORD_LOCATE_INFERRED] = {"Inferred, not reported, as of %s; confidence: %s.",
                                 "مستنتَج وليس مُبلّغًا عنه، كما في %s؛ درجة الثقة: %s.",
                                 "Bildirilmemiş, %s itibarıyla çıkarım; güven: %s.",
                                 "Предположительно, не по сообщениям, на %s; достоверность: %s.",
                                 "Déduit, non rapporté, au %s ; confiance : %s."},
    [DZ_WORD_LOCATE_RECALLED] = {"Recalled, not reported, as of %s; confidence: %s.",
                                 "من الذاكرة وليس مُبلّغًا عنه، كما في %s؛ درجة الثقة: %s.",
                                 "Bildirilmemiş, %s itibarıyla hafızadan; güven: %s.",
                                 "По памяти, не по сообщениям, на %s; достоверность: %s.",
                                 "De mémoire, non rapporté, au %s ; confiance : %s."},
    [DZ_WORD_CONFIDENCE_LOW] = {"low", "منخفضة", "düşük", "низкая", "faible"},
    [DZ_WORD_CONFIDENCE_MEDIUM] = {"medium", "متوسطة", "orta", "средняя", "moyenne"},
    [DZ_WORD_CONFIDENCE_HIGH] = {"high", "عالية", "yüksek", "высокая", "élevée"},
    [DZ_WORD_LOCATE_AGE] = {"Days between that and the day asked about: %u.",
                            "عدد الأيام بين ذلك واليوم المسؤول عنه: %u.",
                            "O gün ile sorulan gün arasındaki gün sayısı: %u.",
                            "Дней между этим и запрошенным днём: %u.",
                            "Jours entre cette date et le jour demandé : %u."},
    [DZ_WORD_LOCATE_LATER] = {"It was seen so only later, on %s; before that it is assumed.",
                              "لم يُسجَّل ذلك إلا لاحقًا، في %s؛ وما قبله افتراض.",
                              "Ancak daha sonra, %s tarihinde görülmüştür; öncesi varsayımdır.",
                              "Так наблюдалось лишь позднее, %s; до того это предположение.",
                              "Cela n’a été constaté que plus tard, le %s ; avant, c’est une hypothèse."},
    [DZ_WORD_LOCATE_UNSURE] =
        {"The front line is nearer than the record is exact: the place may have been on its other side.",
         "خط التماس أقرب من دقة السجلّ: ربما كان المكان على جانبه الآخر.",
         "Temas hattı kaydın doğruluğundan daha yakın: yer, hattın öbür yanında kalmış olabilir.",
         "Линия соприкосновения ближе, чем точность данных: место могло быть по другую её сторону.",
         "La ligne de front est plus proche que la précision des données : le lieu a pu être au-delà."},
    [DZ_WORD_MAP_OF] = {"Map. %s.", "خريطة. %s.", "Harita. %s.", "Карта. %s.", "Carte. %s."},
    [DZ_WORD_ZONE_FIGURES] = {"%s: %s, %s of %s km² held (%s %%)", "%s: %s، الباقي %s من %s كم² (%s ٪)",
                              "%s: %s, elde %s km², kararlaştırılan %s km² (%%%s)",
                              "%s: %s, удерживается %s из %s км² (%s %%)",
                              "%s : %s, %s km² tenus sur %s (%s %%)"},
    [DZ_WORD_KM2_SINCE_ROUND] = {"%s km² since round %d", "%s كم² منذ الجولة %d",
                                 "%s km² (%d. turdan bu yana)", "%s км² после раунда %d",
                                 "%s km² depuis le cycle %d"},
    [DZ_WORD_KM2_SINCE_DAY] = {"%s km² since %s", "%s كم² منذ %s", "%s km² (%s tarihinden bu yana)",
                               "%s км² с %s", "%s km² depuis le %s"},
    [DZ_WORD_HELD_ON_RECORD] = {"Held, as far as recorded: %s.", "السيطرة وفق السجلّ: %s.",
                                "Kayda göre elde tutulan: %s.", "Под контролем, по имеющимся данным: %s.",
                                "Tenu, selon le relevé : %s."},
    [DZ_WORD_CHANGED_SINCE_PREVIOUS] = {"Changed hands since the round before",
                                        "تغيّرت السيطرة منذ الجولة السابقة",
                                        "Önceki turdan bu yana el değiştiren",
                                        "Перешло под контроль другой стороны после предыдущего раунда",
                                        "A changé de mains depuis le cycle précédent"},
    [DZ_WORD_BASE_PRECISION] = {"Base map: lines good to %s km", "خريطة الأساس: الخطوط صحيحة في حدود %s كم",
                                "Altlık harita: çizgiler %s km’ye kadar doğru",
                                "Картооснова: линии верны с точностью до %s км",
                                "Fond de carte : tracés exacts à %s km près"},
};

/* Levantine month names in Arabic, as Syrian texts have them; genitives in Russian. */
static const char *const MONTHS[DZ_LANG_COUNT][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
    {"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
     "تشرين الثاني", "كانون الأول"},
    {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
     "Aralık"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
     "ноября", "декабря"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
     "novembre", "décembre"},
};

/* A month that stands without a day is in the nominative. */
static const char *const MONTHS_ALONE_RU[12] = {"январь",   "февраль", "март",   "апрель",
                                                "май",      "июнь",    "июль",   "август",
                                                "сентябрь", "октябрь", "ноябрь", "декабрь"};

const char *dz_word(DzWord word, DzLang lang)
{
    return WORDS[word][lang];
}

bool dz_lang_is_rtl(DzLang lang)
{
    return lang == DZ_LANG_AR;
}

static char *day_of_month(int day, DzLang lang)
{
    return g_strdup_printf(lang == DZ_LANG_FR && day == 1 ? "%der" : "%d", day);
}

void dz_words_add_sentence(GString *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (out->len)
        g_string_append_c(out, ' ');
    g_string_append_vprintf(out, format, arguments);
    va_end(arguments);
}

char *dz_words_day(DzDay day, DzLang lang)
{
    int year = 0, month = 0, of_month = 0;
    dz_day_split(day, &year, &month, &of_month);
    g_autofree char *number = day_of_month(of_month, lang);
    return g_strdup_printf("%s %s %d", number, MONTHS[lang][month - 1], year);
}

char *dz_words_about(DzDay day, DzPrecision precision, DzLang lang)
{
    int year = 0, month = 0, of_month = 0;
    if (precision == DZ_PRECISION_DAY)
        return dz_words_day(day, lang);
    dz_day_split(day, &year, &month, &of_month);
    const char *name = lang == DZ_LANG_RU ? MONTHS_ALONE_RU[month - 1] : MONTHS[lang][month - 1];
    return precision == DZ_PRECISION_MONTH ? g_strdup_printf("%s %d", name, year)
                                           : g_strdup_printf("%d", year);
}

char *dz_words_span(DzDay from, DzDay to, DzLang lang)
{
    int year[2], month[2], day[2];
    dz_day_split(from, &year[0], &month[0], &day[0]);
    dz_day_split(to, &year[1], &month[1], &day[1]);
    g_autofree char *end = dz_words_day(to, lang);
    g_autofree char *number = day_of_month(day[0], lang);
    if (from == to)
        return g_steal_pointer(&end);
    if (year[0] != year[1]) {
        g_autofree char *start = dz_words_day(from, lang);
        return g_strdup_printf("%s – %s", start, end);
    }
    if (month[0] != month[1])
        return g_strdup_printf("%s %s – %s", number, MONTHS[lang][month[0] - 1], end);
    return g_strdup_printf("%s–%s", number, end);
}

char *dz_words_number(double value, int decimals, bool sign, DzLang lang)
{
    static const char *const thousands[DZ_LANG_COUNT] = {",", ",", ".", "\u00a0", "\u202f"};
    static const char *const points[DZ_LANG_COUNT] = {".", ".", ",", ",", ","};
    char format[8], digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    g_ascii_formatd(digits, sizeof digits, format, fabs(value));
    bool nought = strspn(digits, "0.") == strlen(digits);
    gsize whole = strcspn(digits, ".");
    const char *mark = nought ? "" : value < 0 ? "\u2212" : sign ? "+" : "";
    /* In a line that runs from right to left a sign would go behind its number, were it not told to stay. */
    GString *text = g_string_new(*mark && dz_lang_is_rtl(lang) ? "\u200e" : "");
    g_string_append(text, mark);
    for (gsize i = 0; i < whole; i++) {
        g_string_append_c(text, digits[i]);
        if ((whole - i) % 3 == 1 && i + 1 < whole)
            g_string_append(text, thousands[lang]);
    }
    if (decimals > 0)
        g_string_append_printf(text, "%s%s", points[lang], digits + whole + 1);
    return g_string_free(text, FALSE);
}

char *dz_words_percent(double share, DzLang lang)
{
    double whole = round(share * 100);
    if (share < 1 && whole >= 100)
        whole = 99;
    else if (share > 0 && whole <= 0)
        whole = 1;
    return dz_words_number(whole, 0, false, lang);
}

/* Degrees and minutes, with the letters of the two directions: above nought and below it. */
static char *degrees(double value, const char *const letters[2])
{
    long minutes = lround(fabs(value) * 60);
    if (minutes % 60 == 0)
        return g_strdup_printf("%ld° %s", minutes / 60, letters[value < 0]);
    return g_strdup_printf("%ld°%02ld′ %s", minutes / 60, minutes % 60, letters[value < 0]);
}

char *dz_words_latitude(double lat_deg, DzLang lang)
{
    static const char *const letters[DZ_LANG_COUNT][2] = {
        {"N", "S"}, {"ش", "ج"}, {"K", "G"}, {"с. ш.", "ю. ш."}, {"N", "S"}};
    return degrees(lat_deg, letters[lang]);
}

char *dz_words_longitude(double lon_deg, DzLang lang)
{
    static const char *const letters[DZ_LANG_COUNT][2] = {
        {"E", "W"}, {"ق", "غ"}, {"D", "B"}, {"в. д.", "з. д."}, {"E", "O"}};
    return degrees(lon_deg, letters[lang]);
}

const char *dz_words_north(DzLang lang)
{
    static const char *const letters[DZ_LANG_COUNT] = {"N", "ش", "K", "С", "N"};
    return letters[lang];
}
