//! The columns of a storyboard, in their order: what stands above them in both languages, and what they are for.

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "The table below says of each column what it is for.")]
pub enum Column {
    Kind,
    Node,
    Of,
    Id,
    Speaker,
    Manner,
    Label,
    Text,
    GoesTo,
    When,
    Opens,
    Locked,
    Once,
    Timer,
    Value,
    Tension,
    Trust,
    Patience,
    Feeling,
    Empathy,
    Accuracy,
    Compliance,
    Otherwise,
    Acts,
    Changes,
    Why,
    Tempting,
    Sources,
    Note,
}

/// What is known of a column.
#[derive(Debug, Clone, Copy)]
pub struct ColumnAbout {
    /// Which one.
    pub column: Column,
    /// Its header, in English and in Chinese.
    pub header: [&'static str; 2],
    /// What to write there, in English and in Chinese.
    pub about: [&'static str; 2],
    /// How wide it is, in characters.
    pub width: u8,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Ids, words and conditions.
    Names,
    /// Whole numbers.
    Numbers,
    /// Texts that are translated; a second column holds the translation.
    Texts,
}

const fn row(
    column: Column,
    header: [&'static str; 2],
    width: u8,
    holds: Holds,
    about: [&'static str; 2],
) -> ColumnAbout {
    ColumnAbout {
        column,
        header,
        about,
        width,
        holds,
    }
}

/// Every column, in the order in which it is exported.
#[rustfmt::skip]
pub const COLUMNS: [ColumnAbout; 29] = [
    row(Column::Kind, ["Row", "行"], 13, Holds::Names, ["What the row is: a word of the list below. Rows that begin with # are not read.", "这一行是什么，填下表中的词。以 # 开头的行不读。"]),
    row(Column::Node, ["Node", "节点"], 18, Holds::Names, ["The moment of the call. Left empty, it is that of the row above.", "通话中的哪一步。留空就与上一行相同。"]),
    row(Column::Of, ["Belongs to", "属于"], 16, Holds::Names, ["The option, desktop item or fact that the row belongs to.", "这一行属于哪个选项、桌面卡片或事实。"]),
    row(Column::Id, ["Id", "编号"], 18, Holds::Names, ["A short name that others refer to: small letters, digits and hyphens.", "供别处引用的短名：小写字母、数字、连字符。"]),
    row(Column::Speaker, ["Speaker", "说话人"], 11, Holds::Names, ["customer (also when empty), you, narrator, or the id of a person.", "customer（留空也是）、you、narrator，或某个人物的编号。"]),
    row(Column::Manner, ["Manner", "语气"], 11, Holds::Names, ["How a line is said; for people, their voice.", "这句话怎么说；人物行填声音。"]),
    row(Column::Label, ["Label", "标签"], 26, Holds::Texts, ["A few words: what an option is, a title, a name.", "几个字：选项是什么、标题、名称。"]),
    row(Column::Text, ["Text", "正文"], 52, Holds::Texts, ["What is said or told. A paragraph is a line break in the cell.", "说出来或写出来的话。段落就在单元格里换行。"]),
    row(Column::GoesTo, ["Goes to", "去向"], 18, Holds::Names, ["The next node, or the ending.", "下一个节点或结局。"]),
    row(Column::When, ["Only when", "条件"], 26, Holds::Names, ["A condition, as in Any(Looked(contact-log), TrustAtLeast(45)).", "条件，例如 Any(Looked(contact-log), TrustAtLeast(45))。"]),
    row(Column::Opens, ["Opens when", "打开条件"], 22, Holds::Names, ["What opens a desktop item or brings out a hidden fact.", "什么能打开桌面卡片，或让隐情说出来。"]),
    row(Column::Locked, ["While locked", "锁定提示"], 20, Holds::Texts, ["What is shown while the option or item is locked.", "选项或卡片锁着时显示的话。"]),
    row(Column::Once, ["Once", "限一次"], 7, Holds::Names, ["yes: the option can be chosen once in a call.", "yes 或 是：整通电话只能选一次。"]),
    row(Column::Timer, ["Time", "时间"], 8, Holds::Names, ["20s, 2m: time to answer, of a hold, of a line.", "20s、2m：回答、保持或一句话的时长。"]),
    row(Column::Value, ["Value", "值"], 14, Holds::Names, ["What the kind of row says below.", "见下表中该行类型的说明。"]),
    row(Column::Tension, ["Tension", "紧张"], 9, Holds::Numbers, ["Change in steps of 5; minus calms.", "变化量，5 的倍数；负数是缓和。"]),
    row(Column::Trust, ["Trust", "信任"], 9, Holds::Numbers, ["Change in steps of 5.", "变化量，5 的倍数。"]),
    row(Column::Patience, ["Patience", "耐心"], 9, Holds::Numbers, ["Change in steps of 5.", "变化量，5 的倍数。"]),
    row(Column::Feeling, ["Feeling", "情绪"], 9, Holds::Names, ["The new feeling: Anger, Fear, Sorrow, Shame, Calm.", "新的情绪：Anger、Fear、Sorrow、Shame、Calm。"]),
    row(Column::Empathy, ["Empathy", "同理心"], 9, Holds::Numbers, ["Points, -3 to 3.", "得分，-3 到 3。"]),
    row(Column::Accuracy, ["Accuracy", "准确性"], 9, Holds::Numbers, ["Points, -3 to 3.", "得分，-3 到 3。"]),
    row(Column::Compliance, ["Compliance", "合规性"], 11, Holds::Numbers, ["Points, -3 to 3.", "得分，-3 到 3。"]),
    row(Column::Otherwise, ["Otherwise", "否则"], 14, Holds::Names, ["After-call entries: points when the condition does not hold, as accuracy -1.", "后处理条目：条件不成立时的得分，例如 accuracy -1。"]),
    row(Column::Acts, ["Acts", "行为"], 20, Holds::Names, ["Words of the rule packs, with commas.", "规则包里的行为，用逗号分开。"]),
    row(Column::Changes, ["Changes", "变更"], 22, Holds::Names, ["What it does to facts, as Set(logged), Add(refusals, 1).", "对事实的改变，例如 Set(logged), Add(refusals, 1)。"]),
    row(Column::Why, ["Why", "为什么"], 44, Holds::Texts, ["The lesson that the debrief tells.", "复盘时讲的道理。"]),
    row(Column::Tempting, ["Tempting because", "为何诱人"], 32, Holds::Texts, ["Why a decent colleague might do it.", "好心的同事为什么会这样做。"]),
    row(Column::Sources, ["Sources", "依据"], 18, Holds::Names, ["Facts and house policies, with commas.", "事实和行内规定，用逗号分开。"]),
    row(Column::Note, ["Note", "备注"], 24, Holds::Names, ["For yourself; a new file has it as a comment.", "给自己看的；新文件里成为注释。"]),
];

/// What is known of a column.
pub fn about(column: Column) -> &'static ColumnAbout {
    &COLUMNS[column as usize]
}

/// The header of a column, or of its translation, in a sheet in English (0) or in Chinese (1).
pub fn header(column: Column, sheet_language: usize, translation: Option<&str>) -> String {
    let words = about(column).header[sheet_language.min(1)];
    match translation {
        Some(language) => format!("{words} ({language})"),
        None => words.to_owned(),
    }
}
