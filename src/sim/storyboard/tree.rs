//! A RON value without its layout: what a sheet and a file have in common.

use ron2::ast::{Expr, StructBody, StructField};

/// A cell of a sheet. Rows count from 1 as in every spreadsheet, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// The row, from 1.
    pub row: u32,
    /// The column, from 0; without it, the whole row is meant.
    pub column: Option<u32>,
}

/// A value, and the cell that it came from.
#[derive(Debug, Clone)]
pub struct Tree {
    /// What it is.
    pub shape: Shape,
    /// Where it stood in the sheet, if it came from one.
    pub origin: Option<CellPlace>,
    /// A remark that is written above it as a comment.
    pub note: Option<String>,
}

/// The kinds of values that a scenario is made of.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text in quotes.
    Text(String),
    /// A number, `true`, `false` or a word such as `Shouting`.
    Bare(String),
    /// Named fields in `( )`.
    Group(Vec<(String, Tree)>),
    /// A list in `[ ]`.
    List(Vec<Tree>),
    /// Keys and values in `{ }`.
    Map(Vec<(String, Tree)>),
    /// A word with values, such as `Looked("log")`.
    Call(String, Vec<Tree>),
    /// Values without names in `( )`.
    Tuple(Vec<Tree>),
}

impl Tree {
    /// A value that came from nowhere yet.
    pub fn new(shape: Shape) -> Self {
        Self {
            shape,
            origin: None,
            note: None,
        }
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Shape::Text(text.into()))
    }

    /// A number or a word.
    pub fn bare(word: impl Into<String>) -> Self {
        Self::new(Shape::Bare(word.into()))
    }

    /// A group without fields.
    pub fn empty_group() -> Self {
        Self::new(Shape::Group(Vec::new()))
    }

    /// The same value with a place.
    pub fn at(mut self, origin: CellPlace) -> Self {
        self.origin = Some(origin);
        self
    }

    /// The value under a path of field names with points between them.
    pub fn get(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, |tree, name| match &tree.shape {
            Shape::Group(fields) => fields.iter().find(|(field, _)| field == name).map(|(_, value)| value),
            _ => None,
        })
    }

    /// The text of a text, the word of a word.
    pub fn words(&self) -> Option<&str> {
        match &self.shape {
            Shape::Text(words) | Shape::Bare(words) => Some(words),
            _ => None,
        }
    }

    /// The elements of a list; nothing has none.
    pub fn elements(&self) -> &[Self] {
        match &self.shape {
            Shape::List(elements) => elements,
            _ => &[],
        }
    }

    /// The place for a value under a path; groups on the way are made.
    pub fn slot(&mut self, path: &str) -> &mut Self {
        let (name, rest) = path
            .split_once('.')
            .map_or((path, None), |(name, rest)| (name, Some(rest)));
        let fields = fields_mut(&mut self.shape);
        let index = fields.iter().position(|(field, _)| field == name).unwrap_or_else(|| {
            fields.push((name.to_owned(), Self::empty_group()));
            fields.len() - 1
        });
        match rest {
            Some(rest) => fields[index].1.slot(rest),
            None => &mut fields[index].1,
        }
    }

    /// Adds to the list under a path, which is made if it is not there. Returns the element's number.
    pub fn push(&mut self, path: &str, element: Self) -> usize {
        let tree = self.slot(path);
        if !matches!(tree.shape, Shape::List(_)) {
            tree.shape = Shape::List(Vec::new());
        }
        match &mut tree.shape {
            Shape::List(elements) => {
                elements.push(element);
                elements.len() - 1
            }
            _ => 0,
        }
    }

    /// An element of the list under a path.
    pub fn element_slot(&mut self, path: &str, index: usize) -> Option<&mut Self> {
        match &mut self.slot(path).shape {
            Shape::List(elements) => elements.get_mut(index),
            _ => None,
        }
    }

    /// Whether it says nothing: an empty group, list or map is the same as a field that is left out.
    pub fn is_empty(&self) -> bool {
        match &self.shape {
            Shape::Group(fields) | Shape::Map(fields) => fields.iter().all(|(_, value)| value.is_empty()),
            Shape::List(elements) => elements.is_empty(),
            _ => false,
        }
    }

    /// Gathers the remarks in it.
    pub fn notes<'t>(&'t self, found: &mut Vec<&'t String>) {
        found.extend(&self.note);
        match &self.shape {
            Shape::Group(fields) | Shape::Map(fields) => fields.iter().for_each(|(_, value)| value.notes(found)),
            Shape::List(values) | Shape::Call(_, values) | Shape::Tuple(values) => {
                values.iter().for_each(|value| value.notes(found));
            }
            Shape::Text(_) | Shape::Bare(_) => {}
        }
    }

    /// Whether both mean the same. `72` and `"72"` do: which of them a field takes, the file's own form decides.
    pub fn same(&self, other: &Self) -> bool {
        let all_same = |ours: &[Self], theirs: &[Self]| {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| a.same(b))
        };
        match (&self.shape, &other.shape) {
            (Shape::Text(a) | Shape::Bare(a), Shape::Text(b) | Shape::Bare(b)) => a == b,
            (Shape::Group(a), Shape::Group(b)) => covers(a, b) && covers(b, a),
            (Shape::List(a), Shape::List(b)) | (Shape::Tuple(a), Shape::Tuple(b)) => all_same(a, b),
            (Shape::Map(a), Shape::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && a.1.same(&b.1))
            }
            (Shape::Call(name, a), Shape::Call(other, b)) => name == other && all_same(a, b),
            _ => self.is_empty() && other.is_empty(),
        }
    }

    /// The value of a file's text, if the text is RON.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = ron2::ast::parse_document(text).ok()?;
        document.value.as_ref().map(Self::of)
    }

    /// The value of a parsed expression.
    pub fn of(expr: &Expr<'_>) -> Self {
        let shape = match expr {
            Expr::Bool(value) => Shape::Bare(value.value.to_string()),
            Expr::Char(value) => Shape::Text(value.value.to_string()),
            Expr::String(value) => Shape::Text(value.value.clone()),
            Expr::Number(number) => Shape::Bare(number.raw.replace(['_', '+'], "")),
            Expr::Option(option) => match &option.value {
                Some(value) => return Self::of(&value.expr),
                None => Shape::Group(Vec::new()),
            },
            Expr::AnonStruct(anonymous) => Shape::Group(fields_of(&anonymous.fields)),
            Expr::Seq(seq) => Shape::List(seq.items.iter().map(noted).collect()),
            Expr::Tuple(tuple) => Shape::Tuple(tuple.elements.iter().map(|element| Self::of(&element.expr)).collect()),
            Expr::Map(map) => {
                let entry = |entry: &ron2::ast::MapEntry<'_>| {
                    let key = Self::of(&entry.key).words().unwrap_or_default().to_owned();
                    (key, Self::of(&entry.value))
                };
                Shape::Map(map.entries.iter().map(entry).collect())
            }
            Expr::Struct(named) => match &named.body {
                None => Shape::Bare(named.name.name.to_string()),
                Some(StructBody::Tuple(body)) => {
                    let values = body.elements.iter().map(|element| Self::of(&element.expr));
                    Shape::Call(named.name.name.to_string(), values.collect())
                }
                Some(StructBody::Fields(body)) => {
                    let group = Self::new(Shape::Group(fields_of(&body.fields)));
                    Shape::Call(named.name.name.to_string(), vec![group])
                }
            },
            _ => Shape::Group(Vec::new()),
        };
        Self::new(shape)
    }
}

fn covers(ours: &[(String, Tree)], theirs: &[(String, Tree)]) -> bool {
    ours.iter().all(|(name, value)| {
        let other = theirs.iter().find(|(other, _)| other == name);
        other.map_or(value.is_empty(), |(_, other)| value.same(other))
    })
}

fn fields_of(fields: &[StructField<'_>]) -> Vec<(String, Tree)> {
    let fields = fields.iter();
    fields
        .map(|field| (field.name.name.to_string(), Tree::of(&field.value)))
        .collect()
}

/// The fields of a group; what is none becomes one.
fn fields_mut(shape: &mut Shape) -> &mut Vec<(String, Tree)> {
    match *shape {
        Shape::Group(ref mut fields) => fields,
        _ => {
            *shape = Shape::Group(Vec::new());
            fields_mut(shape)
        }
    }
}

/// An element with the comment that stands above it. One behind the element before belongs to that.
fn noted(item: &ron2::ast::SeqItem<'_>) -> Tree {
    let own_line = |comment: &&ron2::ast::Comment<'_>| {
        let before = item.leading.span.as_ref().map_or(0, |span| span.start.line);
        comment.span.start.line > before || before == 0
    };
    let comments = item.leading.comments.iter().filter(own_line);
    let lines: Vec<&str> = comments.map(|comment| comment.content().trim()).collect();
    let mut tree = Tree::of(&item.expr);
    tree.note = (!lines.is_empty()).then(|| lines.join("\n"));
    tree
}
