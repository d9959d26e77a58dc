//! Temporary.
use rolecall::sim::scenario::load::load;
fn main(){ for p in std::env::args().skip(1){ let b=std::fs::read(&p).unwrap();
 let (ok,m)= if p.contains("/rules/"){let l=load::<rolecall::sim::rules::model::RulePack>(&p,&b);(l.value.is_some(),l.mistakes)} else if p.contains("/facts/"){let l=load::<rolecall::sim::rules::model::FactPack>(&p,&b);(l.value.is_some(),l.mistakes)} else if p.ends_with("bank.ron"){let l=load::<rolecall::sim::rules::model::Bank>(&p,&b);(l.value.is_some(),l.mistakes)} else if p.contains(".zh-Hans"){let l=load::<rolecall::sim::scenario::locale::LocaleTable>(&p,&b);(l.value.is_some(),l.mistakes)} else {let l=load::<rolecall::sim::scenario::model::Scenario>(&p,&b);(l.value.is_some(),l.mistakes)};
 println!("{p}: {ok} {}", m.len()); for d in m.iter().take(12){ let line=1+b[..d.span.start as usize].iter().filter(|c|**c==b'\n').count(); println!("  {line}: {} {} {:?}", d.code,d.message,d.help);} } }
