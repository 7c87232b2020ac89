# dezmap: GNU make, no configure. Nothing is written outside build/ and maps/. `make help` lists what there is.

VERSION := 0.1.0
MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   := build/$(MODE)

# ---- packages --------------------------------------------------------------------------------------------------------
# Three tiers: to build and run; what the tests need; the peers that `make bench` measures against.
DEPS       := gcc libc6-dev make pkg-config libgdal-dev libproj-dev libgeos-dev libcairo2-dev libpango1.0-dev \
              libglib2.0-dev libjansson-dev libpng-dev libgif-dev libdeflate-dev fonts-noto-core \
              fontconfig
CHECK_DEPS := bats parallel perl binutils poppler-utils librsvg2-bin libxml2-utils qpdf gdal-bin clang clang-format \
              clang-tidy libclang-rt-14-dev python3 python3-gdal locales nodejs chromium $(if $(shell command -v npm),,npm)
BENCH_DEPS := mapserver-bin time gdal-bin python3-gdal python3-numpy python3-scipy python3-shapely qgis-common mawk \
              hyperfine
PKGS       := gdal proj geos pangocairo cairo cairo-pdf cairo-svg gio-2.0 glib-2.0 jansson libpng libdeflate

# ---- flags -----------------------------------------------------------------------------------------------------------
WARN   := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
COMMON := -std=c11 -D_XOPEN_SOURCE=700 -DDZ_VERSION='"$(VERSION)"' -DG_LOG_DOMAIN='"dezmap"' -Isrc \
          -fvisibility=hidden -fPIC $(WARN)
FLAGS_release := -O2 -g
FLAGS_debug   := -O0 -g3
FLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_cover   := -O0 -g --coverage
FLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
ifeq ($(FLAGS_$(MODE)),)
$(error MODE is $(MODE); expected release, debug, asan, cover or fuzz)
endif
CC      := $(if $(filter fuzz,$(MODE)),clang,gcc)
CFLAGS  ?=
LDFLAGS ?=

SOURCES := $(sort $(wildcard src/*/*.c))
LIB_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cmd/%,$(SOURCES)))
LIB_OBJECTS += $(BUILD)/obj/report/assets.o
CMD_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter src/cmd/%,$(SOURCES)) src/main.c)
PROGRAM := $(BUILD)/dezmap
LIBRARY := $(BUILD)/libdezmap.a
SHARED  := $(BUILD)/libdezmap.so.0
PACKAGE := $(BUILD)/syria.gpkg

TEST_SOURCES := $(sort $(wildcard tests/unit/*/test_*.c tests/golden/test_*.c))
TESTS        := $(TEST_SOURCES:tests/%.c=$(BUILD)/tests/%)
SCRIPTS      := $(sort $(wildcard tests/house/*.py tests/cli/*.bats)) tests/oracle/oracle.mjs \
                tests/browser/report.mjs
FUZZERS      := $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

SHELL := /bin/bash
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all deps check-deps bench-deps check tests maps bench fuzz soak docs gallery golden format lint cover install uninstall clean help
all: $(PROGRAM) $(SHARED) $(PACKAGE)

help:
	@sed -n 's/^#: //p' Makefile

#: all         the program and the library, in build/MODE/ (MODE=release, debug, asan or cover)
#: deps        install what building needs (Debian's packages; through sudo when not root)
#: check-deps  install what the tests need
#: bench-deps  install the programs that `make bench` measures against
#: maps        draw every round of the shipped data set into maps/
#: gallery     draw the pictures of README and docs/gallery.md (then look at them)
#: check       install what the tests need, build and run every test
#: tests       the same without looking for packages
#: soak        what takes long: ten million positions against GEOS, fuzzers with a million executions each
#: fuzz        the fuzzers, ten seconds each
#: bench       time and memory beside other programs
#: docs        write the tables of docs/style.md anew
#: golden      accept the maps as they are drawn now (then look at them)
#: format      clang-format the sources in place
#: lint        clang-format, clang-tidy and the house rules, without changing anything
#: cover       line coverage of the tests
#: install     into PREFIX (/usr/local), with DESTDIR before it
#: uninstall   what install put there
#: clean       remove build/ and maps/

# Says what is missing and installs it; silent when nothing is. $(1): packages, $(2): what they are for
define need_packages
@if command -v dpkg-query >/dev/null 2>&1; then \
  missing=; for p in $(1); do \
    dpkg-query -W -f '$${Status}\n' $$p 2>/dev/null | grep -q '^install ok installed' || missing="$$missing $$p"; done; \
  if [ -n "$$missing" ]; then \
    as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
    echo "To $(2), these packages are missing and will now be installed with apt-get:$$missing"; \
    $$as_root apt-get update -q && \
    $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing || { \
      echo "make: could not install:$$missing" >&2; exit 1; }; \
  fi; \
elif ! pkg-config --exists $(PKGS) 2>/dev/null; then \
  echo "make: this is not Debian; to $(2), install what Debian calls: $(1)" >&2; exit 1; \
fi
endef

deps:
	$(call need_packages,$(DEPS),build dezmap)
check-deps: deps
	$(call need_packages,$(CHECK_DEPS),run the tests)
	@$(MAKE) --no-print-directory build/npm/installed || \
	  echo "make: npm has not installed what is in tests/oracle/package.json: its tests will be skipped" >&2
bench-deps: deps
	$(call need_packages,$(BENCH_DEPS),measure against other programs)

# ---- build -----------------------------------------------------------------------------------------------------------
# What pkg-config says is kept in a file that is made anew when this Makefile changes, and compared with the flags of the
# last build, so that changed flags rebuild. Goals that build nothing do not make it.
QUIET_GOALS := help deps check-deps bench-deps clean format uninstall
ifneq ($(filter-out $(QUIET_GOALS),$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/packages.mk
endif

$(BUILD)/packages.mk: Makefile
	@$(MAKE) --no-print-directory deps
	@mkdir -p $(@D)
	@pkg-config --exists --print-errors $(PKGS)
	@printf 'PKG_CFLAGS := %s\nPKG_LIBS := %s\n' "$$(pkg-config --cflags $(PKGS) | sed 's/-I/-isystem /g')" \
	  "$$(pkg-config --libs $(PKGS))" > $@

# Commands are shown with V=1, else what they make.
Q   := $(if $(V),,@)
say  = $(if $(V),,@printf '  %-8s %s\n' '$(1)' '$(2)')

ALL_CFLAGS = $(COMMON) $(FLAGS_$(MODE)) $(CFLAGS) $(PKG_CFLAGS)
ALL_LIBS   = $(LDFLAGS) $(PKG_LIBS) -lgif -lm # giflib has no .pc file in Debian

.PHONY: force
$(BUILD)/flags: force
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(ALL_LIBS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(ALL_LIBS)' > $@

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The files that go into a report's page, as strings: page.css is dz_report_page_css.
ASSETS := $(sort $(wildcard src/report/*.css src/report/*.js))
$(BUILD)/obj/report/assets.c: $(ASSETS) Makefile
	@mkdir -p $(@D)
	$(call say,embed,$@)
	$(Q)for f in $(ASSETS); do name=$${f##*/}; \
	  printf 'extern const char dz_report_%s[];\nconst char dz_report_%s[] = {\n' $${name/./_} $${name/./_}; \
	  od -An -v -tx1 $$f | sed 's/ \(..\)/0x\1,/g'; printf '0x00};\n'; done > $@
$(BUILD)/obj/report/assets.o: $(BUILD)/obj/report/assets.c $(BUILD)/flags
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/members: force
	@mkdir -p $(@D)
	@echo '$(LIB_OBJECTS)' | cmp -s - $@ || echo '$(LIB_OBJECTS)' > $@

$(LIBRARY): $(LIB_OBJECTS) $(BUILD)/members
	$(call say,archive,$@)
	@rm -f $@
	$(Q)ar rcsD $@ $(LIB_OBJECTS)

$(SHARED): $(LIB_OBJECTS)
	$(call say,link,$@)
	$(Q)$(CC) $(FLAGS_$(MODE)) -shared -Wl,-soname,libdezmap.so.0 -o $@ $^ $(ALL_LIBS)

$(PROGRAM): $(CMD_OBJECTS) $(LIBRARY)
	$(call say,link,$@)
	$(Q)$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(ALL_LIBS)

# The shipped data set with its composite: what the program opens by default, while no text is younger.
$(PACKAGE): $(PROGRAM) $(shell find geodata/syria 2>/dev/null)
	$(call say,export,$@)
	$(Q)$(PROGRAM) export -q -d geodata/syria -o $@

-include $(LIB_OBJECTS:.o=.d) $(CMD_OBJECTS:.o=.d)

# ---- maps ------------------------------------------------------------------------------------------------------------
maps: maps/.drawn
	@ls maps/*.png | wc -l | sed 's/$$/ maps are in maps\//'

# Drawn anew when the program or a file of the data changed, was added or taken away, or when a map is missing.
ifneq ($(filter maps,$(MAKECMDGOALS)),)
$(shell xargs -r -a maps/.drawn ls >/dev/null 2>&1 || rm -f maps/.drawn)
endif

maps/.drawn: $(PROGRAM) $(PACKAGE) $(shell find geodata styles 2>/dev/null)
	@mkdir -p maps
	$(PROGRAM) render --round all -o maps/
	@ls maps/*.png > $@

# The pictures of docs: name and what is drawn. Fonts are those of the tests.
GALLERY_SIZE := --size 1040x780 --dpi 97.5
define GALLERY
round-09 --round 9
gallery/country --round 6
gallery/idlib-06 --round 6 --zone idlib
gallery/idlib-09 --round 9 --zone idlib
gallery/idlib-14 --round 14 --zone idlib
gallery/idlib-15 --round 15 --zone idlib
gallery/ghouta-08 --round 8 --zone ghouta
gallery/south-09 --round 9 --zone south
gallery/south-10 --round 10 --zone south
gallery/saraqib-14 --round 14 --around Saraqib --radius 15
gallery/changes-09-15 --round 15 --compare 9 --zone idlib
gallery/print-09 --round 9 --style print
gallery/night-09 --round 9 --style night
gallery/arabic-11 --round 11 --lang ar
endef
export GALLERY

gallery: $(PROGRAM) $(PACKAGE)
	@mkdir -p docs/gallery
	@echo "$$GALLERY" | while read -r name options; do echo "  draw     docs/$$name.png"; \
	  FONTCONFIG_FILE=$(abspath tests/fonts.conf) $(PROGRAM) render $$options $(GALLERY_SIZE) -o docs/$$name.png || exit 1; done

# ---- tests -----------------------------------------------------------------------------------------------------------
# All of them speak TAP and run under prove; tests/run knows how each kind is started. Fonts are pinned, so that text
# measures the same everywhere, and the peers of the tests find the program of this MODE in DEZMAP.
TEST_ENV = DEZMAP=$(abspath $(PROGRAM)) DEZMAP_BUILD=$(abspath $(BUILD)) FONTCONFIG_FILE=$(abspath tests/fonts.conf) \
           ASAN_OPTIONS=detect_leaks=0:handle_abort=1 UBSAN_OPTIONS=print_stacktrace=1 LC_ALL=C.UTF-8 G_DEBUG=fatal-criticals \
           XDG_CACHE_HOME=$(abspath $(BUILD))/cache LOCPATH=$(abspath build/locale)

$(BUILD)/tests/%: tests/%.c $(LIBRARY) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,test,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -DDZ_TESTS_DIR='"tests"' -MMD -MP -o $@ $< $(LIBRARY) $(ALL_LIBS)
-include $(TESTS:=.d) $(BUILD)/tests/oracle/evaluate.d

check: check-deps
	@$(MAKE) --no-print-directory tests

# What npm's packages of the tests are, and their checksums, is in tests/oracle/; they stay in build/.
build/npm/installed: tests/oracle/package.json tests/oracle/package-lock.json
	@mkdir -p $(@D)
	@cp $^ $(@D)
	cd $(@D) && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

# A locale with a decimal comma, to test that numbers do not care.
build/locale/de_DE.UTF-8:
	@mkdir -p $(@D)
	localedef -i de_DE -f UTF-8 $@

tests: $(PROGRAM) $(SHARED) $(PACKAGE) $(TESTS) $(BUILD)/tests/oracle/evaluate build/locale/de_DE.UTF-8
	@mkdir -p $(BUILD)/cache
	@$(TEST_ENV) perl tests/prove.pl $(TESTS) $(SCRIPTS)

# What is said of styles by hand stays; the tables after it are the program's.
docs: $(PROGRAM)
	@sed '/^## Layers and their properties$$/,$$d' docs/style.md > $(BUILD)/style.md
	@$(PROGRAM) style reference >> $(BUILD)/style.md
	@cp $(BUILD)/style.md docs/style.md

golden: $(BUILD)/tests/golden/test_golden
	$(TEST_ENV) DEZMAP_GOLDEN=accept $< --tap
	@echo "Now look at every picture in tests/golden that git says has changed."

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(LIBRARY) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,fuzzer,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $< $(LIBRARY) $(ALL_LIBS)

FUZZ_LIMIT := -max_total_time=10
fuzz:
	@$(MAKE) --no-print-directory MODE=fuzz run-fuzzers
soak: $(BUILD)/tests/soak/covers
	@mkdir -p build/bench
	@for s in 50k 1m; do \
	  [ -s build/bench/r01_$$s.wkbs ] || SETS=$$s /usr/bin/python3 tests/bench/gen.py build/bench || exit 1; done
	$< geodata/syria
	$< build/bench/r01_50k.wkbs
	$< build/bench/r01_1m.wkbs
	@$(MAKE) --no-print-directory MODE=fuzz FUZZ_LIMIT=-runs=1000000 run-fuzzers

.PHONY: run-fuzzers
run-fuzzers: $(FUZZERS)
	@for f in $(FUZZERS); do corpus=$(BUILD)/corpus/$${f##*/}; mkdir -p $$corpus; \
	  echo "$${f##*/} $(FUZZ_LIMIT)"; \
	  $$f $(FUZZ_LIMIT) -verbosity=0 -print_final_stats=1 -artifact_prefix=$(BUILD)/ $$corpus tests/fuzz/corpus/$${f##*/} \
	    2>&1 | grep -E 'number_of_executed|ERROR|SUMMARY' ; \
	  test ! -e $(BUILD)/crash-* || exit 1; done

# ---- measure ---------------------------------------------------------------------------------------------------------
bench: $(PROGRAM) $(BUILD)/tests/bench/changes $(BUILD)/tests/bench/locate
	@mkdir -p build/bench
	tests/bench/render.sh $(PROGRAM)
	tests/bench/report.sh $(PROGRAM)
	tests/bench/changes.sh $(BUILD)
	tests/bench/daily.sh $(PROGRAM)
	tests/bench/postgis.sh $(BUILD) build/bench/rounds_50k.wkbs
	tests/bench/locate.sh $(BUILD)

cover:
	$(MAKE) MODE=cover tests
	@cd build/cover && gcov -n -o . $$(find obj -name '*.gcda') 2>/dev/null | tests_root=$(CURDIR) \
	  awk '/^File .*src\//{f=$$2} /^Lines executed/ && f{split($$2,a,":"); sub(/%/,"",a[2]); n=$$4; c+=n*a[2]/100; t+=n; \
	  printf "%6.1f %% of %4d  %s\n", a[2], n, f; f=""} END{printf "%6.1f %% of %d lines\n", 100*c/t, t}'

# ---- style -----------------------------------------------------------------------------------------------------------
ALL_C := $(sort $(wildcard src/*.[ch] src/*/*.[ch] tests/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch]))

format:
	clang-format -i $(ALL_C)

lint: $(BUILD)/flags
	clang-format --dry-run --Werror $(ALL_C)
	clang-tidy --quiet $(SOURCES) src/main.c -- $(COMMON) $(PKG_CFLAGS) 2>&1 | grep -v 'warnings generated' ; \
	  test "$${PIPESTATUS:-0}" = 0
	for t in tests/house/*.py; do python3 $$t >$(BUILD)/house.log || { cat $(BUILD)/house.log; exit 1; }; done

# ---- install ---------------------------------------------------------------------------------------------------------
ROOT  = $(DESTDIR)$(PREFIX)
SHARE = $(ROOT)/share/dezmap

install: all
	install -d $(ROOT)/bin $(ROOT)/lib/pkgconfig $(ROOT)/include $(SHARE)
	install -m 755 $(PROGRAM) $(ROOT)/bin/dezmap
	install -m 755 $(SHARED) $(ROOT)/lib/libdezmap.so.0
	ln -sf libdezmap.so.0 $(ROOT)/lib/libdezmap.so
	install -m 644 src/dezmap.h $(ROOT)/include/dezmap.h
	printf 'Name: dezmap\nDescription: de-escalation zones through the rounds of a negotiation\nVersion: %s\n%s\n%s\n%s\n' \
	  '$(VERSION)' 'Requires: glib-2.0' 'Libs: -L$(PREFIX)/lib -ldezmap' 'Cflags: -I$(PREFIX)/include' \
	  > $(ROOT)/lib/pkgconfig/dezmap.pc
	cd geodata && find syria -type f -exec install -D -m 644 {} $(SHARE)/{} \;
	install -m 644 $(PACKAGE) $(SHARE)/syria.gpkg
	install -d $(SHARE)/styles
	install -m 644 $(wildcard styles/*.json styles/*.ini) $(SHARE)/styles
	install -m 644 geodata/LICENSE.md $(SHARE)/LICENSE-geodata.md
	install -m 644 LICENSE $(SHARE)/LICENSE

uninstall:
	rm -rf $(SHARE)
	rm -f $(ROOT)/bin/dezmap $(ROOT)/lib/libdezmap.so.0 $(ROOT)/lib/libdezmap.so $(ROOT)/lib/pkgconfig/dezmap.pc \
	  $(ROOT)/include/dezmap.h

clean:
	rm -rf build maps
