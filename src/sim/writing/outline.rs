//! A file as brackets within brackets: items that are separated by commas, each with its comments.

use super::tokens::{Kind, Token};

/// Brackets and what stands between them.
#[derive(Debug, Default)]
pub(super) struct Group<'t> {
    pub open: &'t str,
    pub close: &'t str,
    pub items: Vec<Item<'t>>,
    /// Comments after the last item, on lines of their own.
    pub last_comments: Vec<Comment<'t>>,
    /// The author went to a new line after the opening bracket.
    pub is_broken: bool,
    /// There was a comma after the last item.
    pub has_last_comma: bool,
}

/// What stands between two commas.
#[derive(Debug, Default)]
pub(super) struct Item<'t> {
    /// Comments in front, in order.
    pub before: Vec<Comment<'t>>,
    pub pieces: Vec<Piece<'t>>,
    /// Comments behind it on the same line.
    pub after: Vec<Comment<'t>>,
    /// An empty line stands in front of it or its first comment.
    pub blank_before: bool,
    /// An empty line stands between its comments and it.
    pub blank_after_comments: bool,
    /// The author began a new line with it.
    pub starts_line: bool,
}

/// A part of an item.
#[derive(Debug)]
pub(super) enum Piece<'t> {
    Atom(&'t str),
    Colon,
    Group(Group<'t>),
}

/// A comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'t> {
    pub text: &'t str,
    pub blank_before: bool,
    /// A `/* … */` that is followed by something on its line.
    pub is_inline: bool,
}

/// The outline of a whole file: its value is the only item of a group without brackets.
pub(super) fn outline<'t>(tokens: &[Token<'t>]) -> Group<'t> {
    let mut reader = Reader { tokens, next: 0 };
    reader.group("")
}

struct Reader<'s, 't> {
    tokens: &'s [Token<'t>],
    next: usize,
}

impl<'t> Reader<'_, 't> {
    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.next).copied()
    }

    /// Everything up to the closing bracket. The file is known to be RON, so brackets match.
    fn group(&mut self, open: &'t str) -> Group<'t> {
        let mut group = Group {
            open,
            is_broken: self
                .peek()
                .is_some_and(|token| !token.goes_on() || token.kind == Kind::LineComment),
            ..Group::default()
        };
        let mut waiting = Vec::new();
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Close => {
                    self.next += 1;
                    group.close = token.text;
                    break;
                }
                Kind::Comma => {
                    self.next += 1;
                    group.has_last_comma = true;
                }
                Kind::LineComment | Kind::BlockComment => {
                    let comment = self.comment(token);
                    match group.items.last_mut() {
                        Some(item) if token.goes_on() && waiting.is_empty() && !comment.is_inline => {
                            item.after.push(comment);
                        }
                        _ => waiting.push(comment),
                    }
                }
                Kind::Atom | Kind::Colon | Kind::Open => {
                    group.has_last_comma = false;
                    let item = self.item(std::mem::take(&mut waiting));
                    group.items.push(item);
                }
            }
        }
        group.last_comments = waiting;
        group
    }

    fn comment(&mut self, token: Token<'t>) -> Comment<'t> {
        self.next += 1;
        let next = self.peek();
        let goes_on = next.is_some_and(|next| next.goes_on() && !matches!(next.kind, Kind::Close | Kind::Comma));
        Comment {
            text: token.text,
            blank_before: token.line_ends_before > 1,
            is_inline: token.kind == Kind::BlockComment && goes_on,
        }
    }

    fn item(&mut self, before: Vec<Comment<'t>>) -> Item<'t> {
        let first = self.peek();
        let line_ends = first.map_or(0, |token| token.line_ends_before);
        let blank = before.first().map_or(line_ends > 1, |comment| comment.blank_before);
        let mut item = Item {
            starts_line: line_ends > 0 || !before.is_empty(),
            blank_before: blank,
            blank_after_comments: !before.is_empty() && line_ends > 1,
            before,
            ..Item::default()
        };
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Comma | Kind::Close => break,
                Kind::Atom => {
                    self.next += 1;
                    item.pieces.push(Piece::Atom(token.text));
                }
                Kind::Colon => {
                    self.next += 1;
                    item.pieces.push(Piece::Colon);
                }
                Kind::Open => {
                    self.next += 1;
                    let group = self.group(token.text);
                    item.pieces.push(Piece::Group(group));
                }
                // On a line of its own after the item it belongs to what follows.
                _ if self.is_last_in_item() && !token.goes_on() => break,
                Kind::LineComment | Kind::BlockComment => self.comment_within(token, &mut item),
            }
        }
        item
    }

    /// Whether only comments stand between here and the end of the item.
    fn is_last_in_item(&self) -> bool {
        let following = self.tokens[self.next..].iter().find(|next| !next.is_comment());
        following.is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Close))
    }

    /// A comment before the item's comma stands behind the item; one in the middle of it moves in front of it.
    fn comment_within(&mut self, token: Token<'t>, item: &mut Item<'t>) {
        let is_last = self.is_last_in_item();
        let mut comment = self.comment(token);
        comment.is_inline = false;
        if is_last {
            item.after.push(comment);
        } else {
            comment.blank_before &= !item.before.is_empty();
            item.before.push(comment);
            item.starts_line = true;
        }
    }
}

impl<'t> Group<'t> {
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.last_comments.is_empty()
    }

    /// `Any([…])`: round brackets around one thing that has brackets itself; both are opened on one line.
    pub(super) fn is_wrapper(&self) -> bool {
        let [item] = &self.items[..] else {
            return false;
        };
        let is_plain = item.before.is_empty() && item.after.is_empty() && self.last_comments.is_empty();
        let has_name = item.pieces.iter().any(|piece| matches!(piece, Piece::Colon));
        self.open == "(" && is_plain && !has_name && matches!(item.pieces.last(), Some(Piece::Group(_)))
    }

    /// Values by their places, such as `("12 May", "No call made.")`; they are read as a pair and stay together.
    pub(super) fn is_by_place(&self) -> bool {
        let has_name = |item: &Item<'_>| item.pieces.iter().any(|piece| matches!(piece, Piece::Colon));
        self.open == "(" && !self.items.iter().any(has_name)
    }
}
