# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# صفحة الشكر التي يتلقاها كل شخص، وفيها ما فعله.
heading = شكرًا لك، { $name }
thanks = قرأت بتأنٍّ، جملة جملة، ليثق الآخرون بهذه النصوص. لولاك لما بلغت «{ $campaign }» ما بلغته.
one-day = يوم { $day } راجعت { $answers ->
    [one] نصًا واحدًا
    [two] نصين
    [few] { $answers } نصوص
    [many] { $answers } نصًا
   *[other] { $answers } نص
}.
days = بين { $first } و{ $last } راجعت { $answers ->
    [one] نصًا واحدًا
    [two] نصين
    [few] { $answers } نصوص
    [many] { $answers } نصًا
   *[other] { $answers } نص
}.
task = مجموعة البيانات
answers = ما راجعته
corrected = المصحّح
unusable = غير الصالح
total = المجموع
named = تظهر في قائمة الشكر باسم { $name }. إذا غيّرت رأيك يومًا فأخبر من أرسل إليك هذه الصفحة، ولن يظهر اسمك في النسخة التالية. تبقى تصحيحاتك.
anonymous = اسمك ليس في قائمة الشكر. إذا أردت أن يظهر فيها فأخبر من أرسل إليك هذه الصفحة.
for-you = هذه الصفحة لك وحدك: شاركها أو احتفظ بها أو اطبعها كما تشاء.
