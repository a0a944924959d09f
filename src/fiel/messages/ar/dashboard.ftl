# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# اللوحة العامة.

## حول كل صفحة
language-name = العربية
language-label = اللغة
campaign-label = الحملة
campaign-all = كل الحملات
tagline = ترجمات يراجعها الناس
nav-progress = التقدّم
nav-people = الناس
nav-findings = ما وجدناه
nav-person = صفحة شخص
nav-participate = كيف تشارك
taken-at = أُخذت البيانات يوم { $day } الساعة { $time } بالتوقيت العالمي، { $age }.
age-seconds = قبل أقل من دقيقة
age-minutes = { $count ->
    [zero] قبل أقل من دقيقة
    [one] قبل دقيقة واحدة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
   *[other] قبل { $count } دقيقة
}
age-hours = { $count ->
    [zero] قبل أقل من ساعة
    [one] قبل ساعة واحدة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
   *[other] قبل { $count } ساعة
}
age-days = { $count ->
    [zero] قبل أقل من يوم
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
empty-heading = لا بيانات بعد
empty-text = سيظهر التقدّم هنا حين تُنشر أول البيانات. لا حاجة إلى إعادة تحميل الصفحة.
no-campaigns = لا حملات لعرضها بعد. عُد قريبًا.
problem-heading = لحظة من فضلك
problem-none = لا يمكن قراءة البيانات الآن. سنحاول من جديد بعد بضع ثوانٍ.
problem-stale = لا يمكن قراءة البيانات الجديدة؛ ترى آخر بيانات صالحة، وقد أُخذت { $age }.
simulated-banner = بيانات محاكاة: { $simulated ->
    [one] إجابة واحدة مصطنعة
    [two] إجابتان مصطنعتان
    [few] { $simulated } إجابات مصطنعة
   *[other] { $simulated } إجابة مصطنعة
} لعرض طريقة عمل Fiel. الأشخاص المشار إليهم بكلمة «محاكاة» ليسوا حقيقيين.
simulated-name = { $name } · محاكاة
column-share = النسبة
table-details = عرض الأرقام في جدول
show-more = { $count ->
    [one] عرض واحد آخر
    [two] عرض اثنين آخرين
   *[other] عرض المزيد، وعدده { $count }
}

## التقدّم
progress-heading = تقدّم كل الحملات
introduction = يراجع متطوعون، واحدة واحدة، الترجمات الآلية التي تُقيَّم بها النماذج اللغوية. ترى هنا ما وصلوا إليه.
validated-of = { $total ->
    [zero] من { $total } عنصر اعتُمد
    [one] من عنصر واحد اعتُمد
    [two] من عنصرين اعتُمد
    [few] من { $total } عناصر اعتُمد
    [many] من { $total } عنصرًا اعتُمد
   *[other] من { $total } عنصر اعتُمد
}
validated-share = اعتُمد {"\u200E"}{ $percent }
target-share = الهدف: {"\u200E"}{ $percent } ({ $count })
other-done = { $count ->
    [one] وعنصر آخر اكتملت إجاباته، لكنه غير صالح أو مختلف فيه
    [two] وعنصران آخران اكتملت إجاباتهما، لكنهما غير صالحين أو مختلف فيهما
    [few] و{ $count } عناصر أخرى اكتملت إجاباتها، لكنها غير صالحة أو مختلف فيها
    [many] و{ $count } عنصرًا آخر اكتملت إجاباتها، لكنها غير صالحة أو مختلف فيها
   *[other] و{ $count } عنصر آخر اكتملت إجاباتها، لكنها غير صالحة أو مختلف فيها
}
decisions-waiting = ما قرره آخر المشاركين يُعرض لاحقًا، لكي لا يعرف أحد من قرر ماذا.
target-reached = تحقق الهدف!
finished-thanks = لم يبق شيء للمراجعة. شكرًا لكل من جعل ذلك ممكنًا.
closed-thanks = هذه الحملة مغلقة. شكرًا لكل من شارك.
answers-label = الإجابات
people-label = الأشخاص
people-at-most = { $count } على الأكثر
people-at-most-help = من يشارك بلا اسم معلن في حملتين يُحسب في كلتيهما.
overlap-label = الإجابات المجموعة
overlap-note = من كل ما يلزم
pace-label = الوتيرة
pace-value = { $count } في اليوم
pace-note = { $days ->
    [zero] اليوم
    [one] اليوم
    [two] في آخر يومين
    [few] في آخر { $days } أيام
    [many] في آخر { $days } يومًا
   *[other] في آخر { $days } يوم
}
end-label = النهاية المتوقعة
end-closed = مغلقة
end-done = اكتملت
end-target = تحقق الهدف
end-expected = نحو { $day }
end-range = على الأرجح بين { $earliest } و{ $latest }
end-range-open = ليس قبل { $earliest }
end-far = بعيدة
end-far-note = أكثر من عشر سنوات بهذه الوتيرة
end-unknown = غير معروفة بعد
end-unknown-note = يلزم أسبوع من الإجابات
end-idle-note = لا إجابات منذ ستة أسابيع
slice-heading = هل لديك عشر دقائق؟
slice-text = { $items ->
    [zero] يكفي ذلك لعنصر تقريبًا.
    [one] يكفي ذلك لعنصر واحد تقريبًا.
    [two] يكفي ذلك لعنصرين تقريبًا.
    [few] يكفي ذلك لنحو { $items } عناصر.
    [many] يكفي ذلك لنحو { $items } عنصرًا.
   *[other] يكفي ذلك لنحو { $items } عنصر.
} نأخذك إلى النموذج الذي تفيد فيه أكثر.
slice-text-one-away = { $items ->
    [zero] يكفي ذلك لعنصر تقريبًا.
    [one] يكفي ذلك لعنصر واحد تقريبًا.
    [two] يكفي ذلك لعنصرين تقريبًا.
    [few] يكفي ذلك لنحو { $items } عناصر.
    [many] يكفي ذلك لنحو { $items } عنصرًا.
   *[other] يكفي ذلك لنحو { $items } عنصر.
} { $waiting ->
    [one] أحدها تنقصه إجابة واحدة فقط: قد تكون إجابتك.
    [two] اثنان منها تنقص كلًا منهما إجابة واحدة فقط: قد تكون إجابتك.
   *[other] وعدد ما تنقصه إجابة واحدة فقط { $waiting }: قد تكون إجابتك.
}
slice-button = المراجعة عشر دقائق
slice-button-in = مراجعة { $title } عشر دقائق
new-tab = يُفتح في لسان جديد
campaigns-heading = حسب الحملة
campaigns-caption = العناصر المعتمدة في كل حملة، ومتى قد تنتهي.
campaign-column = الحملة
validated-column = المعتمدة
end-column = النهاية المتوقعة
activity-heading = النشاط
activity-empty = سيظهر نشاط كل يوم هنا مع أول إجابة.
timeline-heading = الإجابات منذ البداية
timeline-description = رسم خطي للإجابات المجموعة من { $first } إلى { $last }، ومجموعها { $count }. الأرقام في الجدول أدناه.
calendar-heading = تقويم الأسابيع الأخيرة
calendar-description = تقويم فيه مربع لكل يوم، يزداد قتامة كلما زادت إجاباته. أكثر الأيام نشاطًا { $day }، وعدد إجاباته { $count }. الأرقام في الجدول أدناه.
days-caption = الإجابات في كل يوم، الأحدث أولًا.
day-column = اليوم
answers-column = الإجابات
so-far-column = حتى الآن
parts-heading = حسب المهمة
parts-caption = العناصر المعتمدة حسب المهمة والجزء.
task-column = المهمة
part-column = المهمة والجزء
subjects-heading = حسب المادة
subjects-caption = { $count ->
    [zero] مواد MMLU وعناصرها المعتمدة.
    [one] مادة MMLU وعناصرها المعتمدة.
    [two] مادتا MMLU وعناصرهما المعتمدة.
   *[other] مواد MMLU، وعددها { $count }، وعناصرها المعتمدة.
}
subject-column = المادة
sort-label = الترتيب حسب
sort-name = الاسم
sort-most = الأكثر تقدّمًا
sort-least = الأقل تقدّمًا

## الناس
people-heading = الناس
people-lead = وراء كل عنصر معتمد شخص قرأه بعناية. هذا عملهم، الأحدث أولًا.
period-week = هذا الأسبوع
period-month = هذا الشهر
period-all = منذ البداية
period-caption-week = إجابات آخر 7 أيام.
period-caption-month = إجابات آخر 30 يومًا.
period-caption-all = كل الإجابات.
period-empty = لا إجابات باسم معلن في هذه الفترة. هل تكون إجابتك التالية؟
contributors-anonymous = { $people ->
    [one] وشخص واحد بلا اسم معلن، له { $answers ->
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $answers } إجابات
       *[other] { $answers } إجابة
    }. شكرًا!
    [two] وشخصان بلا اسم معلن، لهما { $answers ->
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $answers } إجابات
       *[other] { $answers } إجابة
    }. شكرًا!
    [few] و{ $people } أشخاص بلا اسم معلن، لهم { $answers ->
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $answers } إجابات
       *[other] { $answers } إجابة
    }. شكرًا!
    [many] و{ $people } شخصًا بلا اسم معلن، لهم { $answers ->
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $answers } إجابات
       *[other] { $answers } إجابة
    }. شكرًا!
   *[other] و{ $people } شخص بلا اسم معلن، لهم { $answers ->
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $answers } إجابات
       *[other] { $answers } إجابة
    }. شكرًا!
}
contributors-anonymous-at-most = ومعهم، بلا اسم معلن، { $people ->
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
} على الأكثر، وعدد إجاباتهم { $answers }. شكرًا!
contributors-anonymous-answers = { $answers ->
    [one] وإجابة واحدة ممن لا اسم معلنًا لهم. شكرًا!
    [two] وإجابتان ممن لا اسم معلنًا لهم. شكرًا!
    [few] و{ $answers } إجابات ممن لا اسم معلنًا لهم. شكرًا!
   *[other] و{ $answers } إجابة ممن لا اسم معلنًا لهم. شكرًا!
}
contributors-anonymous-simulated = هؤلاء الأشخاص محاكاة.
rank-column = المرتبة
name-column = الاسم
newcomers-heading = الجدد هنا
newcomers-text = { $count ->
    [one] أول إجابة له كانت هذا الأسبوع. مرحبًا!
    [two] أول إجابة لهما كانت هذا الأسبوع. مرحبًا!
   *[other] أول إجابة لهم كانت هذا الأسبوع. مرحبًا!
}
milestones-heading = آخر المحطات
milestone-person = { $name }: { $count ->
    [one] الإجابة الأولى
    [two] إجابتان
    [few] { $count } إجابات
   *[other] { $count } إجابة
}
milestone-campaign = { $title }: اكتملت إجابات {"\u200E"}{ $percent } من العناصر
varieties-heading = اللهجات والبلدان
varieties-caption = كما ذكرها من وافقوا على إحصائهم: خمسة أشخاص أو أكثر لكل منها. تتغير الأرقام بعدة أشخاص معًا.
varieties-column = اللهجة أو البلد
varieties-number = { $count } أو أكثر
varieties-others = غيرها
effort-heading = كيف يتوزع العمل
effort-text = { $top ->
    [one] أكثر الأشخاص نشاطًا قدّم {"\u200E"}{ $share } من الإجابات.
    [two] أكثر شخصين نشاطًا، وهما عُشر الناس، قدّما {"\u200E"}{ $share } من الإجابات.
    [few] أكثر { $top } أشخاص نشاطًا، وهم عُشر الناس، قدّموا {"\u200E"}{ $share } من الإجابات.
    [many] أكثر { $top } شخصًا نشاطًا، وهم عُشر الناس، قدّموا {"\u200E"}{ $share } من الإجابات.
   *[other] أكثر { $top } شخص نشاطًا، وهم عُشر الناس، قدّموا {"\u200E"}{ $share } من الإجابات.
}
effort-even = لو قدّم الجميع العدد نفسه لكانت النسبة {"\u200E"}{ $even }.
effort-reading = كلما اقترب المنحنى من القطر كان توزيع العمل أعدل. الأفضل ألا يعتمد على قلة: لحظة منك تفيد كثيرًا.
effort-few = حين يزداد عدد المشاركين سترى هنا كيف يتوزع العمل بينهم.
effort-description = منحنى لورنز: قدّم النصف الأقل نشاطًا من الناس {"\u200E"}{ $half } من الإجابات. الأرقام في الجدول أدناه.
effort-caption = نسبة الإجابات التي قدّمها كل جزء من الناس.
lorenz-people = الناس، من الأقل نشاطًا إلى الأكثر
lorenz-answers = الإجابات المقدّمة
lorenz-equal = توزيع متساوٍ
lorenz-real = الفعلي

## صفحة شخص
person-answers = الإجابات
person-days = أيام فيها إجابات
person-streak = أطول سلسلة
person-streak-value = { $days ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان متتاليان
    [few] { $days } أيام متتالية
    [many] { $days } يومًا متتاليًا
   *[other] { $days } يوم متتالٍ
}
person-since = من { $first } إلى { $last }
person-on = يوم { $day }
person-tasks-heading = أين كانت المشاركة
person-milestones-heading = المحطات التي بُلغت
person-milestone = { $count ->
    [one] الإجابة الأولى
    [two] إجابتان
    [few] { $count } إجابات
   *[other] { $count } إجابة
}
person-next = المحطة التالية عند عدد الإجابات { $count }. { $missing ->
    [one] بقيت إجابة واحدة.
    [two] بقيت إجابتان.
    [few] بقيت { $missing } إجابات.
   *[other] بقيت { $missing } إجابة.
}
person-simulated = هذا الشخص محاكاة: تُظهر الإجابات طريقة عمل Fiel.

## ما وجدناه
findings-heading = ما وجدناه
findings-lead = هل كانت الترجمة الآلية صحيحة؟ هذا ما يقوله من قرؤوها.
findings-empty = لا عناصر معتمدة بعد. حين توجد سترى هنا كم كانت الترجمة الآلية جيدة.
quality-right-of = { $total ->
    [zero] من { $total } عنصر محسوم كان صحيحًا كما هو
    [one] من عنصر محسوم واحد كان صحيحًا كما هو
    [two] من عنصرين محسومين كان صحيحًا كما هو
    [few] من { $total } عناصر محسومة كان صحيحًا كما هو
    [many] من { $total } عنصرًا محسومًا كان صحيحًا كما هو
   *[other] من { $total } عنصر محسوم كان صحيحًا كما هو
}
quality-interval = استنادًا إلى هذه البيانات، تقع القيمة الحقيقية على الأرجح بين { $low } و{ $high }.
quality-right = صحيحة كما هي
quality-corrected = مصحّحة
quality-unusable = غير صالحة
quality-by-benchmark = حسب الاختبار المعياري
quality-by-benchmark-caption = العناصر التي كانت صحيحة كما هي من بين المعتمدة. يدل المجال على عدم اليقين.
quality-by-subject = حسب المادة
quality-by-subject-caption = الأمر نفسه حسب مواد MMLU: الأحوج إلى التصحيح أولًا.
quality-by-finding = حسب ما وجدته الفحوص الآلية
quality-by-finding-caption = قبل أن يقرأ أحد العناصر، يشير Fiel إلى ما يبدو مريبًا منها. هذا ما تبيّن فيها.
quality-by-kind = ماذا صُحّح
quality-by-kind-caption = التصحيحات حسب ما تغيّر فيها.
benchmark-column = الاختبار المعياري
finding-column = العلامة
kind-column = التغيير
items-column = العناصر
right-column = صحيحة كما هي
interval = من { $low } إلى { $high }
of-all-column = من الكل
no-finding = لا شيء مريبًا
reasons-heading = لماذا بعضها غير صالح
reasons-caption = الأسباب التي ذكرها من عدّوا عنصرًا غير صالح.
reason-column = السبب
no-reason = بلا سبب
corrections-heading = تصحيحات تستحق القراءة
corrections-lead = قد يغيّر تعديل صغير السؤال كله. المحذوف مشطوب، والمضاف تحته خط.
correction-original = الأصل الإنجليزي
correction-before = الترجمة الآلية
correction-after = النص المصحّح
correction-removed = محذوف
correction-added = مضاف
agreement-heading = إلى أي حد يتفق الناس
agreement-text = حين نظر عدة أشخاص إلى العنصر نفسه اتفقوا في {"\u200E"}{ $percent } من الحالات ({ $items ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصران
    [few] { $items } عناصر
    [many] { $items } عنصرًا
   *[other] { $items } عنصر
}).
agreement-same-text = واتفقوا في {"\u200E"}{ $percent } على النص نفسه كلمة بكلمة.
agreement-alpha = بعد استبعاد أثر المصادفة، الاتفاق { $level } (ألفا كريبندورف: { $alpha }).
agreement-high = مرتفع
agreement-fair = متوسط
agreement-low = منخفض
agreement-none = لم يجب شخصان أو أكثر عن أي عنصر بعد.

## كيف تشارك
participate-heading = كيف تشارك
participate-lead = لا تحتاج إلى معرفة بالذكاء الاصطناعي: تكفي القراءة بعناية ومعرفة اللغة جيدًا. حتى عشر دقائق تفيد.
step-guide = اقرأ الدليل
step-guide-text = يستغرق بضع دقائق، وفيه أمثلة على ما يُقبل وما يُصحّح.
guide-link = فتح دليل { $title }
guide-in-form = الدليل موجود أيضًا داخل كل نموذج.
step-video = شاهد الفيديو
step-video-text = يعرض كيف يُراجَع عنصر، خطوة خطوة.
video-load = تحميل الفيديو من { $host }
video-privacy = بعد تحميله يعرف { $host } أنك شاهدته. وقبل ذلك لا يُطلب منه شيء.
video-link = مشاهدة فيديو { $title }
step-work = راجع
step-work-text = اذهب إلى Argilla واقرأ الأصل والترجمة، وقل هل هي صحيحة، أو صحّحها، أو عدّها غير صالحة.
work-link = الذهاب إلى { $title } في Argilla
work-closed = { $title } مغلقة. شكرًا!
work-invited = المشاركة بدعوة: اطلب الرابط من فريق التنظيم. إن كان لديك حساب فافتح الرابط الذي أُرسل إليك.
step-ask = اسأل
step-ask-text = عند الشك اسأل: لست وحدك بالتأكيد. يمكنك أيضًا ترك تعليق في النموذج نفسه.
ask-link = السؤال عن { $title }
credit-heading = اسمك كما تحب
credit-text = في البداية يسألك نموذج «نبذة عنك» هل تريد ذكر اسمك وكيف. إذا لم تقل شيئًا فلن يُذكر: تُحسب إجاباتك كغيرها، بلا اسم.
credit-change = يمكنك تغيير رأيك متى شئت؛ تتغيّر الصفحة مع البيانات التالية.
share-heading = شارك التقدّم
share-text = ضع التقدّم في صفحتك أو في شبكاتك.
share-badge-alt = شارة بتقدّم { $title }
share-card-alt = بطاقة بتقدّم { $title }
share-download-badge = تنزيل الشارة (SVG)
share-download-card = تنزيل البطاقة (PNG)

## الصفحات التي لا تحتاج إلى برنامج نصي
nav-news = الأخبار
nav-about = عن المشروع
pages-label = الصفحات
skip-link = الانتقال إلى المحتوى
campaign-show = عرض
live-link = رسوم تفاعلية تتحدث أرقامها من تلقاء نفسها
live-back = كل الصفحات
taken-on = أُخذت البيانات يوم { $day } الساعة { $time } بالتوقيت العالمي.
simulated-short = بيانات محاكاة
bars-by-day = الإجابات في كل يوم.
bars-by-week = الإجابات في كل أسبوع.
weeks-caption = الإجابات والعناصر المكتملة في كل أسبوع، الأحدث أولًا.
week-column = الأسبوع
completed-column = العناصر المكتملة
week-from-to = من { $first } إلى { $last }
summary = العناصر المعتمدة: { $validated } من { $total }. الأشخاص: { $people }. الإجابات: { $answers }.
meta-people = من يراجع الترجمات، ومن انضم حديثًا، وما الذي تحقق.
meta-findings = كم كانت الترجمة الآلية جيدة، وماذا صحّح الناس، وإلى أي حد يتفقون.
meta-participate = كيف تراجع الترجمات: الدليل والنموذج وأين تسأل. عشر دقائق تفيد.
meta-news = ما حدث في كل أسبوع.
meta-about = من يدير هذا، والرخصة، والبيانات وكيف تستشهد بها، والخصوصية.
news-heading = الأخبار
news-lead = ما حدث في كل أسبوع، بالأرقام.
news-empty = ستكون أول الأخبار هنا حين ينتهي الأسبوع الأول.
news-feed = تابع الأخبار في قارئ خلاصات (RSS)
news-answers = الإجابات: { $answers }. العناصر المكتملة: { $items }.
news-newcomers = أول إجابات: { $names }. مرحبًا!
about-heading = من وماذا وكيف
about-lead = تُقارن النماذج اللغوية باختبارات ترجمتها آلات. هنا يراجع الناس تلك الترجمات واحدة واحدة.
about-how = طريقة العمل
about-how-text = يُعرض كل عنصر إلى جانب أصله. يقول الناس هل الترجمة صحيحة، أو يصحّحونها، أو يعدّونها غير صالحة. والناتج مجموعة بيانات يستطيع أي أحد استخدامها.
about-who = التنظيم
about-license = رخصة البيانات
about-data = البيانات
about-download = تنزيل مجموعة البيانات المعتمدة
about-data-later = سيوضع رابطها هنا حين تُنشر.
about-cite = كيف تستشهد بها
about-citation = مجتمع { $title } ({ $year }). { $title }، ترجمات راجعها الناس. { $address }
about-privacy = الخصوصية
about-privacy-text = تعرض هذه الصفحات أعدادًا، وأسماء من وافقوا على ذكر أسمائهم، مع عدد النصوص التي راجعوها ومتى. لا تقول أبدًا من قرر ماذا. لا تحمّل شيئًا من مواقع أخرى ولا تتتبع أحدًا.
privacy-link = بيان خصوصية { $title }
about-code = البرنامج
about-code-text = صُنعت هذه الصفحات ببرنامج Fiel { $version }، وهو برنامج حر برخصة Apache 2.0.
about-code-link = قراءة شيفرته
missing-heading = لا شيء في هذا العنوان
missing-text = ربما نُقلت الصفحة، أو اختار أحدهم ألا يظهر اسمه بعد الآن.
missing-back = إلى التقدّم
search-heading = البحث في التصحيحات
search-label = البحث في كل التصحيحات المعروضة هنا ({ $count })
search-button = بحث
search-found = عدد النتائج: { $count }
correction-link = رابط هذا التصحيح
correction-of = تصحيح قام به الناس في { $title }.
correction-more = تصحيحات أخرى
copy-link = نسخ الرابط
copy-code = نسخ
copied = نُسخ
mastodon-server = خادم Mastodon الخاص بك
mastodon-share = النشر على Mastodon
embed-summary = ضعه في صفحتك
embed-badge = الشارة (HTML)
embed-frame = إطار بالتقدّم (HTML)
embed-more = عرض التقدّم
person-lead = أحد الذين يراجعون هذه الترجمات واحدة واحدة.
person-summary = الإجابات: { $answers }. أيام فيها إجابات: { $days }.

## ما الذي تغيّر في تصحيح
kind-number = رقم
kind-negation = نفي أو استثناء
kind-wording = بضع كلمات
kind-omission = كلمات كانت ناقصة
kind-addition = كلمات زائدة
kind-order = ترتيب الكلمات
kind-spelling = الإملاء
kind-rewritten = النص كله تقريبًا
kind-punctuation = علامات الترقيم

## ما تشير إليه الفحوص الآلية
check-agreement-cue = المطابقة تكشف الإجابة
check-answer-key = الإجابة ليست إجابة الأصل
check-answer-outside = الإجابة ليست بين الخيارات
check-option-hole = خيار غائب قبل الخيار الصحيح
check-broken-continuation = النهاية لا تكمل الجملة
check-changed-code = شيفرة متغيّرة
check-changed-formula = صيغة متغيّرة
check-changed-mark = علامات متغيّرة بين قوسين
check-changed-number = أرقام متغيّرة
check-changed-unit = وحدة متغيّرة
check-chat-residue = بقايا من برنامج الترجمة
check-damaged-markup = تنسيق تالف
check-damaged-placeholder = فراغ تالف
check-damaged-url = عنوان تالف
check-deleted-brackets = أقواس تُحذف عند التقييم
check-doubled-space = مسافة زائدة
check-doubled-word = كلمة مكررة
check-empty-segment = نص فارغ
check-end-punctuation = علامة الترقيم الأخيرة
check-equal-options = خيارات متساوية
check-glossary-term = مصطلح من المسرد
check-inconsistent-translation = النص نفسه بترجمتين
check-length-ratio = أقصر أو أطول من اللازم
check-long-answer = إجابة أطول من غيرها
check-reported-original = أصل أُبلغ عن خطئه
check-merged-question = سؤالان صارا واحدًا
check-lost-negation = نفي ضائع
check-lost-reference = إشارة ضائعة إلى خيار آخر
check-lowercased-context = حروف كبيرة تضيع عند التقييم
check-option-count = عدد مختلف من الخيارات
check-unpaired-marks = علامة بلا مقابل
check-untranslated = غير مترجم
check-spelling = خطأ إملائي محتمل
check-grammar = خطأ نحوي محتمل
check-option-agreement = خيار لا يطابق السؤال
check-english-word = كلمة تُركت بالإنجليزية
check-early-mark = علامة افتتاح مبكرة
check-closed-stem = سؤال أُغلق قبل خياراته
check-blank-article = أداة قبل فراغ
check-mixed-forms = خيارات تبدأ بصيغ مختلفة
check-changed-gender = امرأة صارت رجلًا
check-false-friend = كلمة خادعة الشبه
check-calque = صياغة منقولة عن الإنجليزية
check-english-acronym = اختصار إنجليزي
check-title-case = حروف كبيرة كما في عنوان إنجليزي
check-article-gender = أداة بجنس خاطئ
check-opinion = اقتراح من نموذج أو أداة

## مواد MMLU
subject-abstract_algebra = الجبر المجرد
subject-anatomy = التشريح
subject-astronomy = علم الفلك
subject-business_ethics = أخلاقيات الأعمال
subject-clinical_knowledge = المعرفة السريرية
subject-college_biology = الأحياء الجامعية
subject-college_chemistry = الكيمياء الجامعية
subject-college_computer_science = علوم الحاسوب الجامعية
subject-college_mathematics = الرياضيات الجامعية
subject-college_medicine = الطب الجامعي
subject-college_physics = الفيزياء الجامعية
subject-computer_security = أمن الحاسوب
subject-conceptual_physics = الفيزياء المفاهيمية
subject-econometrics = الاقتصاد القياسي
subject-electrical_engineering = الهندسة الكهربائية
subject-elementary_mathematics = الرياضيات الابتدائية
subject-formal_logic = المنطق الصوري
subject-global_facts = حقائق عالمية
subject-high_school_biology = الأحياء الثانوية
subject-high_school_chemistry = الكيمياء الثانوية
subject-high_school_computer_science = علوم الحاسوب الثانوية
subject-high_school_european_history = التاريخ الأوروبي الثانوي
subject-high_school_geography = الجغرافيا الثانوية
subject-high_school_government_and_politics = الحكومة والسياسة الثانوية
subject-high_school_macroeconomics = الاقتصاد الكلي الثانوي
subject-high_school_mathematics = الرياضيات الثانوية
subject-high_school_microeconomics = الاقتصاد الجزئي الثانوي
subject-high_school_physics = الفيزياء الثانوية
subject-high_school_psychology = علم النفس الثانوي
subject-high_school_statistics = الإحصاء الثانوي
subject-high_school_us_history = تاريخ الولايات المتحدة الثانوي
subject-high_school_world_history = تاريخ العالم الثانوي
subject-human_aging = شيخوخة الإنسان
subject-human_sexuality = الجنسانية البشرية
subject-international_law = القانون الدولي
subject-jurisprudence = فلسفة القانون
subject-logical_fallacies = المغالطات المنطقية
subject-machine_learning = تعلم الآلة
subject-management = الإدارة
subject-marketing = التسويق
subject-medical_genetics = الوراثة الطبية
subject-miscellaneous = متفرقات
subject-moral_disputes = خلافات أخلاقية
subject-moral_scenarios = مواقف أخلاقية
subject-nutrition = التغذية
subject-philosophy = الفلسفة
subject-prehistory = ما قبل التاريخ
subject-professional_accounting = المحاسبة المهنية
subject-professional_law = القانون المهني
subject-professional_medicine = الطب المهني
subject-professional_psychology = علم النفس المهني
subject-public_relations = العلاقات العامة
subject-security_studies = الدراسات الأمنية
subject-sociology = علم الاجتماع
subject-us_foreign_policy = السياسة الخارجية الأمريكية
subject-virology = علم الفيروسات
subject-world_religions = أديان العالم

## الاختبارات المعيارية
benchmark-arc = ARC-Challenge
benchmark-dibt = DIBT
benchmark-hellaswag = HellaSwag
benchmark-mmlu = MMLU
