//! The kinds of rows: what each is called, where its values stand in the file, and which column holds which.

use super::columns::Column;
use super::forms::Form;
use crate::sim::sentence::Sentence;

/// One kind of row.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The word in the first column, in English and in Chinese.
    pub word: [&'static str; 2],
    /// Where it stands in the file.
    pub place: Place,
    /// Which columns it fills.
    pub fields: &'static [&'static [Field]],
    /// What it is, and what its columns mean where that is not plain, in English and in Chinese.
    pub about: [&'static str; 2],
    /// The colour of its rows in a workbook, as red, green and blue.
    pub colour: u32,
}

/// Where the values of a row stand in the file. Paths have points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A single value, named by the id; see [`super::settings`].
    Setting {
        /// Whether it is one of the customer.
        is_of_customer: bool,
    },
    /// A named value of the texts; `Belongs to` holds the country of a value by country.
    Value,
    /// A group that a call has once, and the key of its texts.
    Group(&'static str, &'static str),
    /// An entry of a list, and the key of its texts; the entry's id follows it.
    Entry(&'static str, &'static str),
    /// A node; its id stands in the column of nodes.
    Node,
    /// An entry of a list that an entry of another list has: the outer list, the inner one.
    Inner(&'static str, &'static str),
    /// A group of an entry: the list, the group.
    Part(&'static str, &'static str),
    /// A group of a node.
    NodeGroup(&'static str),
    /// An entry of a list of a node.
    NodeEntry(&'static str),
    /// The end of a detour.
    Back,
    /// A line that is heard after an option or another event.
    Reply,
    /// Another wording of a line or of a reply.
    Wording,
    /// A comment of the file; `Belongs to` holds the way to what it stands above.
    Comment,
}

/// A column of a row and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The column.
    pub column: Column,
    /// The path within the row's group.
    pub path: &'static str,
    /// How the cell is written.
    pub form: Form,
    /// The last part of the text's key; empty if the row has but one text.
    pub key: Option<&'static str>,
}

const fn field(column: Column, path: &'static str, form: Form) -> Field {
    Field {
        column,
        path,
        form,
        key: None,
    }
}

const fn text(column: Column, path: &'static str, key: &'static str) -> Field {
    Field {
        column,
        path,
        form: Form::Text,
        key: Some(key),
    }
}

const ID: Field = field(Column::Id, "id", Form::Name);
const GOES_TO: Field = field(Column::GoesTo, "to", Form::Name);
const WHEN: Field = field(Column::When, "when", Form::Condition);
const LABEL: Field = text(Column::Label, "label", "label");
const TITLE: Field = text(Column::Label, "title", "title");
const LOCKED: Field = text(Column::Locked, "locked", "locked");
const WHY: Field = text(Column::Why, "why", "why");
const SOURCES: Field = field(Column::Sources, "sources", Form::Names);

const MOOD: [Field; 4] = [
    field(Column::Tension, "mood.tension", Form::Number),
    field(Column::Trust, "mood.trust", Form::Number),
    field(Column::Patience, "mood.patience", Form::Number),
    field(Column::Feeling, "mood.feeling", Form::Word),
];
const EFFECTS: [Field; 2] = [
    field(Column::Acts, "acts", Form::Names),
    field(Column::Changes, "facts", Form::Changes),
];
const POINTS: [Field; 3] = [
    field(Column::Empathy, "points.empathy", Form::Number),
    field(Column::Accuracy, "points.accuracy", Form::Number),
    field(Column::Compliance, "points.compliance", Form::Number),
];
const SHARES: [Field; 3] = [
    field(Column::Empathy, "empathy", Form::Number),
    field(Column::Accuracy, "accuracy", Form::Number),
    field(Column::Compliance, "compliance", Form::Number),
];
const LINE: [Field; 7] = [
    ID,
    field(Column::Speaker, "who", Form::Name),
    field(Column::Manner, "how", Form::Word),
    text(Column::Text, "text", ""),
    WHEN,
    field(Column::Timer, "lasts", Form::Name),
    field(Column::Value, "pick", Form::Word),
];
const OUTCOME: &[&[Field]] = &[&[GOES_TO, WHY, SOURCES], &MOOD, &EFFECTS, &POINTS];
const AFTER_CALL: &[&[Field]] = &[
    &[
        ID,
        LABEL,
        WHEN,
        field(Column::Otherwise, "otherwise", Form::Points),
        WHY,
        SOURCES,
    ],
    &POINTS,
];

const fn kind(
    word: [&'static str; 2],
    place: Place,
    fields: &'static [&'static [Field]],
    colour: u32,
    about: [&'static str; 2],
) -> Kind {
    Kind {
        word,
        place,
        fields,
        about,
        colour,
    }
}

const HEAD: u32 = 0xE7_E6_E6;
const PEOPLE: u32 = 0xE2_EF_DA;
const DESK: u32 = 0xDD_EB_F7;
const SPOKEN: u32 = 0xFF_FF_FF;
const NODE: u32 = 0xBD_D7_EE;
const CHOICE: u32 = 0xFF_F2_CC;
const FLOW: u32 = 0xED_ED_ED;
const EVENT: u32 = 0xFC_E4_D6;
const WORK: u32 = 0xE4_DF_EC;
const END: u32 = 0xF8_CB_AD;

/// Every kind of row, in the order in which it is exported.
#[rustfmt::skip]
pub const KINDS: [Kind; 36] = [
    kind(["call", "通话"], Place::Setting { is_of_customer: false }, &[], HEAD, ["One value of the call; the id says which, the text is the value.", "通话的一项设置；编号说明是哪一项，正文是它的值。"]),
    kind(["review", "审阅"], Place::Entry("reviewed", ""), &[&[field(Column::Label, "by", Form::Text), field(Column::Value, "on", Form::Date), field(Column::Id, "language", Form::Name)]], HEAD, ["A sign-off. Label: who; value: the day; id: the language.", "审阅记录。标签：谁；值：日期；编号：语言。"]),
    kind(["weights", "占比"], Place::Group("rubric.weights", ""), &[&SHARES], HEAD, ["Shares of the mark, 100 together.", "各项占比，合计 100。"]),
    kind(["floors", "底线"], Place::Group("rubric.floors", ""), &[&SHARES], HEAD, ["The least mark of each part.", "各项最低分。"]),
    kind(["value", "值"], Place::Value, &[], HEAD, ["A {name} of the texts. Label: Money, Percent, Number, Date or Words; text: the value; belongs to: a country, if it differs by country.", "正文里 {名字} 的值。标签：Money、Percent、Number、Date 或 Words；正文：值；因国家而异时“属于”填国家。"]),
    kind(["customer", "客户"], Place::Setting { is_of_customer: true }, &[], PEOPLE, ["One value of the customer; the id says which, the text is the value.", "客户的一项设置；编号说明是哪一项，正文是它的值。"]),
    kind(["mood", "状态"], Place::Group("customer.mood", ""), &[&[field(Column::Tension, "tension", Form::Number), field(Column::Trust, "trust", Form::Number), field(Column::Patience, "patience", Form::Number), field(Column::Feeling, "feeling", Form::Word)]], PEOPLE, ["The customer at the start, 0 to 100.", "客户开始时的状态，0 到 100。"]),
    kind(["hidden", "隐情"], Place::Entry("customer.hidden", "hidden"), &[&[ID, text(Column::Text, "text", "text"), field(Column::Opens, "revealed_by", Form::Condition), text(Column::Why, "how", "how")]], PEOPLE, ["What the customer knows and does not say at once. Why: how it comes out.", "客户知道却不马上说的事。“为什么”填它怎样说出来。"]),
    kind(["person", "人物"], Place::Entry("people", "people"), &[&[ID, text(Column::Label, "name", "name"), field(Column::Manner, "voice", Form::Word), field(Column::Value, "portrait", Form::Number)]], PEOPLE, ["Somebody else who speaks. Value: number of the portrait.", "其他说话的人。值：肖像编号。"]),
    kind(["fact", "事实"], Place::Entry("facts", ""), &[&[ID, field(Column::Value, "is", Form::Condition)]], HEAD, ["What the story remembers. Value: Flag, Count(3) or OneOf(open, chosen).", "故事要记住的事。值：Flag、Count(3) 或 OneOf(open, chosen)。"]),
    kind(["draw", "抽取"], Place::Inner("facts", "drawn"), &[&[field(Column::Id, "value", Form::Name), field(Column::Value, "weight", Form::Number)]], HEAD, ["A fact may be drawn before the call. Belongs to: the fact; id: its value; value: the weight.", "事实可以在通话前抽取。属于：事实；编号：取值；值：权重。"]),
    kind(["desktop", "桌面"], Place::Entry("desktop", "desktop"), &[&[ID, field(Column::Value, "kind", Form::Word), TITLE, field(Column::Opens, "opens", Form::Condition), LOCKED, WHEN]], DESK, ["Something to look up. Value: Account, Log, Policy or Product.", "可以查阅的资料。值：Account、Log、Policy 或 Product。"]),
    kind(["desktop row", "桌面行"], Place::Inner("desktop", "rows"), &[&[text(Column::Label, "label", "label"), text(Column::Text, "text", "text")]], DESK, ["A line of a desktop item: label and text. Belongs to: the item.", "资料的一行：标签和正文。属于：哪份资料。"]),
    kind(["opening", "来电"], Place::Group("opening", ""), &[&[field(Column::Timer, "ring", Form::Name), field(Column::GoesTo, "missed", Form::Name)]], EVENT, ["How long it rings, and where a missed call goes.", "响铃多久，没接时去哪里。"]),
    kind(["hold", "保持"], Place::Group("hold", ""), &[&[field(Column::Timer, "limit", Form::Name)]], EVENT, ["How long a hold may take.", "保持最长多久。"]),
    kind(["hold in time", "保持按时"], Place::Group("hold.in_time", "hold/in_time"), OUTCOME, EVENT, ["You come back in time.", "按时回来。"]),
    kind(["hold overrun", "保持超时"], Place::Group("hold.overrun", "hold/overrun"), OUTCOME, EVENT, ["You come back too late.", "回来晚了。"]),
    kind(["transfer", "转接"], Place::Entry("transfers", "transfer"), &[&[ID, TITLE]], EVENT, ["A desk to transfer to.", "可以转接的部门。"]),
    kind(["transfer warm", "说明后转接"], Place::Part("transfers", "warm"), OUTCOME, EVENT, ["The colleague is briefed first. Belongs to: the transfer.", "先向同事说明再转。属于：哪个转接。"]),
    kind(["transfer cold", "直接转接"], Place::Part("transfers", "cold"), OUTCOME, EVENT, ["The caller is just put through. Belongs to: the transfer.", "直接转过去。属于：哪个转接。"]),
    kind(["hang up", "挂断"], Place::Group("hang_up", "hang_up"), OUTCOME, EVENT, ["You hang up.", "你挂断电话。"]),
    kind(["node", "节点"], Place::Node, &[&[field(Column::Value, "phase", Form::Word), GOES_TO], &MOOD, &EFFECTS], NODE, ["A moment of the call. Value: BeforeCall or AfterCall, if it is not on the line; goes to: the next node, if there is no decision.", "通话中的一步。值：不在通话中时填 BeforeCall 或 AfterCall；没有选项时“去向”填下一步。"]),
    kind(["line", "台词"], Place::NodeEntry("says"), &[&LINE], SPOKEN, ["Something that is said. Value: how wordings take turns (Sequence, Cycle, Shuffle, Once).", "一句话。值：几种说法怎样轮换（Sequence、Cycle、Shuffle、Once）。"]),
    kind(["wording", "换句话"], Place::Wording, &[&[text(Column::Text, "text", "")]], SPOKEN, ["The same in other words. Id: the line; belongs to: as of the reply, if it is one.", "同一句的另一种说法。编号：哪一句；若是回应，“属于”与它相同。"]),
    kind(["question", "选择"], Place::NodeGroup("ask"), &[&[field(Column::Timer, "within", Form::Name), field(Column::Value, "order", Form::Word)]], CHOICE, ["Only if there is a timer, or a fixed order (value: Fixed).", "仅当有计时，或选项次序固定（值：Fixed）。"]),
    kind(["option", "选项"], Place::NodeEntry("ask.options"), &[&[ID, LABEL, text(Column::Text, "speak", "speak"), GOES_TO, WHEN, LOCKED, field(Column::Once, "once", Form::YesNo), WHY, text(Column::Tempting, "tempting_because", "tempting"), SOURCES], &MOOD, &POINTS, &EFFECTS], CHOICE, ["What you can do: label, and the text that you say.", "你可以做的：标签，以及你说的话。"]),
    kind(["expiry", "超时"], Place::NodeGroup("ask.on_expiry"), OUTCOME, EVENT, ["What happens when the time is over.", "时间到了会怎样。"]),
    kind(["reply", "回应"], Place::Reply, &[&LINE], SPOKEN, ["What is heard at once. Belongs to: the option's id, or \"on expiry\", \"hold in time\", \"hold overrun\", \"hang up\", \"DESK warm\", \"DESK cold\".", "马上听到的话。属于：选项编号，或 \"on expiry\"、\"hold in time\"、\"hold overrun\"、\"hang up\"、\"部门编号 warm\"、\"部门编号 cold\"。"]),
    kind(["branch", "分支"], Place::NodeEntry("branch"), &[&[WHEN, GOES_TO]], FLOW, ["Where the node goes by itself: the first branch that holds; the last has no condition.", "自动去哪里：第一条成立的分支；最后一条没有条件。"]),
    kind(["detour", "绕行"], Place::NodeGroup("call"), &[&[GOES_TO, field(Column::Value, "then", Form::Name)]], FLOW, ["Another node and back. Value: where it goes on afterwards.", "去另一节点再回来。值：回来之后去哪里。"]),
    kind(["back", "返回"], Place::Back, &[], FLOW, ["The end of a detour.", "绕行结束。"]),
    kind(["disposition", "处理结果"], Place::Entry("wrap_up.disposition", "wrap_up/disposition"), AFTER_CALL, WORK, ["After-call work: a disposition code.", "后处理：结果代码。"]),
    kind(["note", "记录"], Place::Entry("wrap_up.notes", "wrap_up/notes"), AFTER_CALL, WORK, ["After-call work: a note that belongs in the record, or does not.", "后处理：该记或不该记的一条。"]),
    kind(["owner", "跟进人"], Place::Entry("wrap_up.follow_up.owner", "wrap_up/owner"), AFTER_CALL, WORK, ["After-call work: who follows up.", "后处理：谁跟进。"]),
    kind(["date", "跟进时间"], Place::Entry("wrap_up.follow_up.date", "wrap_up/date"), AFTER_CALL, WORK, ["After-call work: by when.", "后处理：何时之前。"]),
    kind(["channel", "跟进方式"], Place::Entry("wrap_up.follow_up.channel", "wrap_up/channel"), AFTER_CALL, WORK, ["After-call work: by which channel.", "后处理：用什么方式。"]),
];

/// The rest of the kinds: what ends a call, and what only authors see.
#[rustfmt::skip]
pub const LAST_KINDS: [Kind; 4] = [
    kind(["ending", "结局"], Place::Entry("endings", "ending"), &[&[ID, field(Column::Value, "kind", Form::Word), TITLE, text(Column::Text, "epilogue", "epilogue"), field(Column::GoesTo, "follows", Form::Name)], &POINTS], END, ["How the call can end. Value: Ideal, Partial, BadCare or BadRule; goes to: the call that follows.", "通话怎样结束。值：Ideal、Partial、BadCare 或 BadRule；去向：接着的通话。"]),
    kind(["check", "走法"], Place::Entry("checks", ""), &[&[field(Column::Label, "name", Form::Text), field(Column::Value, "country", Form::Name), field(Column::When, "drawn", Form::Draws), field(Column::Text, "play", Form::Play), field(Column::Changes, "expect", Form::Changes), field(Column::GoesTo, "heard", Form::Names)]], HEAD, ["A play that must lead where you say. Text: commands, one a line; changes: what is expected; only when: drawn facts, as innocent = no; value: the country; goes to: the lines that are heard, in order, with commas.", "必须走到指定结果的走法。正文：每行一条命令；变更：期望；条件：抽取的事实，如 innocent = no；值：国家；去向：依次听到的台词，用逗号分开。"]),
    kind(["allow", "许可"], Place::Entry("allow", ""), &[&[field(Column::Id, "code", Form::Name), field(Column::Node, "at", Form::Name), field(Column::Why, "because", Form::Text)]], HEAD, ["A finding that you accept. Id: its code; node: only there; why: the reason.", "你接受的一条提示。编号：代码；节点：只在那里；为什么：理由。"]),
    kind(["comment", "注释"], Place::Comment, &[&[field(Column::Text, "text", Form::Text)]], HEAD, ["A comment of the file that stands at no other row. Belongs to: the way to what it stands above, as nodes/ID/says; nothing for the head of the file.", "文件里不属于别的行的注释。属于：它写在什么上面，例如 nodes/编号/says；写在文件开头就留空。"]),
];

/// Every kind of row.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().chain(&LAST_KINDS)
}

/// Words of older sheets, and what the same rows are called now.
const OLD_WORDS: [(&str, &str); 6] = [
    ("权重", "占比"),
    ("数值", "值"),
    ("心情", "状态"),
    ("提问", "选择"),
    ("插曲", "绕行"),
    ("试演", "走法"),
];

/// The kind of a word, in either language.
pub fn kind_of(word: &str) -> Option<&'static Kind> {
    let plain = word.trim().to_lowercase();
    let plain = OLD_WORDS
        .iter()
        .find(|(old, _)| *old == plain)
        .map_or(plain.as_str(), |(_, now)| now);
    kinds().find(|kind| kind.word.contains(&plain))
}

impl Kind {
    /// Its word in both languages.
    pub fn words(&self) -> Sentence {
        let [english, chinese] = self.word.map(str::to_owned);
        Sentence { english, chinese }
    }

    /// The columns that it fills, with what they mean.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().flat_map(|fields| fields.iter())
    }

    /// The columns that say where the row belongs.
    pub fn address(&self) -> &'static [Column] {
        match self.place {
            Place::Setting { .. } => &[Column::Id, Column::Text],
            Place::Value => &[Column::Of, Column::Id, Column::Label, Column::Text],
            Place::Group(..) | Place::Entry(..) => &[],
            Place::Inner(..) | Place::Part(..) | Place::Comment => &[Column::Of],
            Place::Node | Place::NodeGroup(_) | Place::NodeEntry(_) | Place::Back => &[Column::Node],
            Place::Reply => &[Column::Node, Column::Of],
            Place::Wording => &[Column::Node, Column::Of, Column::Id],
        }
    }
}
