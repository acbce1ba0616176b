/// The few words that rules ask for by themselves, as lexemes of one lexicon.
struct ArabicWords: Sendable {
  let and, from, to, in_, between, since, during, within, about, one, was, that, until, number, half, name,
    after: UInt16
  let alive: UInt16
  let victimsUnder: [UInt16]
  let elapsed: [UInt16]
  let war: [UInt16]
  let year: [UInt16]
  let soFar: [UInt16]
  let lasting: [UInt16]
  let going: [UInt16]
  let ratio: UInt16
  let running, days, issued, regions, statistics, nameParts, dualScales: [UInt16]
  let quoting: [UInt16]
  let exceeding, lives, losing, beside, adjectives, ambiguousPlaces, scattered, beginning: [UInt16]
  let killing, died, theyDied: UInt16
  let striking, directions, parts, raids: [UInt16]
  let where_, capital, on: UInt16
  let carrying, outOf, sinking, vessels, finding, impersonal, coasts: [UInt16]
  let severalPlaces, singlePlaces: [UInt16]
  let reports: [UInt16]
  let start: [UInt16]
  let day: [UInt16]
  let statement: [UInt16]
  let hours: [UInt16]

  init(_ lexicon: Lexicon) {
    func single(_ word: Substring) -> UInt16 { lexicon.lexeme(of: ArabicFold.folded(Array(word.utf8)[...])) }
    func lexeme(_ phrase: String) -> UInt16 {
      let words = phrase.split(separator: "_").map(single)
      guard let first = words.first, words.count > 1 else { return words.first ?? 0 }
      let found = lexicon.phrases.match(first: first) { $0 < words.count && words[$0] == $1 }
      return found.map { $0.count == words.count ? $0.lexeme : 0 } ?? 0
    }
    and = lexeme("و")
    from = lexeme("من")
    to = lexeme("إلى")
    in_ = lexeme("في")
    between = lexeme("بين")
    since = lexeme("منذ")
    during = lexeme("خلال")
    within = lexeme("غضون")
    about = lexeme("عن")
    one = lexeme("أحد")
    was = lexeme("كان")
    that = lexeme("أن")
    until = lexeme("حتى")
    number = lexeme("عدد")
    half = lexeme("نصف")
    name = lexeme("باسم")
    after = lexeme("بعد")
    alive = lexeme("أحياء")
    elapsed = [
      "ماضي", "ماضية", "أخير", "أخيرة", "ماضيين", "ماضيتين", "فائت", "فائتة", "منصرم", "منصرمة", "منصرمين", "أخيرين",
    ].map(lexeme)
    war = ["عدوان", "حرب", "إبادة", "نزاع", "غزو", "معارك", "طوفان_الأقصى"].map(lexeme)
    year = ["عام", "سنة", "شهر"].map(lexeme)
    soFar = ["حتى_الآن", "حتى_اللحظة", "حتى_هذه_اللحظة", "حتى_تاريخه", "حتى_اليوم"].map(lexeme)
    lasting = [
      "لايزال", "لاتزال", "مازال", "مازالت", "مايزال", "ماتزال", "ما_يزال", "ما_تزال", "لا_يزال", "لا_تزال", "ما_زال",
      "ما_زالت", "لا_زال", "حاليا",
    ].map(lexeme)
    exceeding = [
      "تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "تخطى", "تخطت", "فاق", "فاقت", "تعدى", "تعدت", "يفوق", "تفوق",
    ].map(lexeme)
    raids = ["غارات", "هجمات", "ضربات", "اعتداءات", "حوادث"].map(lexeme)
    where_ = lexeme("حيث")
    capital = lexeme("عاصمة")
    on = lexeme("على")
    carrying = ["متنه", "متنها", "يقل", "تقل", "يقلهم", "يضم", "تضم", "يحمل", "تحمل"].map(lexeme)
    outOf = ["من_بين"].map(lexeme)
    sinking = ["غرق", "غرقت", "انقلاب"].map(lexeme)
    vessels = ["قارب", "قاربهم", "مركب", "مركبهم", "زورق", "سفينة", "عبارة", "قوارب"].map(lexeme)
    finding = ["عثر", "عثرت", "عثور"].map(lexeme)
    impersonal = ["يذكر", "يشار"].map(lexeme)
    coasts = ["سواحل", "ساحل", "شواطئ", "شاطئ"].map(lexeme)
    severalPlaces = ["بلدات", "بلدتي", "مدن", "مدينتي", "مخيمات", "مخيمي", "أحياء", "حيي"].map(lexeme)
    singlePlaces = ["بلدة", "مدينة", "قرية", "مخيم", "حي", "منطقة", "منزل", "مبنى", "مدرسة"].map(lexeme)
    striking = ["استهدف", "استهدفت", "طال", "طالت", "ضرب", "ضربت", "قصف", "قصفت", "هاجم", "هاجمت"].map(lexeme)
    directions = [
      "شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "شمال_غرب", "شمال_شرق", "جنوب_غرب",
      "جنوب_شرق",
    ].map(lexeme)
    parts = ["محافظة", "ولاية", "قطاع", "إقليم", "قضاء", "ريف", "منطقة", "محلية", "ناحية"].map(lexeme)
    lives = ["حياتهم", "حياتهما", "حياته", "حياتها", "أرواحهم"].map(lexeme)
    losing = ["فقد", "فقدت", "فقدا", "فقدوا", "فقدان"].map(lexeme)
    killing = lexeme("مقتل")
    died = lexeme("توفي")
    theyDied = lexeme("توفوا")
    adjectives = ["الواقعة", "المجاورة", "الحدودية", "المنكوبة", "المدمرة", "القريبة", "المحاصرة"].map(lexeme)
    ambiguousPlaces = ["الزيتون", "الشاطئ", "الأبيض", "الجزيرة", "حجة", "صور", "واسط"].map(lexeme)
    beginning = ["مطلع", "بداية", "بدء", "أوائل"].map(lexeme)
    scattered = ["متفرقة", "مختلفة", "متعددة"].map(lexeme)
    beside = ["جانب", "إضافة_إلى", "بالإضافة_إلى", "فضلا_عن"].map(lexeme)
    going = ["كما", "كذلك", "بذلك", "أيضا"].map(lexeme)
    quoting = ["نقلا_عن", "نقلا", "استنادا_إلى", "بالاستناد_إلى", "بالاستناد_أيضا_إلى", "اعتمادا_على"].map(lexeme)
    ratio = lexeme("نسبة")
    issued = ["صادر_عن", "صادرة_عن"].map(lexeme)
    regions = ["ولاية", "محافظة", "إقليم", "مدينة"].map(lexeme)
    statistics = ["إحصائية", "إحصائيات", "إحصاءات"].map(lexeme)
    running = ["توالي", "التوالي"].map(lexeme)
    days = ["يوم", "يوما", "أيام"].map(lexeme)
    dualScales = ["ألفا", "مليونا", "مليارا"].map(lexeme)
    nameParts = ["أبو", "أبي", "أم", "بني", "تل", "دير", "وادي", "عين", "خربة", "جبل", "كفر", "باب", "رأس", "العين"]
      .map(lexeme)
    victimsUnder = ["ركام", "أنقاض"].map(lexeme)
    reports = ["أنباء", "تقارير", "معلومات", "تقرير"].map(lexeme)
    start = ["فجر", "صباح", "مساء", "ساعات", "ظهر", "منتصف"].map(lexeme)
    day = ["يوم", "اليوم"].map(lexeme)
    hours = ["ساعة", "ساعات"].map(lexeme)
    statement = ["بلاغ", "منشور", "تصريحات", "حديث", "بيانات", "بيان", "تقرير", "تصريح", "إحصائية"].map(lexeme)
  }
}
