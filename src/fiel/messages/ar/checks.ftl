# status: waiting for a native reader
# Modern Standard Arabic, singular, verbal nouns on buttons. item: عنصر; answer: إجابة; box: خانة; check: فحص; release: إصدار; organizers: فريق التنظيم.

# ما وجده فحص آلي، في جملة للمتطوع.
empty-segment = هذا النص فارغ.
reported-original = { $kind ->
    [key] في إصدار سابق وجد الناس مفتاح إجابة هذا العنصر خاطئًا ({ $count }).
   *[original] في إصدار سابق وجد الناس الأصل الإنجليزي لهذا العنصر خاطئًا ({ $count }).
}
merged-question = لعنصر آخر ({ $item }) النصوص نفسها وإجابة صحيحة أخرى، مع أن أصليهما مختلفان.
equal-options = يقول ما يقوله خيار آخر ({ $other }).
answer-outside = الإجابة الصحيحة ({ $answer }) ليست بين الخيارات.
option-hole = الخيار { $missing } غائب قبل الخيار الصحيح ({ $answer }): ستعدّ برامج التقييم خيارًا آخر صحيحًا.
changed-number = { $kind ->
    [lost] هذا الرقم في الإنجليزية وليس هنا: { $source }.
    [added] هذا الرقم هنا وليس في الإنجليزية: { $translation }.
   *[changed] الرقمان مختلفان: { $source } في الإنجليزية و{ $translation } هنا.
}
option-count = { $kind ->
    [options] عدد خيارات السؤال الإنجليزي { $source } وعددها هنا { $translation }. انظر جيدًا من فضلك.
   *[parts] أجزاء هذا ليست أجزاء الأصل الإنجليزي. هل ينقص نص، أو هو في غير مكانه؟
}
answer-key = الإجابة الصحيحة { $source } في الأصل الإنجليزي و{ $translation } هنا.
changed-unit = تغيّرت الوحدة: { $source } في الإنجليزية و{ $translation } هنا.
changed-formula = { $kind ->
    [lost] لم تبق هذه الصيغة كما في الإنجليزية: { $source }.
   *[changed] تغيّرت الصيغة: { $source } في الإنجليزية و{ $translation } هنا.
}
changed-code = { $kind ->
    [lost] لم تبق هذه الشيفرة كما في الإنجليزية: { $source }.
   *[changed] تغيّرت الشيفرة: { $source } في الإنجليزية و{ $translation } هنا.
}
damaged-placeholder = { $kind ->
    [lost] ينقص فراغ يجب ملؤه: { $source }.
    [added] هنا فراغ يجب ملؤه وليس في الإنجليزية: { $translation }.
   *[changed] الفراغات التي يجب ملؤها مختلفة: { $source } في الإنجليزية و{ $translation } هنا.
}
damaged-url = { $kind ->
    [lost] هذا العنوان غائب: { $source }.
    [added] ليس هذا العنوان في الإنجليزية: { $translation }.
   *[changed] تغيّر العنوان: { $source } في الإنجليزية و{ $translation } هنا.
}
damaged-markup = { $kind ->
    [lost] هذا التنسيق غائب: { $source }.
    [added] ليس هذا التنسيق في الإنجليزية: { $translation }.
   *[changed] التنسيق مختلف: { $source } في الإنجليزية و{ $translation } هنا.
}
deleted-brackets = يُحذف ما بين قوسين مربعين عند اختبار النماذج: { $text }. إن كان مهمًا فاستخدم قوسين مستديرين.
lost-negation = في الإنجليزية «{ $word }»، ويبدو أنها غائبة هنا. هل بقي معنى الجملة كما هو؟
untranslated = يبدو أن هذا تُرك بالإنجليزية.
chat-residue = يبدو أن هذا من برنامج الترجمة لا من النص: «{ $text }».
length-ratio =
    { $way ->
        [longer] هذا أطول بكثير من المعتاد مقارنة بالإنجليزية. هل أُضيف شيء؟
       *[shorter] هذا أقصر بكثير من المعتاد مقارنة بالإنجليزية. هل ينقص شيء؟
    }
long-answer = الإجابة الصحيحة أطول بكثير من غيرها، وليست كذلك في الإنجليزية، فتكشف نفسها. هل يمكن أن تكون أقصر؟
unpaired-marks = لا مقابل لهذه العلامة { $mark }: تأتي هذه العلامات أزواجًا دائمًا، { $pair }.
end-punctuation =
    { $mark ->
        [none] ينتهي هذا الخيار بعلامة ترقيم، ولا تنتهي بها الخيارات الأخرى.
       *[other] يبدو أن هذه العلامة تنقص في النهاية: { $mark }
    }
doubled-word = تتكرر «{ $word }» مرتين متتاليتين.
doubled-space = هنا مسافة زائدة.
lost-reference = تذكر الإنجليزية { $labels }، ولا يذكرها هذا النص. لا تُترجم حروف الخيارات ولا أرقامها.
agreement-cue = ينتهي السؤال بـ«{ $word }»، وهذا يستبعد الخيارات التي لا تطابقها. هل يمكن صوغه بلا تلميح؟
inconsistent-translation = تُرجم النص نفسه في موضع آخر ترجمة مختلفة: «{ $translation }». أيهما أفضل؟
broken-continuation =
    { $how ->
        [closed] الجملة في الإنجليزية مفتوحة وتكتمل في الخيارات؛ وهي هنا مغلقة.
        [repeated] يكرر هذا نهاية النص السابق. هل يتناسبان إذا قُرئا معًا؟
       *[capital] يبدأ هذا بحرف كبير، لكنه يكمل الجملة السابقة.
    }
changed-mark = { $marks ->
    [none] ليست في الإنجليزية علامات بين قوسين: أزلها
   *[other] يجب أن تبقى العلامات التي بين قوسين كما في الإنجليزية: { $marks }
}
lowercased-context = سيفقد هذا حروفه الكبيرة في التقييم: { $words }. هل يمكن صوغه بطريقة أخرى؟
glossary-term = يقول مسرد الحملة عن «{ $term }»: «{ $target }».
spelling = { $correction ->
    [none] قد تكون «{ $text }» خطأ إملائيًا، أو ليست كلمة.
   *[other] قد تكون «{ $text }» خطأ إملائيًا. ربما: { $correction }
}
grammar = { $correction ->
    [none] راجع النحو هنا: «{ $text }».
   *[other] راجع النحو هنا: «{ $text }». ربما: { $correction }
}
option-agreement = إذا قُرئ هذا بعد السؤال لم يطابقه: «{ $text }».
english-word = ما زالت هذه الكلمة بالإنجليزية: «{ $text }».
early-mark = علامة الافتتاح مبكرة: يبدأ السؤال بعد الفاصلة.
closed-stem = ينتهي هذا بنقطة، لكنه في الإنجليزية يكتمل في الخيارات.
blank-article = تستبعد «{ $word }» قبل الفراغ الإجابات التي لا تطابقها، وليست في الإنجليزية. هل يمكن حذفها؟
mixed-forms = تبدأ الخيارات بصيغ مختلفة، مثل «{ $word }»؛ وهي في الإنجليزية متشابهة كلها.
changed-gender = هذا الشخص في الإنجليزية امرأة: «{ $text }».
false-friend = قد لا تعني «{ $text }» ما تعنيه «{ $term }» هنا. ربما: { $target }
calque = تركيب «{ $text }» منقول عن الإنجليزية. ربما: { $target }
english-acronym = «{ $text }» هو الاختصار الإنجليزي؛ وهو مترجم في مواضع أخرى.
title-case = الحروف الكبيرة هنا كما في عنوان إنجليزي. هل هي صحيحة هنا؟
article-gender = يبدو أن هذه الكلمات لا تتطابق: «{ $text }».
opinion = { $reason ->
    [none] { $kind ->
        [none] تغيير يقترحه { $agent }.
       *[other] تغيير يقترحه { $agent } ({ $kind }).
    }
   *[other] تغيير يقترحه { $agent }: { $reason }
} { $correction ->
    [none] { "" }
   *[other] ربما: { $correction }
}
