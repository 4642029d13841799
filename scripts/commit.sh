# Sourced by what builds, at the root of the sources: $commit is what they are of, marked where they differ from it.

commit=unknown
# shellcheck disable=SC2034
[ ! -e .git ] || commit=$(git describe --always --dirty --abbrev=12 --exclude='*' 2> /dev/null) || commit=unknown
