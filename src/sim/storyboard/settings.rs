//! The single values of a call: rows of the kinds `call` and `customer`, whose id says which value it is.

use super::forms::Form;

/// One value of the call itself.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Whether it stands in a `customer` row.
    pub is_of_customer: bool,
    /// What the row's id says, in English and in Chinese.
    pub id: [&'static str; 2],
    /// Where it stands in the file; of a text, also its key with `/` for the point.
    pub path: &'static str,
    /// What the cell holds.
    pub form: Form,
    /// Whether it is translated.
    pub is_translated: bool,
}

const fn call(id: [&'static str; 2], path: &'static str, form: Form) -> Setting {
    Setting {
        is_of_customer: false,
        id,
        path,
        form,
        is_translated: false,
    }
}

const fn customer(id: [&'static str; 2], path: &'static str, form: Form) -> Setting {
    Setting {
        is_of_customer: true,
        ..call(id, path, form)
    }
}

const fn translated(setting: Setting) -> Setting {
    Setting {
        is_translated: true,
        ..setting
    }
}

/// Every single value, in the order in which it is exported.
pub const SETTINGS: [Setting; 24] = [
    call(["format", "格式"], "format", Form::Number),
    call(["id", "编号"], "id", Form::Name),
    translated(call(["title", "标题"], "title", Form::Text)),
    call(["kind", "业务"], "kind", Form::Word),
    call(["level", "难度"], "level", Form::Number),
    call(["minutes", "分钟"], "minutes", Form::Range),
    call(["direction", "方向"], "direction", Form::Word),
    call(["language", "语言"], "language", Form::Name),
    call(["countries", "国家"], "countries", Form::Names),
    call(["author", "作者"], "author", Form::Text),
    call(["version", "版本"], "version", Form::Text),
    call(["content notes", "内容提示"], "content_notes", Form::Words),
    call(["policies", "行内规定"], "policies", Form::Names),
    translated(call(["brief", "背景"], "brief", Form::Text)),
    call(["start", "起点"], "start", Form::Name),
    call(["pass mark", "及格分"], "rubric.pass", Form::Number),
    translated(customer(["name", "姓名"], "customer.name", Form::Text)),
    customer(["age", "年龄"], "customer.age", Form::Number),
    translated(customer(["about", "简介"], "customer.about", Form::Text)),
    translated(customer(["number", "号码"], "customer.number", Form::Text)),
    customer(["voice", "声音"], "customer.voice", Form::Word),
    customer(["portrait", "肖像"], "customer.portrait", Form::Number),
    customer(
        ["at full tension", "紧张到顶时去"],
        "customer.at_full_tension",
        Form::Name,
    ),
    customer(
        ["at no patience", "耐心用尽时去"],
        "customer.at_no_patience",
        Form::Name,
    ),
];

/// The key of a text in the tables of translations.
pub fn key(setting: &Setting) -> String {
    setting.path.replace('.', "/")
}
