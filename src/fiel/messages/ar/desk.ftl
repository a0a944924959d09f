# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# مكتب التنظيم.
desk-title = مكتب التنظيم
tagline = مكتب التنظيم
desk-leave = تسجيل الخروج
desk-gone = انتهت جلستك.
desk-none = لا تدير أيًّا من حملات هذا المكتب.
desk-campaign = الحملة
nav-today = اليوم
nav-campaign = الحملة

# تسجيل الدخول
signin-text = سجّل الدخول بحسابك في Argilla. لا يدخل إلا المالكون والمديرون.
signin-username = اسم المستخدم
signin-password = كلمة المرور
signin-other = أسجّل الدخول عبر Hugging Face
signin-key = مفتاح API من صفحة إعداداتك في Argilla
signin-button = تسجيل الدخول
signin-note = تذهب كلمة المرور إلى Argilla وحده ولا تُحفظ.
signin-refused = لا يعرف Argilla هذا الحساب، أو هو لا يدير أي حملة.
signin-trouble = لا يجيب Argilla، أو يطلب منك الانتظار. حاول بعد بضع دقائق.

# اليوم
today-disputes = الخلافات
today-looks = طلبات مراجعة ثانية
today-comments = التعليقات
today-waiting = ينتظرون القبول
today-careless = مستبعدون لقلة العناية
today-errors = أخطاء لم يحسمها أحد
today-faults = أخطاء وُجدت بلغات أخرى
today-done = العناصر المكتملة: { $done } من { $total }
today-again = القراءة من جديد
today-taken = حتى الساعة { $time } بالتوقيت العالمي
today-closed = الحملة مغلقة: لا يمكن حسم شيء قبل إعادة فتحها.
today-reading = جارٍ قراءة الإجابات…
today-unlaunched = حين تُطلق الحملة ترى هنا ما يحتاج إليك.
waiting-admit = قبول
invitation-ending = أوشكت دعوة على الانتهاء: { $day }؛ انضمّ { $uses } من { $most }. يمكن إنشاء أخرى في صفحة «الحملة»؛ ضع رابطها مكان الرابط السابق.
careless-person = { $name }؛ الإجابات المستبعدة: { $count }
careless-requeue = إعادة إجاباته إلى قائمة الانتظار
errors-text = وجدت الفحوص خطأ في هذه العناصر ولم يحسمها أحد بعد. يتوقف التصدير عندها.
errors-choose = اختر عنصرًا لتحسمه هنا
faults-text = عناصر هذه الحملة التي عدّ مشاركون في حملة أخرى على هذا المكتب أصلها أو إجابتها المحددة خطأ، ولم يقل ذلك أحد هنا بعد.
faults-look = بحث
faults-none = لا شيء حتى الآن.
faults-item = { $item }: عُدّ خطأ في { $campaigns }

# خلاف
disputes-none = حُسمت كل الخلافات.
disputes-left = الخلافات الباقية: { $count }
looks-text = تنتهي كل منها حين تحسم العنصر أو ترد على التعليق.
looks-left = طلبات المراجعة الثانية الباقية: { $count }
dispute-shown = كما عُرض
dispute-nobody = لا أحد
dispute-take = اعتماد نص: { $names }
dispute-correct = صحيح كما عُرض
dispute-write = الكتابة بنفسك
dispute-send = إرسال ما كتبته
dispute-unusable = غير صالح
dispute-reason = السبب
dispute-send-unusable = إعلانه غير صالح
dispute-uncounted = لا يُحسب
dispute-skip = لاحقًا
dispute-model = رأي نموذج عن المراجعين: { $opinion }
dispute-done = حُسم: { $item }
dispute-moved = أجاب أحد أو حسم منذ رأيت هذا. لم يُكتب شيء: اقرأه من جديد.

# تعليق
comments-more = تعليقات أخرى: { $count }
comments-elsewhere = تعليقات رد عليها شخص آخر في هذه الأثناء: { $count }
comment-link = فتح في Argilla
comment-done = ماذا فُعل؟ يمكن للجميع قراءته.
comment-guide = إضافته إلى الدليل
comment-answer = الرد
comment-answered = رُدّ عليه
dismiss-title = ملاحظة خاطئة
dismiss-check = الملاحظة
dismiss-reason = لماذا هي خاطئة
dismiss-button = تجاهلها في كل مكان

# خطوات الحملة
campaign-owners = لا يقوم بهذه الخطوات إلا المالكون. يمكنك حسم الخلافات والرد على التعليقات.
part-label = جزء الحملة
part-launch = الفحص والإطلاق
part-people = الأشخاص
part-guide = الدليل
part-news = الأخبار
part-release = النشر
part-close = الأرشفة والإغلاق
check-title = الفحص
check-button = فحص النصوص والملفات
check-report = تنزيل التقرير
launch-title = الإطلاق
launch-text = اطّلع أولًا على ما سيتغير في Argilla، ثم طبّقه.
launch-plan = عرض الخطة
launch-apply = تطبيق الخطة
snapshot-title = اللوحة
snapshot-button = تحديث اللوحة
news-heading = أخبار الأسبوع
news-text = انسخها إلى محادثتكم. ليس فيها إلا أعداد، ولا اسم لأحد.
archive-title = الأرشفة
archive-button = أرشفة كل شيء الآن
close-title = الإغلاق
close-text = لن يستطيع أحد الإجابة بعد ذلك، وتبقى كل الإجابات. يمكنك إعادة فتحها.
close-confirm = اكتب { $name } لإغلاقها
close-button = إغلاق الحملة
reopen-button = إعادة فتحها
guide-versions = يرى المتطوعون النسخة { $published }؛ وفي الملف النسخة { $file }.
guide-preview = معاينة الملف
guide-publish = نشر الدليل
people-invite = الدعوة برابط
people-add = إضافة حسابات
people-name = اسم المستخدم
people-role = الدور
people-answers = الإجابات
people-active = آخر نشاط
people-named = الاسم المعلن
invite-days = أيام صلاحيته
invite-uses = كم شخصًا يمكنه الانضمام
invite-approve = أقبل كل شخص بنفسي
invite-button = إنشاء رابط
invite-made = انسخ الرابط الآن: لن يظهر مرة أخرى.
accounts-names = أسماء المستخدمين، بينها مسافات
accounts-button = إضافتهم
accounts-made = أُضيفوا. أرسل إلى كل شخص رسالته: فيها كلمة مروره.
accounts-messages = تنزيل الرسائل
export-title = التصدير
export-keep = ترك العناصر ذات الأخطاء غير المحسومة كما في المصدر
export-button = تصدير
export-verify = التحقق من التصدير
publish-title = النشر
publish-text = جرّب أولًا. تبقى مجموعة البيانات الجديدة خاصة إلى أن تجعلها عامة.
publish-task = المهمة
publish-repo = مجموعة البيانات على Hub
publish-tag = النسخة
publish-rehearse = تجربة النشر
publish-private = نشر
publish-confirm = لجعلها عامة اكتب اسم مجموعة البيانات مرة أخرى
publish-public = جعلها عامة
receipts-title = الشكر
receipts-button = كتابة صفحات الشكر
receipts-download = تنزيل الصفحات

# خطوات تستغرق وقتًا
steps-title = آخر الخطوات
step-running = قيد التنفيذ
step-done = تمت
step-failed = فشلت
step-interrupted = انقطعت
