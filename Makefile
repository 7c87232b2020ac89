# dezmap: GNU make, no configure. Nothing is written outside build/ and maps/. `make help` lists what there is.

VERSION := 0.1.0
MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   := build/$(MODE)

# ---- packages --------------------------------------------------------------------------------------------------------
# Three tiers: to build and run; what the tests need; the peers that `make bench` measures against.
DEPS       := gcc libc6-dev make pkg-config libgdal-dev libproj-dev libgeos-dev libcairo2-dev libpango1.0-dev \
              libglib2.0-dev libjansson-dev libpng-dev fonts-noto-core fontconfig
CHECK_DEPS := bats perl binutils poppler-utils librsvg2-bin libxml2-utils qpdf gdal-bin clang clang-format clang-tidy \
              libclang-rt-14-dev python3
BENCH_DEPS := mapserver-bin time
PKGS       := gdal proj geos pangocairo cairo cairo-pdf cairo-svg gio-2.0 glib-2.0 jansson libpng

# ---- flags -----------------------------------------------------------------------------------------------------------
WARN   := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
COMMON := -std=c11 -D_XOPEN_SOURCE=700 -DDZ_VERSION='"$(VERSION)"' -DG_LOG_DOMAIN='"dezmap"' -Isrc \
          -fvisibility=hidden -fPIC $(WARN)
FLAGS_release := -O2 -g
FLAGS_debug   := -O0 -g3
FLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_cover   := -O0 -g --coverage
ifeq ($(FLAGS_$(MODE)),)
$(error MODE is $(MODE); expected release, debug, asan or cover)
endif
CC      := gcc
CFLAGS  ?=
LDFLAGS ?=

SOURCES := $(filter-out src/main.c,$(sort $(wildcard src/*/*.c)))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
PROGRAM := $(BUILD)/dezmap
LIBRARY := $(BUILD)/libdezmap.a
SHARED  := $(BUILD)/libdezmap.so.0

UNIT_SOURCES := $(sort $(wildcard tests/unit/*/test_*.c tests/golden/test_*.c))
UNIT_TESTS   := $(UNIT_SOURCES:tests/%.c=$(BUILD)/tests/%)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all deps check-deps bench-deps check maps bench golden format lint cover install uninstall clean help
all: $(PROGRAM) $(SHARED)

help:
	@sed -n 's/^#: //p' Makefile

#: all         the program and the library, in build/MODE/ (MODE=release, debug, asan or cover)
#: deps        install what building needs (Debian's packages; through sudo when not root)
#: check-deps  install what the tests need
#: bench-deps  install the programs that `make bench` measures against
#: maps        draw every round of the shipped data set into maps/
#: check       build and run every test
#: bench       time and memory beside other programs
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

ALL_CFLAGS = $(COMMON) $(FLAGS_$(MODE)) $(CFLAGS) $(PKG_CFLAGS)
ALL_LIBS   = $(LDFLAGS) $(PKG_LIBS) -lm

.PHONY: force
$(BUILD)/flags: force
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(ALL_LIBS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(ALL_LIBS)' > $@

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	ar rcsD $@ $^

$(SHARED): $(OBJECTS)
	$(CC) $(FLAGS_$(MODE)) -shared -Wl,-soname,libdezmap.so.0 -o $@ $^ $(ALL_LIBS)

$(PROGRAM): $(BUILD)/obj/main.o $(LIBRARY)
	$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(ALL_LIBS)

-include $(OBJECTS:.o=.d) $(BUILD)/obj/main.d

# ---- maps ------------------------------------------------------------------------------------------------------------
maps: maps/.drawn
	@ls maps/*.png | wc -l | sed 's/$$/ maps are in maps\//'

maps/.drawn: $(PROGRAM) $(shell find geodata styles -type f 2>/dev/null)
	@mkdir -p maps
	$(PROGRAM) render --round all -o maps/
	@touch $@
