"""What import_facts.py adds to the collected facts, or says otherwise.

Every entry that changes a fact has its line in geodata/README.md.
"""

# --- settlements -------------------------------------------------------------

# id: neutral id and name
RENAMED = {
    "rebel-training-complex": ("training-complex", "Training Complex"),
}

# Names as most sources give them, for labels.
NAME = {
    "abu-el-zandin": "Abu al-Zandin",
    "al-hobait-al-habit": "al-Habit",
    "bosra": "Bosra al-Sham",
    "da-el": "Dael",
    "eis": "al-Eis",
    "fua-al-fu-ah": "al-Fua",
    "harra": "al-Harra",
    "kafr-nabl-kafranbel": "Kafr Nabl",
    "khan-asal": "Khan al-Asal",
    "mare": "Marea",
    "nassib": "Nasib",
    "turumbah-trumba": "Trumba",
}

# Settlements that only share their name with a place of the story.
NOT_TOLD = {"abu-dali", "abu-dali-homs", "afrin", "al-bab-as-safira",
            "jubbayn-2", "jubbayn-3", "nov"}

_RANKS = {
    1: """aleppo damascus homs hama latakia idlib tartus suwayda
        daraa-al-mahatta""",
    2: """saraqib maarrat-al-numan khan-shaykhun jisr-al-shughur
        kafr-nabl-kafranbel atarib al-bab tadef azaz afrin-2 rastan talbiseh
        kafr-laha douma harasta arbin jobar nawa busra-alharir
        nassib quneitra beit-jinn manbij""",
    3: """abu-al-duhur morek jarabulus salamiyah masyaf ariha tell-rifaat
        daraa-al-balad bosra al-qutayfah kafr-zita jableh al-safira mahardah suqaylabiyah al-lataminah harem
        salqin al-dana sarmada taftanaz anadan haritan mare nubl dayr-hafir
        khanasir maskanah al-rai bulbul rajo izra sanamayn inkhil jasim harra
        tafas al-hirak da-el shahba salkhad qatana at-tall al-dumayr
        al-zabadani madaya saidnaya jaramana kafr-batna saqba
        zamalka ain-tarma hamouriyah misraba al-nashabiyah qalat-almadiq
        kafr-nabudah al-hobait-al-habit al-tamanah jarjanaz bdama
        darkush maarat-misrin khan-tuman khan-asal eis al-zerbah tell-touqan
        halfaya taybat-alimam suran kinsabba haffah qardaha talkalakh furqlus
        majdal-shams khan-arnabah hadar jubata-al-khashab taldou
        darat-izza sarmin binnish sinjar abu-dali-2 al-khafsah
        fua-al-fu-ah kafriya-2 turumbah-trumba abu-el-zandin umm-batinah
        al-mulayhah al-shajara tasil""",
    4: """abu-al-duhur-military-airbase taftanaz-air-base
        minakh-menagh-meng-airbase hama-military-airport
        bassel-al-assad-int-l-airport-and-khmeimim-airbase
        kuweires-airbase marj-ruhayyil-air-base""",
}
RANK = {ident: rank for rank, ids in _RANKS.items() for ident in ids.split()}

NAME_AR = {
    "abu-al-duhur-military-airbase": "مطار أبو الظهور العسكري",
    "al-huwayz": "الحويز",
    "bariqa": "بريقة",
    "bassel-al-assad-int-l-airport-and-khmeimim-airbase":
        "مطار باسل الأسد الدولي وقاعدة حميميم",
    "hama-military-airport": "مطار حماة العسكري",
    "kuweires-airbase": "مطار كويرس العسكري",
    "lahaya": "لحايا",
    "marj-ruhayyil-air-base": "مطار مرج رحيل العسكري",
    "mashara": "مسحرة",
    "minakh-menagh-meng-airbase": "مطار منغ العسكري",
    "taftanaz-air-base": "مطار تفتناز العسكري",
    "tell-amri": "تل عمري",
    "ufaniya": "أوفانيا",
    "atarib": "الأتارب",
    "beit-jinn": "بيت جن",
    "masyaf": "مصياف",
    "daraa-al-mahatta": "درعا المحطة",
    "darkush": "دركوش",
}

# --- rounds ------------------------------------------------------------------

OUTCOME_AR = {
    "1": "روسيا وإيران وتركيا تنشئ آلية ثلاثية لمراقبة وقف إطلاق النار المعلن في "
         "30 كانون الأول/ديسمبر 2016؛ لا مناطق بعد",
    "2": "مجموعة مشتركة لمراقبة وقف إطلاق النار؛ بحث تبادل المحتجزين؛ لا مناطق بعد",
    "3": "عُقدت من دون المعارضة المسلحة؛ واصلت الدول الضامنة العمل على وقف إطلاق "
         "النار؛ لا مناطق بعد",
    "4": "توقيع مذكرة إنشاء مناطق خفض التصعيد في 4 أيار/مايو: أربع مناطق لمدة ستة "
         "أشهر قابلة للتمديد",
    "5": "لم يُعلن أي اتفاق على الإشراف على المناطق وحدودها الدقيقة؛ وقالت روسيا "
         "لاحقاً إن حدود المناطق أُقرّت من حيث المبدأ في مطلع تموز/يوليو",
    "6": "الإعلان عن إنشاء المناطق الأربع كلها؛ الاتفاق على منطقة إدلب بمراقبين من "
         "الدول الضامنة الثلاث؛ مركز تنسيق ثلاثي",
    "7": "تأكيد المناطق الأربع؛ بحث الإفراج عن المحتجزين من دون اتفاق",
    "8": "إقرار نظام مجموعة العمل المعنية بالإفراج عن المحتجزين والمختطفين؛ بيان "
         "بشأن إزالة الألغام للأغراض الإنسانية",
    "9": "اتفاق الأطراف على الإبقاء على مناطق خفض التصعيد؛ في الأيام نفسها دخلت "
         "القوات الحكومية ريف حمص الشمالي؛ وكانت الغوطة الشرقية قد انتقلت إلى "
         "الحكومة قبل شهر",
    "10": "الاتفاق على إفراج متبادل تجريبي عن محتجزين؛ إدلب هي المنطقة الوحيدة "
          "الباقية (انتقل آخر الجنوب إلى الحكومة في هذه الأيام)",
    "11": "تقييم أول تبادل (تجريبي) جرى في 24 تشرين الثاني/نوفمبر؛ مراجعة مذكرة "
          "إدلب المؤرخة 17 أيلول/سبتمبر 2018",
    "12": "التنفيذ الكامل لاتفاقات إدلب؛ دوريات منسقة؛ الإشارة إلى عمليتي تبادل "
          "إضافيتين",
    "13": "تدابير ملموسة لحماية المدنيين والعسكريين في إدلب؛ انضمام لبنان والعراق "
          "بصفة مراقبين؛ إعلان هدنة في إدلب أثناء الجولة",
    "14": "إرساء الهدوء في إدلب بتنفيذ جميع الاتفاقات؛ استُؤنف الهجوم في 19 كانون "
          "الأول/ديسمبر",
    "15": "الحفاظ على الهدوء في إدلب (خط بروتوكول موسكو)؛ الجولة التالية في نور "
          "سلطان",
    "16": "تأكيد الهدوء في إدلب مجدداً؛ اجتماع مجموعة العمل؛ الترحيب بتبادل 2 "
          "تموز/يوليو",
    "17": "تنفيذ جميع الاتفاقات بشأن إدلب؛ سبق الجولة تبادل 16 كانون الأول/ديسمبر",
    "18": "الهدوء في إدلب؛ سبق الجولة تبادل 13 حزيران/يونيو",
    "19": "بحث الوضع في إدلب: الحفاظ على الهدوء بتنفيذ جميع الاتفاقات",
    "20": "الهدوء في إدلب؛ خريطة طريق رباعية بين تركيا وسوريا؛ اجتماع مجموعة العمل؛ "
          "أعلنت كازاخستان في البداية أنها الجولة الأخيرة",
    "21": "بحث الوضع في إدلب؛ الاتفاق على عقد الجولة 22 في النصف الثاني من 2024",
    "22": "آخر جولة قبل هجوم 27 تشرين الثاني/نوفمبر 2024",
}

# --- zones -------------------------------------------------------------------

ZONES = [
    {"id": "idlib", "name": "Idlib area", "name_ar": "منطقة إدلب",
     "name_tr": "İdlib bölgesi", "name_ru": "Идлибская зона",
     "name_fr": "Zone d’Idleb",
     "in_force": "2017-09-15", "ended": "",
     "note": "On paper from 6 May 2017, announced as established on 15 "
             "September 2017. No text ever ended it; its line did not move "
             "from 8 March 2020 to 26 November 2024.",
     "source": ["sputnik-memorandum", "tass-2017-05-06",
                "syria-times-rudskoi", "kazinform-2017-09-15"]},
    {"id": "homs", "name": "Northern Homs", "name_ar": "ريف حمص الشمالي",
     "name_tr": "Kuzey Humus", "name_ru": "Северный Хомс",
     "name_fr": "Nord de Homs",
     "in_force": "2017-08-03", "ended": "2018-05-16",
     "note": "In force from 12:00. The Russian Ministry of Defence counted 84 "
             "settlements with over 147,000 people; the last convoy left on "
             "16 May 2018.",
     "source": ["sputnik-memorandum", "syria-times-rudskoi",
                "russian-mod-2017-08-03", "xinhua-2018-05-16"]},
    {"id": "ghouta", "name": "Eastern Ghouta", "name_ar": "الغوطة الشرقية",
     "name_tr": "Doğu Guta", "name_ru": "Восточная Гута",
     "name_fr": "Ghouta orientale",
     "in_force": "2017-07-22", "ended": "2018-04-14",
     "note": "Agreed in Cairo, in force from 12:00. The day of its end is "
             "also given as 15 April 2018.",
     "source": ["sputnik-memorandum", "syria-times-rudskoi",
                "tass-2017-07-22", "wikipedia-siege-of-eastern-ghouta"]},
    {"id": "south", "name": "Daraa-Quneitra", "name_ar": "درعا والقنيطرة",
     "name_tr": "Dera-Kuneytra", "name_ru": "Дараа и Кунейтра",
     "name_fr": "Deraa-Quneitra",
     "in_force": "2017-07-09", "ended": "2018-07-31",
     "note": "Ceasefire agreed in Amman on 7 July 2017, in force from 12:00 "
             "on 9 July. A few villages on the 1974 line were entered on 1 "
             "August 2018, after the day given as its end.",
     "source": ["sputnik-memorandum", "syria-times-rudskoi",
                "panarmenian-2017-07-08", "ea-worldview-2018-07-31",
                "south-front-2018-08-01"]},
]

ZONE_NOTES = [
    ("idlib", "13", "truce announced during the round, ended on 5 August 2019",
     "هدنة أُعلنت أثناء الجولة وانتهت في 5 آب/أغسطس 2019",
     ["wikipedia-nw-syria-offensive-2019"]),
    ("homs", "9", "being handed over", "قيد التسليم", ["xinhua-2018-05-16"]),
    ("south", "10",
     "last villages on the 1974 line entered on 1 August 2018",
     "دخول آخر القرى على خط عام 1974 في 1 آب/أغسطس 2018",
     ["south-front-2018-08-01"]),
]

# --- crossings, exchanges, posts ---------------------------------------------

# No source has the gate's position: they say in the south of al-Bab, west of it,
# near Tadef, near Deir Qaq.  The place is that of the village, and from it to
# the government's first village, Shamawiyah, it is 2.5 km.
CROSSING_KM = {"abu-al-zandin": "3"}

# Days that the facts call placeholders.
CROSSING_PRECISION = {
    ("abu-al-zandin", "2017-03-01"): "year",
    ("abu-al-zandin", "2020-03-15"): "month",
    ("morek", "2017-12-01"): "year",
    ("abu-al-duhur", "2018-12-31"): "month",
    ("abu-al-duhur", "2019-12-20"): "month",
}
# Sources that the facts have elsewhere (events.csv, control.csv, crossings.csv)
# for what crossing_status.csv has from one source only, or calls recalled.
STATUS_SOURCE = {
    ("abu-al-zandin", "2020-03-15"): ["enab-baladi-2024-11",
                                      "enab-baladi-2024-08-30"],
    ("abu-al-zandin", "2024-06-27"): ["hawar-news-2024-06-28",
                                      "enab-baladi-705769", "963media-17874"],
    ("abu-al-zandin", "2024-06-28"): ["hawar-news-2024-06-28",
                                      "levant-2024-11-06"],
    ("al-eis", "2020-02-08"): ["iswnews-11171", "south-front-2020-02-08"],
    ("morek", "2019-08-23"): ["army-statement-2019-08-23",
                              "al-masdar-2019-08-23"],
    ("qalaat-al-madiq", "2018-08-11"): ["al-masdar-2018-08-12"],
    ("wafidin", "2018-04-14"): ["wikipedia-siege-of-eastern-ghouta"],
}
# crossings.csv has this closing with a source; the facts' own row, of 9 May
# 2019, was recalled and would close it a second time.
STATUS_INSTEAD = {
    ("qalaat-al-madiq", "2019-05-09"): "2018-08-11",
}
STATUS_NOTE = {
    ("abu-al-zandin", "2024-06-27"):
        "announced by the council of al-Bab on 26 June; trial opening; first "
        "vehicles cross",
    ("abu-al-zandin", "2024-06-28"):
        "protesters storm and wreck it; Levant, quoting North Press, has it "
        "closed by bombardment in late July, one day after an opening",
    ("abu-al-zandin", "2024-10-26"):
        "blocked by protesters after a demonstration on 25 October; rocket "
        "attack on 4 November, two injured; closed indefinitely",
    ("qalaat-al-madiq", "2018-08-11"):
        "by the government; a reopening was not found; the front line passed "
        "it on 9 May 2019",
    ("abu-al-zandin", "2017-03-01"):
        "humanitarian and commercial movement after al-Bab was taken; month "
        "not given",
    ("abu-al-zandin", "2020-03-15"):
        "closed at the beginning of the pandemic, used for exchanges of "
        "detainees afterwards",
    ("morek", "2017-12-01"): "for trade; end of 2017",
    ("abu-al-duhur", "2018-12-31"): "worked until December 2018",
    ("abu-al-duhur", "2019-12-20"): "",
}
# An article of 31 July 2019 tells of it without a day.
EXCHANGE_PRECISION = {"swap-al-eis": "year"}
EXCHANGE_NOTE = {
    "exchange-2": "20 for 20 by SOHR, which counts 11 women among those freed "
                  "by the government; VDC-NSY gives 2 March 2019, against "
                  "the Turkish Ministry of Foreign Affairs",
    "exchange-3": "place given as Tadef by the Russian centre, as the Deir "
                  "Qaq area by another outlet",
    "exchange-6": "five for five by CORE Middle East",
    "exchange-7": "five for five by SOHR and SANA",
    "swap-al-eis": "between HTS and the government, outside the Working "
                   "Group; the source, an article of 31 July 2019, dates it "
                   "loosely: the day is uncertain",
}

# When a post was encircled, as its note or events.csv has it, and how well its
# days are known: "by" and "between" in a note, and a set-up whose source gives
# the month alone, are months.
POST_DAYS = {
    "salwa": {"from": "month"},
    "sheikh-aqil": {"encircled": ("2020-02-29", "month"), "to": "month"},
    "al-eis": {"encircled": ("2020-02-29", "month"), "to": "month"},
    "tell-touqan": {"encircled": ("2020-02-05", "day")},
    "sarman": {"encircled": ("2019-12-23", "day"), "to": "month"},
    "anadan": {"encircled": ("2020-02-29", "month"), "to": "month"},
    "morek": {"encircled": ("2019-08-23", "day")},
    "rashidin": {"encircled": ("2020-01-29", "day"), "to": "month"},
    "shir-maghar": {"encircled": ("2020-02-29", "month"), "to": "month"},
    "ishtabraq": {"from": "month"},
}
POST_NOTE = {
    "salwa": "first of twelve; the source gives the month of its setting-up",
    "rashidin": "tenth post; encircled 29 Jan 2020; evacuation began 24-26 "
                "Nov 2020; day of its end not known",
}
POST_SOURCE = {
    "sarman": ["yeni-safak-3508127"],
    "rashidin": ["wikipedia-turkish-operation-in-idlib",
                 "wikipedia-control-of-cities"],
    "tell-touqan": ["wikipedia-turkish-operation-in-idlib"],
}

# --- roads and arrangements ---------------------------------------------------

# The M4 as far as the corridor needs it: from the place where it ends in the
# west (a settlement on record, which the way-points lack), and not on to
# Latakia, where they are 40 km apart.
ROADS = [
    {"road": "M4", "first": "ain-al-hawr", "skip": ["Latakia"],
     "name_ar": "إم 4", "name_ru": "М4"},
    {"road": "M5", "first": "", "skip": [],
     "name_ar": "إم 5", "name_ru": "М5"},
]

_ZONE_OF_SOCHI = [
    "Demilitarised zone, Sochi memorandum: 15 and 20 km inside the line of "
    "contact",
    "المنطقة المنزوعة السلاح، مذكرة سوتشي: 15 و20 كم داخل خط التماس",
    "Silahsızlandırılmış bölge, Soçi mutabakatı: temas hattının 15 ve 20 km "
    "içinde",
    "Демилитаризованная зона, Сочинский меморандум: 15 и 20 км вглубь от "
    "линии соприкосновения",
    "Zone démilitarisée, mémorandum de Sotchi : à 15 et 20 km en deçà de la "
    "ligne de contact",
]
_SOCHI = ["sochi-memorandum-2018", "pax-2169"]
_UNTIL = ("shown until the protocol of 5 March 2020, which took another line "
          "of contact for its own; the depth is given as 15-20 km, so both "
          "are drawn")
ARRANGEMENTS = [
    ("sochi-15", _ZONE_OF_SOCHI, "inside", "front:idlib", "15", "",
     "2018-09-17", "2020-03-05", _UNTIL, _SOCHI),
    ("sochi-20", _ZONE_OF_SOCHI, "inside", "front:idlib", "20", "",
     "2018-09-17", "2020-03-05", _UNTIL, _SOCHI),
    ("m4-corridor", [
        "Security corridor, Moscow protocol: 6 km each side of the M4",
        "الممر الأمني، بروتوكول موسكو: 6 كم على جانبي الطريق إم 4",
        "Güvenlik koridoru, Moskova protokolü: M4 yolunun iki yanında 6 km",
        "Коридор безопасности, Московский протокол: по 6 км по обе стороны "
        "трассы М4",
        "Corridor de sécurité, protocole de Moscou : 6 km de part et d’autre "
        "de la M4"],
     "beside", "road:M4", "6", "turumbah-trumba;ain-al-hawr",
     "2020-03-05", "",
     "between the places that the protocol names for the patrols: Trumba, "
     "2 km west of Saraqib, and Ain al-Havr; the second is recalled, the text "
     "at hand stops before it; the course of the road is schematic (1-3 km)",
     ["moscow-protocol-2020", "pax-2273", "recalled"]),
]

# --- wording -----------------------------------------------------------------

# (pattern, text instead), for notes and outcomes
WORDING = [
    (r"so it was lost in between", "so it changed hands in between"),
    (r"so lost just before", "so taken by the army just before"),
    (r"lost 'briefly' in a counter-attack",
     "taken briefly by the other side in a counter-attack"),
    (r"the opposition had lost NE Hama to the Islamic State",
     "NE Hama had passed from the opposition to the Islamic State"),
    (r"Hantutin lost again", "Hantutin changed hands again"),
    (r"army retook Turumbah with Saraqib",
     "the army took Turumbah again with Saraqib"),
    (r"\bretaken\b", "taken again"),
    (r"Wikipedia central Syria campaign, erased 6 Oct 2017",
     "until 6 Oct 2017"),
    (r"pocket erased 6 Oct 2017", "pocket, until 6 Oct 2017"),
    (r"(Arabic|Spanish); ", ""),
    (r"; Arabic$", ""),
    (r"^Apr-Aug 2019; ", ""),
    (r" \(last day is a placeholder\)", "; day of its end not known"),
    (r"SOHR 183102, 264075: ", ""),
    (r"Xinhua 2018-05-16: 65 villages", "65 villages"),
    (r"place of the Working Group's exchanges",
     "place of the exchanges of the Working Group"),
]

# --- sources -----------------------------------------------------------------

# Mentions of several sources, or of none, or with a remark in their words;
# the others are in source_register.csv.
MENTIONS = {
    "Al-Masdar 28 Jul/EA WorldView 31 Jul":
        (["al-masdar-2018-07-28", "ea-worldview-2018-07-31"], ""),
    "North Press 20349 / SANA":
        (["north-press-20349", "sana-unspecified"], ""),
    "Reuters/SANA": (["reuters-unspecified", "sana-unspecified"], ""),
    "Reuters: border strip and Nasib":
        (["recalled"], "border strip and Nasib after Reuters"),
    "SOHR": (["sohr-unspecified"], ""),
    "SOHR 151202 / 351892": (["sohr-151202", "sohr-351892"], ""),
    "SOHR 155991/156173": (["sohr-155991", "sohr-156173"], ""),
    "SOHR 365593, 156173": (["sohr-365593", "sohr-156173"], ""),
    "SOHR 53310 list of 24-28 Jan 2020 implies loss before":
        (["qasioun-53310"], "list of 24-28 Jan 2020 implies a change before"),
    "South Front / Al-Masdar 2019-12-20":
        (["south-front-2019-12-20", "al-masdar-2019-12-20"], ""),
    "South Front 2018-02-01/05":
        (["south-front-2018-02-01", "south-front-2018-02-05"], ""),
    "army took it again 4 Feb 2020, so opposition-held between":
        (["sana-unspecified"],
         "the army took it again on 4 Feb 2020, so opposition-held between"),
    "day from neighbours": ([], "day from neighbours"),
    "government position named in arabi21 2023":
        (["arabi21-1534641"], "government position named there"),
    "enclosed: E Hama-Homs Islamic State pocket":
        (["enclosed-by", "wikipedia-central-syria-campaign"],
         "inside the Islamic State pocket of E Hama and Homs"),
    "enclosed: E Hama-Homs Islamic State pocket, taken 18 Aug - 6 Oct 2017":
        (["enclosed-by", "wikipedia-central-syria-campaign"],
         "inside the Islamic State pocket of E Hama and Homs, taken 18 Aug - "
         "6 Oct 2017"),
    "held by the government after March 2020":
        (["sohr-183102", "sohr-264075"],
         "held by the government after March 2020"),
    "retaken 28 Feb-2 Mar 2020": ([], "taken again 28 Feb-2 Mar 2020"),
    "held by the government until 27 Nov 2024, taken after 17 Feb 2020":
        (["al-jazeera-mubasher-2024-11-28"],
         "held by the government until 27 Nov 2024, taken after 17 Feb 2020"),
    "in opposition hands when Islamic State took it on 9 Feb 2018, so lost "
    "after 3 Jan":
        (["south-front-2018-02-09"],
         "in opposition hands when the Islamic State took it on 9 Feb 2018, "
         "so it changed hands after 3 Jan"),
    "inside the pocket closed on 20 Jan":
        ([], "inside the pocket closed on 20 Jan"),
    "taken from it on 21 Jan 2018": ([], "taken from it on 21 Jan 2018"),
    "whole pocket handed over":
        (["xinhua-2018-05-16"], "whole pocket handed over"),
    "INN and Gulf Times 2018-10-15/16":
        (["inn-2018-10-15", "gulf-times-2018-10-16"], ""),
    "see README section 6": ([], ""),
    "Al-Masdar 2020-11-24, ISWNews 2020-11-26":
        (["al-masdar-2020-11-24", "iswnews-2020-11-26"], ""),
    "Al-Masdar 2020-12-21, Reuters via New Arab 2020-12-19":
        (["al-masdar-2020-12-21", "reuters-2020-12-19"], ""),
    "withdrawal: ISWNews 2020-11-05": (["iswnews-2020-11-05"], ""),
    "withdrawal: ISWNews 2020-12-29": (["iswnews-2020-12-29"], ""),
    "withdrawal: ISWNews 2020-12-29, Ruptly copy 2021-01-12":
        (["iswnews-2020-12-29", "ruptly-2021-01-12"], ""),
    "withdrawal: Ruptly copy 2021-01-12": (["ruptly-2021-01-12"], ""),
    "withdrawal: Syriac Press 2020-11-11, ISWNews 2020-11-26":
        (["syriac-press-2020-11-11", "iswnews-2020-11-26"], ""),
}

# Remarks that only repeat the source.
SILENT = {"Apr-Aug 2019", "Anadolu", "Arabic", "Spanish", "SANA", "SOHR", "recalled",
          "Wikipedia central Syria campaign", "South Front 9 Feb 2018",
          "Al Jazeera Mubasher 2024-11-28 list"}
