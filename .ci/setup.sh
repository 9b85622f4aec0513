# shellcheck shell=bash disable=SC2154  # root is the caller's
# Shared by run.sh and test.sh, which source it: say what is done, find the packages that are missing.

say() {
	printf '==> %s\n' "$*" >&2
}

fail() {
	printf 'error: %s\n' "$*" >&2
	exit 3
}

# The packages of .ci/packages.tsv for the uses given that this machine lacks, one a line.
missing_packages() {
	local use package command
	while IFS=$'\t' read -r use package command; do
		[[ " $* " == *" $use "* ]] || continue
		if [[ -n $command ]]; then
			command -v "$command" >/dev/null 2>&1 && continue
		elif dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
			continue
		fi
		echo "$package"
	done <"$root/.ci/packages.tsv"
}

# Install what is missing for the uses given, asking nothing; needs root or sudo only when something is.
need_packages() {
	local missing become=()
	mapfile -t missing < <(missing_packages "$@")
	(( ${#missing[@]} )) || return 0

	command -v apt-get >/dev/null || fail "this is not Debian; please install: ${missing[*]}"
	if (( EUID != 0 )); then
		command -v sudo >/dev/null || fail "neither root nor sudo; please run: apt-get install ${missing[*]}"
		become=(sudo)
	fi
	say "Installing ${#missing[@]} Debian packages and what they need, some minutes: ${missing[*]}"
	"${become[@]}" apt-get update -qq || say "apt-get update failed; trying with the lists that are here"
	"${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		"${missing[@]}" >&2 || fail "apt-get could not install: ${missing[*]}"
}

# What a reader needs of the log of a build that failed: the errors, not the hundreds of files that went well.
show_build_errors() {
	grep -avE '^\[[0-9]+/[0-9]+\] |^ninja: ' "$1" | head -n 60 >&2
}

# Set up a Meson folder once, again when its options or its Meson changed, from nothing when it is broken.
need_build_folder() {
	local folder=$1 state="$1/.options"
	shift
	[[ -f $folder/build.ninja && -f $state && $(<"$state") == "$*" ]] && return 0
	say "Preparing $folder"
	rm -rf "$folder"
	meson setup "$folder" "$root" "$@" >/dev/null || {
		tail -n 30 "$folder/meson-logs/meson-log.txt" >&2 2>/dev/null
		fail "Meson could not prepare $folder"
	}
	printf '%s' "$*" >"$state"
}
