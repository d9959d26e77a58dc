//! The findings of a proof in Chinese: what each code means and what to do.

/// The heading of the family, by the English one.
#[rustfmt::skip]
const TITLES: [(&str, &str); 1] = [
    ("What a proof finds", "证明发现的"),
];

/// What each code means and what to do.
#[rustfmt::skip]
const EXPLANATIONS: [(&str, &str); 23] = [
    ("dimension-too-thin", "这一项总共能得不到 8 分，一个选择就会让它的分数变动八分之一以上。请在更多选择上给它分，或让包里的规则计入这一项。列出的走法是最好的走法之一：它也只得这么多。"),
    ("dimensions-compete", "在这个选择上，每个选项都会在某一项上失分，最好的走法也拿不到满分。请写一个各项都对的选项；如果这个两难正是要教的，就写明理由接受它。"),
    ("double-charge", "一个选项违反了规则，规则已经扣分，它自己又为同一件事扣合规分。请把扣分留给规则。"),
    ("expiry-pays", "在这里等到超时什么也不失。如果等待是对的，请把沉默写成一个选项；否则请让超时付出代价。"),
    ("hanging-up-pays", "在这里挂断什么也不失，学员可以用挂断代替处理。请在 `hang_up` 里为没做完的事扣分，或让它通向一个专门扣分的结局。"),
    ("critical-pays", "在这里违反一条关键规则，之后能拿的分比任何守规则的走法都多。请在违规之后扣分，或让守规则的路得分更多。"),
    ("unknowable-best", "到这里为止，不同的抽取看起来都一样，而最好的做法取决于抽到什么，学员只能猜。请在此之前让什么把它们区分开，或给一个在各种情况下都对的选项。"),
    ("ending-contradicts-mark", "一个通过的走法以 BadCare 或 BadRule 结束，或一个话后处理做到最好也不通过的走法到了 Ideal 结局。请让通向结局的条件和分数的依据一致，或把结局标为 Partial。"),
    ("points-farm", "绕着圈走能一再得分，于是什么错误都能洗掉。请让圈上的选项只能用一次，或不再得分。"),
    ("repeated-gain", "一个选项得分，走法能回到它那里再得一次；只有情绪或计数会让它停下，所以重复它的人拿得到分，最好的走法也非重复不可。请让它只能用一次，或让回头的路付出它得的分；如果重复是对的，就写明理由接受它。"),
    ("certain-breach", "不违反关键规则就没法把这通电话说到结局，所以只要说话，谁也不能通过。请给这个选择一个守规则的选项，或从某个选项或节点上拿掉违规的行为。许多别的问题可能只是由此而来，改正它们之前请重新证明。"),
    ("impossible-pass", "没有走法能通过。请降低及格线或某项底线，或写出能达到它们的路。"),
    ("no-clean-option", "没有违反关键规则的走法也会来到这个选择，而每个选项都会违反一条，所以走到这里，只要说话，谁也不能通过。请给这个选择一个守规则的选项，或不要让守规则的走法来到这里。"),
    ("certain-pass", "每种走法都通过，分数就没有意义。请让错误付出更多代价，或提高及格线。"),
    ("over-budget", "通话的状态超过一百万个，可以不评分地练习，不能用于考试。请减少一直到最后都会查到的计数和标记，或减少讲究先后的地方。"),
    ("proven-trap", "从这一刻起，说什么都到不了任何结局：顶多只能挂断、转接、等到超时，或者等客户忍无可忍。请给这个选择一个出路，或改正堵住去路的条件。"),
    ("proven-empty-choices", "有走法来到这个选择时，一个选项也选不了。请给它一个没有条件的选项。"),
    ("unreached", "在任何国家、任何抽取下，都没有走法能到这里。请删掉它，或改正通往它的条件。"),
    ("unheard-line", "它所在的节点能到，这句话却没有走法听得到。请删掉它，或改正它的条件。"),
    ("always-true", "每次查这个条件它都成立，所以什么也决定不了。请去掉它，或改正它。"),
    ("always-false", "每次查这个条件它都不成立，依靠它的内容就永远不会发生。请改正它，或删掉依靠它的内容。"),
    ("gives-itself-away", "只看选项表面、什么也不懂的人，成绩太好。请让提示里列出的选项在长度、语气和措辞上拉平，别让最好的一眼就看得出来；如果看的是位置，请去掉 `order: Fixed`，或把最好的放到别处。列出的走法是总选这类选项的人能打出的最好的一通。"),
    ("unused-proof-allowance", "证明没有发现这条许可所接受的问题。请删掉它，免得它以后遮住别的错误。"),
];

/// Examples that are told in words: the wrong side and the right one.
#[rustfmt::skip]
const TOLD: [(&str, [&str; 2]); 2] = [
    ("certain-pass", ["及格线为 1，每个结局都得分，没接的电话也得", "及格线为 80，结局按一路上做了什么得分"]),
    ("over-budget", ["二十个标记，到话后处理时都会查", "后面的选项或条目依靠什么，就为什么设一个标记"]),
];

/// What a code means and what to do.
pub fn explanation(code: &str) -> Option<&'static str> {
    found(&EXPLANATIONS, code)
}

/// The wrong and the right side of an example that is told in words.
pub fn told(code: &str) -> Option<[&'static str; 2]> {
    found(&TOLD, code)
}

/// The heading of a family, by the English one.
pub fn title(english: &str) -> Option<&'static str> {
    found(&TITLES, english)
}

fn found<T: Copy>(table: &[(&str, T)], wanted: &str) -> Option<T> {
    table.iter().find(|(key, _)| *key == wanted).map(|(_, value)| *value)
}
