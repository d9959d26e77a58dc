//! `rolecall graph`: draws a call.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::Surroundings;
use super::exit_code::ExitCode;
use crate::sim::check::CheckedScenario;
use crate::sim::writing::call_graph::{CallGraph, GraphChoice, call_graph};
use crate::sim::writing::graph_svg::svg;
use crate::sim::writing::graph_text::{dot, mermaid};
use crate::store::library_writing::write_whole;
use crate::words::Words;

/// Draw a call as a graph.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  rolecall graph angry-complaint --out call.svg
  rolecall graph angry-complaint --out call.mmd
  rolecall graph angry-complaint --format dot | dot -Tpdf -o call.pdf
  rolecall graph my-calls/lost-card.ron --format mermaid --country uk

Dashed lines are what happens when time is over, on hanging up, on transfers, and when tension or patience reach their end.
A sign with an arrow stands for a way that would be long or lead upwards. Nodes that no way leads to are marked.
A call that nobody can play because of a trap is drawn with the trap marked.
Exit codes: 0 fine, 1 it is drawn and has a trap, 2 cannot run.")]
pub struct GraphArguments {
    /// The call: its id or its path.
    pub scenario: String,
    /// A picture that needs nothing else, or the words of a program that draws graphs; without it, by the ending of --out, else svg.
    #[arg(long, value_enum)]
    pub format: Option<GraphFormat>,
    /// Only what can happen under the rules of this country.
    #[arg(long)]
    pub country: Option<String>,
    /// Leave out hanging up, transfers, and what tension and patience lead to.
    #[arg(long)]
    pub conversation: bool,
    /// The file to write, instead of standard output: .svg, .dot, .gv, .mmd or .mermaid; one that is there is replaced.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Language of the words: en or zh-Hans; without it, that of the system. Texts are in it where they are translated.
    #[arg(long)]
    pub locale: Option<String>,
}

/// How a graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A picture.
    Svg,
    /// For Graphviz.
    Dot,
    /// For Mermaid.
    Mermaid,
}

/// The endings of files that say what is in them.
const ENDINGS: [(&str, GraphFormat); 5] = [
    ("svg", GraphFormat::Svg),
    ("dot", GraphFormat::Dot),
    ("gv", GraphFormat::Dot),
    ("mmd", GraphFormat::Mermaid),
    ("mermaid", GraphFormat::Mermaid),
];

impl GraphArguments {
    /// How the graph is written. A file never says by its ending that it is something else.
    fn chosen_format(&self, words: &Words) -> anyhow::Result<GraphFormat> {
        let Some(out) = &self.out else {
            return Ok(self.format.unwrap_or(GraphFormat::Svg));
        };
        let ending = out
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_ascii_lowercase();
        let of_ending = ENDINGS.into_iter().find(|(known, _)| *known == ending);
        match (of_ending, self.format) {
            (Some((_, format)), None) => Ok(format),
            (Some((_, format)), Some(wanted)) if format == wanted => Ok(wanted),
            (_, wanted) => {
                let key = match wanted {
                    Some(_) => "graph-ending-not-of-format",
                    None => "graph-ending",
                };
                let parts = [
                    ("file", out.display().to_string().into()),
                    ("call", self.scenario.clone().into()),
                ];
                bail!(words.with(key, &parts))
            }
        }
    }

    /// Draws the call.
    ///
    /// # Errors
    /// When there is no such call or it has errors, when it does not support the country, or when the file cannot be written.
    pub fn run(&self, surroundings: &Surroundings) -> anyhow::Result<ExitCode> {
        let words = surroundings.words(self.locale.as_deref())?;
        let format = self.chosen_format(&words)?;
        let (checked, traps) = surroundings.drawable(&self.scenario, &words)?;
        self.refuse_other_countries(&checked, &words)?;
        let choice = GraphChoice {
            country: self.country.clone(),
            is_conversation_only: self.conversation,
            is_chinese: words.locale().is_chinese(),
        };
        let mut graph = call_graph(&checked, &choice);
        graph.mark_traps(&traps.iter().filter_map(|trap| trap.place.as_deref()).collect());
        let text = match format {
            GraphFormat::Svg => svg(&graph),
            GraphFormat::Dot => dot(&graph),
            GraphFormat::Mermaid => mermaid(&graph),
        };
        self.write(&text, &graph, &words)?;
        if traps.is_empty() {
            return Ok(ExitCode::Fine);
        }
        let nodes: Vec<&str> = traps.iter().filter_map(|trap| trap.place.as_deref()).collect();
        let parts = [
            ("call", checked.scenario.id.value.clone().into()),
            ("nodes", words.listed(&nodes).into()),
        ];
        eprintln!("{}", words.with("graph-traps", &parts));
        Ok(ExitCode::Findings)
    }

    fn refuse_other_countries(&self, checked: &CheckedScenario, words: &Words) -> anyhow::Result<()> {
        let countries = checked.scenario.countries.iter();
        let countries: Vec<&str> = countries.map(|country| country.value.as_str()).collect();
        match &self.country {
            Some(country) if !countries.contains(&country.as_str()) => {
                let parts = [
                    ("call", checked.scenario.id.value.clone().into()),
                    ("country", country.clone().into()),
                    ("countries", words.listed(&countries).into()),
                ];
                bail!(words.with("graph-country", &parts));
            }
            _ => Ok(()),
        }
    }

    fn write(&self, text: &str, graph: &CallGraph, words: &Words) -> anyhow::Result<()> {
        let Some(path) = &self.out else {
            // A reader that has gone away ends nothing but the printing.
            drop(std::io::stdout().lock().write_all(text.as_bytes()));
            return Ok(());
        };
        write_whole(path, text.as_bytes())?;
        let parts = [
            ("file", path.display().to_string().into()),
            ("places", graph.nodes.len().into()),
            ("ways", graph.edges.len().into()),
        ];
        eprintln!("{}", words.with("graph-written", &parts));
        Ok(())
    }
}
