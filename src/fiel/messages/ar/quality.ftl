# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# كم إصدار جيد: صفحة fiel report وفقرة الطريقة لبحث.
heading = جودة هذا الإصدار
about = الحملة { $campaign }، صُدّرت ببرنامج Fiel { $version }. كل الأرقام من بيان التصدير؛ والمجالات بثقة 95%. بصمة SHA-256 للبيان:
coverage-title = التغطية
covered = المحسوم: { $decided } من { $items } من العناصر ({"\u200E"}{ $share }%). المعتمد: { $validated } (منه المصحّح: { $corrected }). غير الصالح: { $unusable }؛ المختلف فيه: { $disputed }؛ المعلّق: { $pending }.
answers = الإجابات المحسوبة: { $counted }، من { $people ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}؛ عدد ما يلزم كل عنصر: { $needed }. الإجابات المستبعدة: { $set_aside }.
simulated = حسابات محاكاة، وليست أشخاصًا، حُسبت إجاباتها: { $count }.
agreement-title = الاتفاق
agreement-none = لا إجابتين لأي عنصر.
agreement-found = اختار شخصان أجابا عن العنصر نفسه الاختيار نفسه في {"\u200E"}{ $percent }% من الحالات، في { $items ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصرين
    [few] { $items } عناصر
    [many] { $items } عنصرًا
   *[other] { $items } عنصر
}. ألفا كريبندورف: { $alpha }.
alpha-none = غير معرّفة، لأن كل الاختيارات متماثلة
mistakes-title = الأخطاء قبل وبعد
audit-none = لا عينة تدقيق محسومة، ولذلك لا يُعرف شيء عن الأخطاء في العناصر التي لم يصحّحها أحد.
audit = سُحبت عشوائيًا عينة من { $audited } من أصل { $items } من العناصر، حُسم منها { $decided }، وكان في { $mistaken } منها خطأ. فكان الخطأ في {"\u200E"}{ $share }% من الترجمات الآلية (من { $low } إلى {"\u200E"}{ $high }%)، وما زال في { $left ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصرين
    [few] { $left } عناصر
    [many] { $left } عنصرًا
   *[other] { $left } عنصر
} تقريبًا (من { $left_low } إلى { $left_high }).
kind = نوع الخطأ
kind-unusable = غير صالح
corrected = العناصر المصحّحة
before = العناصر قبل
left = العناصر الباقية
plot-progress = ما آلت إليه العناصر
plot-corrections = نصوص مصحّحة
plot-kept = صحيحة كما هي
plot-corrected = مصحّحة
plot-unusable = غير صالحة
plot-disputed = مختلف فيها
plot-pending = معلّقة
plot-before = قبل
plot-left = الباقي
plot-items = عناصر
plot-alt = العدد المقدّر للعناصر التي فيها كل نوع من الأخطاء، قبل التصحيح وبعده، مع المجالات.
help-title = ما اقترحته النماذج والأدوات
accepted = من { $total } من النصوص المقترحة التي رآها الناس في عناصر محسومة، في النص المتفق عليه { $count } ({"\u200E"}{ $share }%، من { $low } إلى {"\u200E"}{ $high }%).
assisted = بين العناصر التي فيها رأي، زادت نسبة ما صحّحه الناس { $difference } نقطة مئوية (من { $low } إلى { $high }) حين رأوه (العناصر: { $assisted }) على نسبته حين لم يروه (عناصر التدقيق: { $unassisted }).
checks-title = ما وجدته الفحوص
checks = العناصر التي غيّرها الناس أو عدّوها غير صالحة، من بين ما وجد فيه فحص شيئًا؛ العنصر المختلف فيه يُحسب بنسبة ذلك.
check = الفحص
answered = العناصر المجاب عنها
changed = المتغيّر، %
interval = مجال 95%
blind-title = الناس بلا مفتاح الإجابة
accuracy = دون رؤية المفتاح اختاره الناس في {"\u200E"}{ $accuracy }% من { $answers } من الإجابات (من { $low } إلى {"\u200E"}{ $high }%؛ الأشخاص: { $people }، الأسئلة: { $items }، في الترجمة الآلية). تُحسب «لا أعرف» إجابة خاطئة.
otherwise = من { $drawn } من الأسئلة سُحبت عشوائيًا، اكتملت إجابات { $decided }. في { $count } منها ({"\u200E"}{ $rate }%) لم يختر أكثر الناس المفتاح؛ والنسبة بين كل أسئلة الحملة من { $low } إلى {"\u200E"}{ $high }%. قد يكون السبب مفتاحًا خاطئًا، أو سؤالًا ملتبسًا، أو ترجمة معيبة، أو سؤالًا صعبًا.
otherwise-none = لم تكتمل بعد إجابات أي سؤال من { $drawn } من الأسئلة سُحبت عشوائيًا.
subject = المادة
questions = الأسئلة
given = الإجابات
people = الأشخاص
right = اختيار المفتاح، %
effort-title = الجهد
effort-none = أجاب أقل من ثلاثة أشخاص، ولذلك لا يُقال شيء عن توزيع العمل بينهم.
effort = في الحملة كلها، قدّم { $people } من الأشخاص { $answers } من الإجابات. قدّم العُشر الأكثر نشاطًا ({ $top ->
    [one] شخص واحد
    [two] شخصان
    [few] { $top } أشخاص
    [many] { $top } شخصًا
   *[other] { $top } شخص
}) نحو {"\u200E"}{ $share }% منها؛ معامل جيني: { $gini }. تُقرّب أعداد من لا تُذكر أسماؤهم إلى الأدنى أولًا.
seconds = وسيط الوقت من إجابة إلى التالية للشخص نفسه: { $seconds } ثانية، دون التوقفات التي تزيد على عشر دقائق.
methods-title = فقرة الطريقة لبحث
methods-none = لم يراجع أحد بعد الترجمة الآلية لاختبار { $title } إلى { $language }.
methods = راجع { $people ->
    [one] شخص واحد
    [two] شخصان
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
} الترجمة الآلية لاختبار { $title } إلى { $language } ببرنامج Fiel { $version }، عنصرًا عنصرًا: قُبل كل عنصر أو صُحّح أو عُدّ غير صالح إلى أن صارت له { $needed ->
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $needed } إجابات
   *[other] { $needed } إجابة
} (الإجابات المحسوبة: { $counted }).
methods-covered = حُسم {"\u200E"}{ $share }% من العناصر، وعددها { $items }: المعتمد { $validated } (منه المصحّح { $corrected }) وغير الصالح { $unusable }.
methods-agreement = في { $items ->
    [one] العنصر الواحد
    [two] العنصرين
    [few] العناصر وعددها { $items }
   *[other] العناصر وعددها { $items }
} مما له إجابتان أو أكثر، اختار شخصان الاختيار نفسه في {"\u200E"}{ $percent }% من الحالات (ألفا كريبندورف للبيانات الاسمية: { $alpha }؛ Krippendorff, 2011).
methods-audit = المجالات دقيقة للسحب دون إرجاع (Clopper & Pearson, 1934، بالتوزيع فوق الهندسي)؛ والعناصر غير المحسومة من العينة تُحسب على الوجهين.
methods-shares = مجالات هذه النسب مجالات ويلسون (Wilson, 1927).
methods-difference = مجال الفرق مجال نيوكومب (Newcombe, 1998).
methods-blind = مجال الدقة مجال ويلسون (Wilson, 1927) بحجم العينة الفعال (Korn & Graubard, 1998)، من تباين مجمّع حسب الشخص وحسب السؤال (Cameron, Gelbach & Miller, 2011)؛ ومجال نسبة الأسئلة دقيق للسحب دون إرجاع (Clopper & Pearson, 1934، بالتوزيع فوق الهندسي).
methods-archive = كل الأرقام في بيان الإصدار (SHA-256 ‏{ $manifest }…).
