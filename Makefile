# Each command installs what it needs on Debian and Ubuntu, and says elsewhere what to install.
.PHONY: run test bench pictures

run:
	@.ci/setup run
	cargo run --locked

test:
	@.ci/setup test
	cargo test --locked --profile dev

# Headless: the simulator, the command line and the store.
bench:
	cargo bench --locked --no-default-features --features bench

# Contact sheets of every screen in every size, theme, language and size of text, for people to look at.
pictures:
	@.ci/setup test
	cargo build --locked
	tests/contact_sheets.sh target/pictures
