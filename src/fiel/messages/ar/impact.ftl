# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# ما غيّرته مراجعة اختبار معياري في ترتيب النماذج: الصفحة، وفقرة لبحث، وقسم البطاقة.
heading = ما غيّرته المراجعة
about = الحملة { $campaign }. قُيّمت النماذج نفسها على الترجمة الآلية (قبل) وعلى البيانات المعتمدة (بعد). مجالات الثقة 95% ومصدرها { $draws } من عينات معادة للعناصر (البذرة { $seed })؛ وp قيمة اختبار ماكنمار الدقيق دون تصحيح لعدد النماذج.
matched = عناصر أجاب عنها كل نموذج في الجانبين: { $items }. منها المصحّحة: { $corrected }؛ وكما كانت: { $unchanged }؛ وغير الصالحة، بالنص نفسه في الجانبين: { $unusable }.
left-out = عناصر تُركت لأن بعض النماذج لم يجب عنها في الجانبين: { $count }.
unknown = عناصر في السجلات ليست في التصدير: { $count }.
only-before = تُركت لأنها قُيّمت قبل فقط: { $models }.
only-after = تُركت لأنها قُيّمت بعد فقط: { $models }.
reprompted = عناصر لم تُصحّح لكن نص سؤالها تغيّر لأن أمثلة فيه صُحّحت: { $count }.
simulated = حسابات محاكاة، وليست أشخاصًا، حُسبت إجاباتها: { $count }.
differs = { $model }: مختلف بين الجانبين: { $setting }.
differs-known = { $model }: { $setting } كان { $before } قبل و{ $after } بعد.
limited = { $task } حُدّ بعدد { $limit } من العناصر.
part-all = الكل
part-corrected = مصحّحة
part-unchanged = كما كانت
part-unusable = غير صالحة
model = النموذج
part = العناصر
count = العدد
before = قبل
after = بعد
change = التغيّر
interval = مجال 95%
gained = صارت صحيحة
lost = صارت خاطئة
p = p
rank-before = الترتيب قبل
rank-after = الترتيب بعد
ranks = الترتيب
tau = اتفاق الترتيبين، تاو-ب لكندال: { $value } (من { $low } إلى { $high }). لو انقلبت الإجابات مصادفة فقط لكان نحو { $chance-value } (من { $chance-low } إلى { $chance-high })؛ p { $p }. { $order ->
    [changed] تغيّر الترتيب أكثر مما تفسره المصادفة.
   *[same] لا يدل هذا على أن الترتيب تغيّر.
}
noise = نصيب الترجمة من التباين بين النماذج: {"\u200E"}{ $value }% (من {"\u200E"}{ $low }% إلى {"\u200E"}{ $high }%) لعناصر كهذه؛ و{"\u200E"}{ $here }% على هذه العناصر بعينها، بما فيه المصادفة.
flips = عناصر انقلبت إجابتها
flips-none = لم تنقلب أي إجابة.
flips-shown = تظهر الأكثر انقلابًا، وعددها { $count }؛ وفي ملف JSON كلها، وعددها { $total }.
flip-gained = صارت صحيحة: { $models }
flip-lost = صارت خاطئة: { $models }
no-text = ليس في التصدير
paper = لبحث علمي
plot-change = التغيّر بالنقاط
plot-accuracy = الدقة، %
plot-alt = تغيّر كل نموذج مع مجاله، ودقة كل نموذج قبل وبعد.
paragraph = قيّمنا { $models ->
    [one] نموذجًا واحدًا
    [two] نموذجين
    [few] { $models } نماذج
    [many] { $models } نموذجًا
   *[other] { $models } نموذج
} بأداة { $harness } على عناصر { $title } ({ $language })، وعددها { $items }، قبل أن يراجع الناس ترجمتها الآلية ببرنامج Fiel { $version } وبعده. عدد المصحّح منها { $corrected }، و{ $unusable ->
    [0] ليس منها غير صالح
    [one] منها واحد غير صالح
    [two] منها اثنان غير صالحين
   *[other] عدد غير الصالح { $unusable }
}. { $details } المجالات مجالات مئينية بنسبة 95% من { $draws } من عينات بوتستراب للعناصر، مقترنة عبر النماذج والنسختين؛ وقيم p من اختبار ماكنمار الدقيق دون تصحيح للمقارنات المتعددة.
examples = { $count ->
    [0] لم تكن في نصوص الأسئلة أمثلة.
    [one] كان في نص السؤال مثال واحد.
    [two] كان في نص السؤال مثالان.
    [few] كان في نص السؤال { $count } أمثلة.
    [many] كان في نص السؤال { $count } مثالًا.
   *[other] كان في نص السؤال { $count } مثال.
}
metric-one = { $metric }: { $models }.
metric-range = تغيّر { $metric } بين { $low } و{ $high } من النقاط حسب النموذج.
model-change = { $model } من {"\u200E"}{ $before }% إلى {"\u200E"}{ $after }% ({ $change } نقطة، من { $low } إلى { $high }، p { $p }؛ وعلى العناصر المصحّحة { $corrected } نقطة)
model-change-none = { $model } من {"\u200E"}{ $before }% إلى {"\u200E"}{ $after }% ({ $change } نقطة، من { $low } إلى { $high }، p { $p })
metric-ranks = اتفاق ترتيب النماذج قبل وبعد بمقياس تاو-ب لكندال = { $value } (من { $low } إلى { $high }). { $order ->
    [changed] تغيّر الترتيب أكثر مما تفسره المصادفة
   *[same] لا يدل هذا على أن الترتيب تغيّر
} (لو انقلبت الإجابات مصادفة فقط لكان نحو { $chance-value }، من { $chance-low } إلى { $chance-high }؛ p { $p }، اختبار العشوأة).
metric-noise = من التباين بين النماذج، {"\u200E"}{ $value }% (من {"\u200E"}{ $low }% إلى {"\u200E"}{ $high }%) سببه الترجمة: واحد ناقص معامل الارتباط داخل الفئة ICC(C,1) للنسختين، دون تباين اختيار العناصر.
card-heading = ما غيّرته المراجعة للنماذج
card-same = قيس بالأمر `fiel impact` على هذه الصفوف بعينها.
