# Each command installs what it needs on Debian and Ubuntu, and says elsewhere what to install.
.PHONY: run test bench

run:
	@.ci/setup run
	cargo run --locked

test:
	@.ci/setup test
	cargo test --locked

# Headless: the simulator, the command line and the store.
bench:
	cargo bench --locked --no-default-features --features assessor
