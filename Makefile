# Short names for the two scripts, which do not need make.
.PHONY: plan test

plan:
	@sh scripts/plan.sh

test:
	@sh scripts/test.sh
