/// The words that fill the slots of the templates.
enum Vocabulary {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let publishers = ["Morning Courier", "Harbour Post", "Wire Service", "Evening Star", "Public Radio"]
  static let places = [
    "Gaza", "Aleppo", "Kyiv", "Khartoum", "Goma", "Sanaa", "Kabul", "Odesa", "Beirut", "Mosul", "Tripoli", "Manila",
    "Jakarta", "Port-au-Prince", "Derna", "Hatay", "Kathmandu", "Mogadishu", "Maiduguri", "El Fasher",
  ]
  static let numberWords = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
    "twenty-one", "thirty", "forty-five",
  ]
  static let syllables = [
    "ka", "ro", "mil", "ten", "sa", "vi", "dor", "len", "mar", "to", "bel", "gra", "nu", "esh", "ir", "ost", "han",
    "pel", "zu", "wen", "tal", "ari", "mo", "bre", "sk", "ulm", "or", "fen", "dra", "il", "qua", "then", "lo", "ber",
  ]
  static let lists: [String: [String]] = [
    "source": [
      "the health ministry", "the Ministry of Health", "officials", "a hospital source", "the army", "local medics",
      "the United Nations", "the Red Crescent", "a rights monitor", "police", "the civil defence", "a spokesman",
      "the World Health Organization", "witnesses", "the interior minister", "state television",
    ],
    "bound": ["at least", "more than", "some", "nearly", "up to", "about", "over"],
    "a": ["a", "a powerful", "another", "a sudden"],
    "event": [
      "earthquake", "air strike", "flood", "explosion", "landslide", "fire", "storm", "shelling", "crash", "bombing",
    ],
    "group": [
      "civilians", "soldiers", "fighters", "miners", "passengers", "children", "journalist", "teacher", "residents",
    ],
    "office": [
      "interior ministry", "disaster agency", "governor's office", "central bank", "foreign ministry",
      "election commission", "education department", "transport authority", "national assembly",
    ],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "month": months,
    "adj": [
      "northern", "crowded", "quiet", "proposed", "long", "narrow", "historic", "former", "temporary", "controversial",
      "modest", "unusual", "central", "eastern", "remote", "ambitious", "ordinary", "delicate", "costly", "official",
    ],
    "topic": [
      "water rights", "the budget", "pension reform", "the new railway", "fishing quotas", "school meals",
      "the ceasefire", "wheat exports", "housing", "the power grid", "public transport", "visa rules",
    ],
    "job": ["teacher", "carpenter", "nurse", "driver", "baker", "engineer", "translator", "gardener", "lawyer"],
    "thing": [
      "bridge", "harbour", "library", "theatre", "market hall", "factory", "school", "railway station", "bakery",
      "stadium", "lighthouse", "power plant", "cathedral", "workshop",
    ],
    "goods": ["olives", "timber", "wheat", "textiles", "copper", "coffee", "fish", "cement", "dates", "machine parts"],
  ]
}
