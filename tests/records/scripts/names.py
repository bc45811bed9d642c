"""Common given and family names in thirty scripts and spellings. Joined at random, they are nobody's."""

NAMES: dict[str, tuple[str, str]] = {
    "Latin, Polish": ("Łukasz Żaneta Michał Agnieszka Grażyna", "Brzęczyszczykiewicz Żółć Wiśniewska Dąbrowski"),
    "Latin, Welsh": ("Siân Gwŷr Llŷr Rhŷs Angharad", "Prŷs Gruffydd-Jones Llŵyd Tŷ-Gwyn"),
    "Latin, Vietnamese": ("Nguyễn Trần Phạm Huỳnh Đặng", "Ngữ Thị-Hồng Phượng Quỳnh"),
    "Latin, Yoruba": ("Ṣọlá Adékúnlé Ẹ̀gbẹ́ Ọlá Títílayọ̀", "Ọ̀ṣun Adébáyọ̀ Ògúnlẹ́ye Akínwùmí"),
    "Latin, Turkish": ("Işık İbrahim Gülşen Çağla Ömer", "Yıldız Ağaoğlu Şimşek Öztürk"),
    "Latin, Icelandic": ("Þórður Ægir Guðrún Sölvi Ásdís", "Þórðarson Ægisdóttir Sæmundsson Örnólfsdóttir"),
    "Greek": ("Αλέξανδρος Ελένη Γεώργιος Ιωάννα Σταῦρος", "Παπαδόπουλος Οἰκονόμου Βασιλείου Νικολάου"),
    "Cyrillic, Ukrainian": ("Наталія Їжак Олексій Ґалина Євген", "Шевченко Їжакевич Коваленко Ґудзь"),
    "Cyrillic, Russian": ("Алёна Фёдор Юлия Щёголь Эдуард", "Ёлкин Щербакова Жуков Объедков"),
    "Arabic": ("محمد فاطمة عبدالله مريم يوسف", "الحسن العلي الأحمد الرحمن"),
    "Arabic, Urdu": ("عائشہ بلال زینب حمزہ ثناء", "قریشی چوہدری ملک گیلانی"),
    "Arabic, Persian": ("پریسا کیان ژاله گیتی می‌نا", "محمدی رضایی کریمی نژاد"),
    "Arabic, Kurdish": ("ڕۆژ ئاڤا هێمن ژیان شێرکۆ", "عەلی حەسەن کەریم ڕەسووڵ"),
    "Arabic, Pashto": ("زرغونه ګلالۍ ښایسته ځلاند تورپېکۍ", "احمدزی څدراڼ ستانکزی ټاکل"),
    "Hebrew": ("יוסף שָׂרָה נעמי אברהם תמר", "כהן לוי מזרחי פרץ"),
    "Syriac": ("ܝܘܣܦ ܡܪܝܡ ܐܒܪܗܡ ܫܡܥܘܢ ܢܝܢܘܐ", "ܟܠܕܝܐ ܝܘܢܢ ܐܣܚܩ ܕܘܝܕ"),
    "Devanagari": ("श्रीकृष्ण ज्योति क्षितिज प्रिया ऋषि", "शर्मा त्रिपाठी अग्निहोत्री गुप्ता"),
    "Bengali": ("মোহাম্মদ শ্রাবন্তী ক্ষমা রুদ্র জ্যোৎস্না", "চক্রবর্তী বন্দ্যোপাধ্যায় ইসলাম খাতুন"),
    "Gujarati": ("જ્ઞાનેશ શ્રદ્ધા કૃષ્ણ પ્રકાશ હર્ષા", "પટેલ ત્રિવેદી શાહ બ્રહ્મભટ્ટ"),
    "Gurmukhi": ("ਪ੍ਰੀਤ ਗੁਰਸ਼ਰਨ ਹਰਪ੍ਰੀਤ ਸਿਮਰਨ ਜਸਵਿੰਦਰ", "ਸਿੰਘ ਕੌਰ ਗਿੱਲ ਢਿੱਲੋਂ"),
    "Tamil": ("ஸ்ரீதேவி கிருஷ்ணன் லட்சுமி முருகன் கோமதி", "சுப்பிரமணியம் ராமசாமி பெருமாள் நடராஜன்"),
    "Telugu": ("శ్రీనివాస్ లక్ష్మి కృష్ణ సత్య జ్యోతి", "రెడ్డి నాయుడు శాస్త్రి చౌదరి"),
    "Malayalam": ("കൃഷ്ണൻ ലക്ഷ്മി ശ്രീജ രാധാകൃഷ്ണൻ ജോർജ്ജ്", "നമ്പൂതിരി മേനോൻ കുറുപ്പ് വർഗ്ഗീസ്"),
    "Sinhala": ("ශ්‍රීමතී ක්‍රිෂාන් නිමල් චන්ද්‍රිකා සඳුනි", "පෙරේරා ප්‍රනාන්දු ද-සිල්වා බණ්ඩාර"),
    "Thai": ("สมชาย น้ำฝน กัลยา ปิยะ ศรีสุดา", "ศรีสวัสดิ์ วงษ์ใหญ่ ทองคำ บุญมี"),
    "Ethiopic": ("ሰላም ዮሐንስ ብርሃኑ ገብረማርያም ትዕግስት", "ኃይለሥላሴ ተስፋዬ በቀለ ወልደገብርኤል"),
    "Armenian": ("Արամ Աննա Գևորգ Լուսինե Հովհաննես", "Պետրոսյան Հարությունյան Սարգսյան Գրիգորյան"),
    "Georgian": ("გიორგი ნინო თამარი ლევანი ქეთევანი", "ბერიძე კვარაცხელია ჯაფარიძე მჭედლიშვილი"),
    "Chinese": ("小龙 美玲 建國 詩涵 子墨", "李 歐陽 張 司馬"),
    "Japanese": ("さくら 翔太 ゆうき 葵 ヨシコ", "渡邉 佐々木 髙橋 黒柳"),
    "Korean": ("지훈 서연 민준 하늘 뚜렷", "김 박 최 황보"),
}


def names() -> list[str]:
    """Every given name with every family name: more than five hundred."""
    return [f"{given} {family}" for first, last in NAMES.values() for given in first.split() for family in last.split()]
